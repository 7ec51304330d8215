#!/usr/bin/env bats
# format.bats: what the lines of a LAB.md mean. Each test writes a small lab and
# runs it with "lab test".
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell

load helper

# with_program NAME: a copy of the engine finds this program, so that the fact holds.
with_program() {
    local bin="$BATS_TEST_TMPDIR/bin"
    mkdir "$bin"
    cp "$(command -v lab)" "$bin"
    printf '#!/bin/sh\n' >"$bin/$1"
    chmod +x "$bin/$1"
    PATH=$bin:$PATH
}

# points: how many commands the lab has, from the plan of the last run.
points() {
    sed -n 's/^1\.\.//p' <<<"$output"
}

# --- commands -----------------------------------------------------------------

@test "a line that begins with a dollar sign and a blank is a command" {
    console <<'END'
$ echo one
one
$ echo two
two
END
    holds
    same 2 "$(points)"
}

@test "a dollar sign without a blank is output" {
    console <<'END'
$ printf '$HOME\n$\n'
$HOME
$
END
    holds
    same 1 "$(points)"
}

@test "lines that begin with > directly below a command continue it" {
    console <<'END'
$ for i in 1 2
> do echo "$i"
> done
1
2
END
    holds
    same 1 "$(points)"
}

@test "a bare > continues a command with an empty line" {
    console <<'END'
$ printf '%s' 'a
>
> b'
a

b
END
    holds
}

@test "only one blank after > is taken away" {
    console <<'END'
$ cat <<X
>   a
> X
  a
END
    holds
}

@test "after the first output line > is output" {
    console <<'END'
$ printf 'a\n> b\n>\n'
a
> b
>
END
    holds
}

@test "output that should begin with > and does not is a difference" {
    console <<'END'
$ printf 'a\nb\n'
a
> b
END
    differs 4
}

# --- expectations -------------------------------------------------------------

@test "another output is a difference" {
    console <<'END'
$ echo one
two
$ echo three
three
END
    differs 4
}

@test "more output than expected is a difference" {
    console <<'END'
$ printf 'one\ntwo\n'
one
END
    differs 4
}

@test "less output than expected is a difference" {
    console <<'END'
$ echo one
one
two
END
    differs 4
}

@test "a command without expected lines prints nothing" {
    console <<'END'
$ true
$ echo something
END
    differs 5
}

@test "an empty line is not nothing" {
    console <<'END'
$ echo
END
    differs 4
}

@test "blank lines count, at the end too" {
    console <<'END'
$ printf 'a\n\nb\n\n'
a

b

$ printf 'a\nb\n'
a

b
$ printf 'a\n\n'
a
END
    differs "9 13"
}

@test "leading blanks count" {
    console <<'END'
$ echo '  a'
  a
$ echo '  a'
 a
END
    differs 6
}

@test "a tab is not a blank" {
    console <<END
$ printf '\ta\tb\n'
$(printf '\ta\tb')
$ printf 'a\tb\n'
a b
END
    differs 6
}

@test "trailing blanks and tabs do not count, on either side" {
    local blanks=$' \t '
    console <<END
$ printf 'a \nb\t\n'
a
b
$ printf 'a\nb\n'
a$blanks
b$blanks
END
    holds
}

@test "a missing final newline does not count" {
    console <<'END'
$ printf a
a
$ printf 'a\n'
a
END
    holds
}

@test "upper and lower case differ" {
    console <<'END'
$ echo Text
text
END
    differs 4
}

# --- wildcards ----------------------------------------------------------------

@test "... stands for any lines, possibly none" {
    console <<'END'
$ seq 1 5
1
...
5
$ seq 1 2
1
...
2
$ seq 1 3
...
END
    holds
}

@test "what stands around ... must still be there" {
    console <<'END'
$ seq 1 5
1
...
6
$ seq 1 5
2
...
5
END
    differs "4 8"
}

@test "... may take a line that looks like the next expected one" {
    console <<'END'
$ printf 'x\ny\nx\nz\n'
...
x
z
END
    holds
}

@test "... within a line means itself" {
    console <<'END'
$ echo 'and so on ...'
and so on ...
$ echo 'and so on'
and so on ...
END
    differs 6
}

@test "[..] stands for any text of a line, possibly none" {
    console <<'END'
$ echo 'pid 1234 ended'
pid [..] ended
$ echo 'a  b'
a [..] b
$ echo 'one two'
[..]two
$ echo 'one two'
one[..]
END
    holds
}

@test "what stands around [..] must still be there" {
    console <<'END'
$ echo 'pid 1234 ended'
pid [..] died
$ echo 'pid 1234 ended'
job [..] ended
END
    differs "4 6"
}

@test "[..] does not reach over the end of a line" {
    console <<'END'
$ printf 'a\nb\n'
a[..]b
END
    differs 4
}

@test "several [..] in a line find the right places" {
    console <<'END'
$ echo 'aXbXc aXcXd'
a[..]X[..]X[..]d
END
    holds
}

@test "characters that shells and grep treat specially mean themselves" {
    console <<'END'
$ echo ac
a*c
$ echo abc
a.c
$ echo a
[abc]
$ echo 'a*c.d[e]?'
a*c.d[e]?
END
    differs "4 6 8"
}

@test "[LAB] stands for the folder that the lab runs in, with its whole path" {
    console <<'END'
$ pwd -P
[LAB]
$ cd libdemo 2>/dev/null || mkdir -p libdemo && cd libdemo
$ echo "in $(pwd -P)/x"
in [LAB]/libdemo/x
END
    holds
}

@test "[LAB] stands for no other folder" {
    console <<'END'
$ echo /usr/lib
[LAB]
$ echo "$PWD/sub"
[LAB]
END
    differs "4 6"
}

# --- [exit N] -----------------------------------------------------------------

@test "a command must end with status 0" {
    console <<'END'
$ true
$ false
END
    differs 5
}

@test "[exit N] asks for another status" {
    console <<'END'
$ false
[exit 1]
$ (exit 42)
[exit 42]
$ (exit 3)
[exit 2]
$ true
[exit 1]
END
    differs "8 10"
}

@test "[exit N] stands below the output" {
    console <<'END'
$ ls /nowhere
[..]nowhere[..]
[exit 2]
$ echo more; false
[exit 1]
END
    differs 7
}

@test "a signal is status 128+N" {
    console <<'END'
$ sh -c 'kill -9 $$'
[..]
[exit 137]
$ sh -c 'kill -15 $$' 2>/dev/null
...
[exit 143]
END
    holds
}

@test "[exit 0] may be said" {
    console <<'END'
$ true
[exit 0]
$ false
[exit 0]
END
    differs 6
}

@test "blanks behind [exit N] do not count" {
    local blanks='  '
    console <<END
$ false
[exit 1]$blanks
END
    holds
}

# --- escapes ------------------------------------------------------------------

@test "a backslash makes a line mean itself: \$, >, ..., [exit 1] and a backslash" {
    console <<'END'
$ printf '%s\n' '$ ls' '> more' '...' '[exit 1]' '\n'
\$ ls
\> more
\...
\[exit 1]
\\n
END
    holds
    same 1 "$(points)"
}

@test "an escaped ... takes no other line" {
    console <<'END'
$ echo other
\...
END
    differs 4
}

@test "an escaped [exit 1] asks for no status" {
    console <<'END'
$ echo '[exit 1]'; false
\[exit 1]
END
    differs 4
}

@test "only the first backslash is taken away" {
    console <<'END'
$ printf '%s\n' 'a\b' '\\'
a\b
\\\
END
    holds
}

# --- what is no text ----------------------------------------------------------

@test "bytes that are no text show as \\xNN" {
    console <<'END'
$ printf 'a\001b\033[1m\177\n'
a\x01b\x1b[1m\x7f
$ printf 'carriage return\r\n'
carriage return\x0d
$ printf 'a\000b\n'
a\x00b
$ printf '\377\n'
\\xff
$ printf 'C1 control \302\205\n'
C1 control \xc2\x85
END
    holds
}

@test "UTF-8 text shows as it is" {
    console <<'END'
$ printf 'Gr\303\266\303\237e \342\202\254 \360\237\220\247\n'
Größe € 🐧
END
    holds
}

@test "broken UTF-8 shows as \\xNN: cut short, overlong, surrogates, beyond the last" {
    console <<'END'
$ printf 'a\303\n'
a\xc3
$ printf 'a\300\257 \340\200\257 \360\200\200\257\n'
a\xc0\xaf \xe0\x80\xaf \xf0\x80\x80\xaf
$ printf 'a\355\240\200\n'
a\xed\xa0\x80
$ printf 'a\364\220\200\200\n'
a\xf4\x90\x80\x80
$ printf 'a\342\202'
a\xe2\x82
END
    holds
}

# --- fences -------------------------------------------------------------------

@test "fences of another kind are shown, never run" {
    mklab <<'END'
# Lab 1: Try

```sh
$ touch ran
```

```c
$ touch ran
```

```text
$ touch ran
```

```
$ touch ran
```

```consoles
$ touch ran
```

```console
$ ls ran 2>/dev/null
[exit 2]
```
END
    holds
    same 1 "$(points)"
}

@test "a fence in a comment is not run" {
    mklab <<'END'
# Lab 1: Try

<!--
```console
$ touch ran
```
-->

```console
$ ls ran 2>/dev/null
[exit 2]
```
END
    holds
    same 1 "$(points)"
}

@test "a fence ends at a line with as many backticks, or more" {
    mklab <<'END'
# Lab 1: Try

````console
$ printf '```\n'
```
````

```console
$ echo two
two
`````
END
    holds
    same 2 "$(points)"
}

@test "a console fence inside a fence with more backticks is not run" {
    mklab <<'END'
# Lab 1: Try

````text
```console
$ touch ran
```
````

```console
$ ls ran 2>/dev/null
[exit 2]
```
END
    holds
    same 1 "$(points)"
}

@test "a lab may end without a newline" {
    mklab < <(printf '# Lab 1: Try\n\n```console\n$ echo a\na\n```')
    holds
}

@test "inline code of three backticks is prose" {
    mklab <<'END'
# Lab 1: Try

```$ touch ran``` is code in a sentence.

```console
$ ls ran 2>/dev/null
[exit 2]
```
END
    holds
}

# --- conditions ---------------------------------------------------------------

@test "a fence with if= runs where the fact holds" {
    with_program strace
    console if=strace <<'END'
$ touch ../ran
END
    holds
    [ -e "$RUN/labs/ran" ]
}

@test "a fence with if= is skipped where the fact does not hold, with the reason" {
    console if=strace <<'END'
$ touch ../ran
END
    run lab test --build "$RUN" --without strace "$LAB"
    same 0 "$status"
    has "ok 1 - $LAB:4: touch ../ran # SKIP needs strace (the system call tracer)"
    [ ! -e "$RUN/labs/ran" ]
}

@test "if=!FACT runs where the fact does not hold" {
    console 'if=!strace' <<'END'
$ echo without
without
END
    holds --without strace
}

@test "if=!FACT is skipped where the fact holds, with the reason" {
    with_program strace
    console 'if=!strace' <<'END'
$ echo without
END
    run lab test --build "$RUN" "$LAB"
    same 0 "$status"
    has "# SKIP only without strace (the system call tracer)"
}

@test "all facts of a condition must hold" {
    with_program strace
    console 'if=!ld:gold,strace,!ld:lld' <<'END'
$ echo all
all
END
    holds --without ld:gold --without ld:lld
    run lab test --build "$RUN" --without ld:gold --without ld:lld --without strace "$LAB"
    has "# SKIP needs strace"
}

@test "every command of a skipped fence is a point, and the rest of the lab runs" {
    mklab <<'END'
# Lab 1: Try

```console if=ld:gold
$ echo one
$ echo two
```

```console
$ echo three
three
```
END
    run lab test --build "$RUN" --without ld:gold "$LAB"
    same 0 "$status"
    same 3 "$(points)"
    same 2 "$(grep -c '# SKIP needs ld:gold' <<<"$output")"
    has "ok 3 - $LAB:9: echo three"
}

@test "glibc>= compares version numbers, not text" {
    run lab doctor --build "$BATS_TEST_TMPDIR"
    [[ $output == *"glibc 2."* ]] || skip "needs glibc"
    console 'if=glibc>=2.4' <<'END'
$ echo new enough
new enough
END
    holds
}

@test "glibc>= skips where the library is older" {
    console 'if=glibc>=99.0' <<'END'
$ echo from the future
END
    run lab test --build "$RUN" "$LAB"
    same 0 "$status"
    has "# SKIP needs glibc>=99.0"
}

@test "a compiler's fact is what cc produces, not what it is called" {
    need gcc clang
    printf '#!/bin/sh\nexec clang "$@"\n' >"$BATS_TEST_TMPDIR/gcc"
    chmod +x "$BATS_TEST_TMPDIR/gcc"
    console 'if=cc:clang,!cc:gcc' <<'END'
$ echo clang
clang
END
    holds --cc "'$BATS_TEST_TMPDIR/gcc'"
}

# own_cc: a compiler of our own, which first does what standard input says. (Plain cc
# would be this very one again.)
own_cc() {
    cc="$BATS_TEST_TMPDIR/own-cc"
    { printf '#!/bin/sh\n'; cat; printf 'exec %s "$@"\n' "$(command -v cc)"; } >"$cc"
    chmod +x "$cc"
}

@test "a fact is found out anew when the compiler has changed" {
    need gcc clang
    console 'if=cc:clang' <<<'$ true'
    own_cc <<<'exec gcc "$@"'
    run lab test --build "$RUN" --cc "sh '$cc'" "$LAB"
    has "# SKIP"
    own_cc <<<'exec clang "$@"'
    holds --cc "sh '$cc'"
}

@test "what was not found out because of an interrupt is found out the next time" {
    local fact waits="$BATS_TEST_TMPDIR/waits"
    fact=$(lab doctor --build "$BATS_TEST_TMPDIR/facts" | sed -n 's/^  + \(cc:[a-z]*\) .*/\1/p')
    own_cc <<<"[ -e '$waits' ] || { : >'$waits'; exec sleep 30; }"
    console "if=$fact" <<<'$ true'
    default_signals lab test --build "$RUN" --cc "sh '$cc'" "$LAB" >"$BATS_TEST_TMPDIR/points" 3>&- &
    await test -e "$waits"
    kill -s TERM $!
    if wait $!; then return 1; fi
    holds --cc "sh '$cc'"
}

@test "an output fence replaces the last command's expectation where its condition holds" {
    mklab <<'END'
# Lab 1: Try

```console
$ echo one
one
$ echo with
without
```

```output if=!ld:gold
with
```
END
    holds --without ld:gold
}

@test "an output fence does nothing where its condition does not hold" {
    mklab <<'END'
# Lab 1: Try

```console
$ echo without
without
```

```output if=ld:gold
with
```
END
    holds --without ld:gold
}

@test "an output fence may expect another status" {
    mklab <<'END'
# Lab 1: Try

```console
$ echo no; false
yes
```

```output if=!ld:gold
no
[exit 1]
```
END
    holds --without ld:gold
}

@test "an empty output fence expects nothing" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
something
```

```output if=!ld:gold
```
END
    holds --without ld:gold
}

@test "of several output fences the first that holds counts" {
    mklab <<'END'
# Lab 1: Try

```console
$ echo b
none
```

```output if=ld:gold
a
```

```output if=!ld:gold
b
```

```output if=!ld:lld
c
```
END
    holds --without ld:gold --without ld:lld
}

@test "[n] is a number, whatever it is, and all its digits" {
    console <<'END'
$ printf '%s\n' 'size 10417 bytes' 7 x12y 0x1f
size [n] bytes
[n]
x[n]y
[n]x[n]f
$ echo a12 b
a1[n] [..]
$ echo many 12 34
many [..][n]
END
    holds
    console <<<$'$ echo x\n[n]'
    differs 4
    console <<<$'$ echo 12a\n1[n]b'
    differs 4
    console <<<$'$ echo -5\n[n]'
    differs 4
}

@test "[n>=500] and its like are numbers that are checked" {
    console <<'END'
$ printf '%s\n' 500 499 501 4095 150 100 200 7
[n>=500]
[n<=499]
[n>500]
[n<4096]
[n=100..200]
[n=100..200]
[n=100..200]
[n=7]
END
    holds
    local wrong
    for wrong in '499 [n>=500]' '500 [n<=499]' '500 [n>500]' '4096 [n<4096]' '99 [n=100..200]' \
        '201 [n=100..200]' '8 [n=7]' '99999999999999999999 [n>5]'; do
        console <<<"\$ echo ${wrong% *}
${wrong#* }"
        differs 4
    done
}

@test "[lazy=n] names a number, with which later ones are compared" {
    console <<'END'
$ echo lazy 100
lazy [lazy=n]
$ echo now 600, twice 200, less 95
now [n>=lazy+500], twice [n=lazy*2], less [n<=lazy-5]
$ echo 150; echo 199 151
[first=n>lazy]
[n=lazy..lazy*2] [n=first+1]
$ echo 42; echo 42
[lazy=n]
[n=lazy]
END
    holds
    console <<'END'
$ echo lazy 100
lazy [lazy=n]
$ echo now 599
now [n>=lazy+500]
END
    differs 6
}

@test "a line that differs does not make those wrong that are compared with a number in another one" {
    console <<'END'
$ echo wrong; echo size 100
right
size [size=n]
$ echo 100
[n=size]
END
    differs 4
    same 1 "$(grep -c '^not ok' <<<"$output")"
}

@test "lines between ... can hold numbers with names" {
    console <<'END'
$ printf '%s\n' a 'b 5' c 'd 5'
...
b [b=n]
...
d [n=b]
END
    holds
}

@test "an output fence may repeat the commands that it is about" {
    mklab <<'END'
# Lab 1: Try

```console
$ echo one
first
$ printf '%s\n' two \
> and more
second
$ echo three
three
$ false
[exit 1]
```

```output if=!ld:gold
$ echo one
one
$ printf '%s\n' two \
> and more
two
and
more
```
END
    holds --without ld:gold
}

@test "of an output fence's commands each has its own expectation, and [exit N]" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
$ echo a
b
```

```output if=ld:gold
$ true
never
$ echo a
never
```

```output if=!ld:gold
$ true
$ echo a
a
```
END
    holds --without ld:gold
}

@test "error: an output fence repeats a command that the fence above has not" {
    mklab <<'END'
# Lab 1: Try

```console
$ echo one
one
$ echo two
two
```

```output if=ld:lld
$ echo two
2
$ echo one
1
```
END
    refused 13 "the fence above has no such command, or not in this order"
}

@test "timeout=N gives each command of the fence N seconds" {
    console timeout=1 <<'END'
$ echo quick
quick
$ sleep 30
END
    differs 6
    has "it took longer than 1 s"
}

@test "if= and timeout= stand together in any order" {
    console 'timeout=5 if=!ld:gold' <<'END'
$ echo both
both
END
    holds --without ld:gold
}

# --- errors: each names the file and the line -----------------------------------

@test "error: an attribute that a fence does not know" {
    console fi=root <<<'$ true'
    refused 3 "a fence knows if=CONDITION and timeout=SECONDS, not 'fi=root'"
}

@test "error: an unknown condition" {
    console if=ld:blue <<<'$ true'
    refused 3 "unknown condition 'ld:blue'; \`lab doctor\` lists them"
}

@test "error: an unknown condition among known ones" {
    console 'if=root,!mussl-gcc' <<<'$ true'
    refused 3 "unknown condition '!mussl-gcc'"
}

@test "error: a condition with nothing in it" {
    console if= <<<'$ true'
    refused 3 "unknown condition ''"
}

@test "error: two conditions" {
    console 'if=root if=!root' <<<'$ true'
    refused 3 "a fence knows if=CONDITION and timeout=SECONDS, not 'if=!root'"
}

@test "error: a timeout that is no number of seconds" {
    local value
    for value in 0 -1 x 5s ''; do
        console "timeout=$value" <<<'$ true'
        refused 3 "timeout=N takes a number of seconds above 0"
    done
}

@test "error: a fence that is never closed" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
END
    refused 3 "this fence is never closed"
}

@test "error: a fence closed with fewer backticks than it opened with" {
    mklab <<'END'
# Lab 1: Try

````console
$ true
```
END
    refused 3 "this fence is never closed"
}

@test "error: a comment that is never closed" {
    mklab <<'END'
# Lab 1: Try

<!-- claim C1-1

Text.
END
    refused 3 "this comment is never closed"
}

@test "error: text after [exit N]" {
    console <<'END'
$ false
[exit 1]
more
END
    refused 6 "[exit N] ends what a command prints; nothing may follow"
}

@test "error: [exit N] with something else than a status" {
    local status_text
    for status_text in '[exit 256]' '[exit -1]' '[exit x]' '[exit 1' '[exit 1x]' '[exit 1] x' '[exit ]'; do
        console < <(printf '$ false\n%s\n' "$status_text")
        refused 5 "[exit N] takes a status from 0 to 255"
    done
}

@test "error: a fence that does not begin in column 0" {
    mklab <<'END'
# Lab 1: Try

  ```console
  $ true
  ```
END
    refused 3 "a fence starts in column 0"
}

@test "error: an indented fence in a list" {
    mklab <<'END'
# Lab 1: Try

- Do this:
  ```console
  $ true
  ```
END
    refused 4 "a fence starts in column 0"
}

@test "error: a console fence that does not begin with a command" {
    console <<<'output'
    refused 4 'a console fence begins with a command: $ COMMAND'
}

@test "error: a console fence that begins with a continuation" {
    console <<<'> more'
    refused 4 'a console fence begins with a command: $ COMMAND'
}

@test "error: an empty console fence" {
    console </dev/null
    refused 4 'a console fence begins with a command: $ COMMAND'
}

@test "error: a dollar sign without a command" {
    console < <(printf '$ true\n$ \n')
    refused 5 'there is no command after the $'
}

@test "error: an output fence with text before it" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
```

With another linker:

```output if=ld:lld
```
END
    refused 9 "an output fence stands directly after a console fence"
}

@test "error: an output fence after a shown fence" {
    mklab <<'END'
# Lab 1: Try

```text
```

```output if=ld:lld
```
END
    refused 6 "an output fence stands directly after a console fence"
}

@test "error: an output fence without a condition" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
```

```output
```
END
    refused 7 "an output fence needs a condition: output if=CONDITION"
}

@test "error: an output fence with an unknown condition" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
```

```output if=ld:blue
```
END
    refused 7 "unknown condition 'ld:blue'"
}

@test "error: an output fence with a time limit" {
    mklab <<'END'
# Lab 1: Try

```console
$ true
```

```output if=ld:lld timeout=3
```
END
    refused 7 "a fence knows if=CONDITION and timeout=SECONDS, not 'timeout=3'"
}

@test "error: a file with zero bytes is no text" {
    mklab < <(printf '# Lab 1: Try\n\000\n')
    refused 1 "this is not a text file: it holds a zero byte"
}

@test "error: a file that is not there" {
    run lab test --build "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR/LAB.md"
    same 1 "$status"
    has "lab: $BATS_TEST_TMPDIR/LAB.md: No such file or directory"
}

@test "all errors of a file are reported at once" {
    mklab <<'END'
# Lab 1: Try

```console if=ld:blue
$ false
[exit 300]
```

```console
END
    refused 3 "unknown condition 'ld:blue'"
    has "$LAB:5: [exit N] takes a status from 0 to 255"
    has "$LAB:8: this fence is never closed"
}

@test "a lab with an error keeps the others from running too" {
    console <<<'$ touch ../ran'
    local good=$LAB
    mkdir "$BATS_TEST_TMPDIR/02-bad"
    printf '```console\n' >"$BATS_TEST_TMPDIR/02-bad/LAB.md"
    run lab test --build "$RUN" "$good" "$BATS_TEST_TMPDIR/02-bad/LAB.md"
    same 1 "$status"
    [ ! -e "$RUN/labs/ran" ]
}
