#!/usr/bin/env bats
# verbs.bats: what the engine does with a lab: test, demo, step, update, doctor,
# lint, and how it is called.
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output, $stderr in each test

load helper
bats_require_minimum_version 1.5.0 # run -STATUS, run --separate-stderr

teardown() {
    [ -z "${terminal:-}" ] || end_terminal
}

# A lab that holds, differs, skips and ends its shell.
mixed() {
    mklab <<'END'
# Lab 1: Try

```console
$ echo one
one
$ printf 'a\n  b\nc\n'; false
a
b
[..]
[exit 2]
```

```console if=ld:gold
$ echo gold
```

```console
$ exit 5
$ echo '#after'
```
END
}

# --- test -----------------------------------------------------------------------

# is_tap: fails unless standard input is TAP 13 with a true plan, points numbered
# from 1, each followed by a YAML block or none.
is_tap() {
    awk '
        function bad(what) { print "line " NR ": " what ": " $0; failed = 1; exit 1 }
        NR == 1 && $0 != "TAP version 13" { bad("no version") }
        NR == 1 { next }
        NR == 2 && !/^1\.\.[0-9]+$/ { bad("no plan") }
        NR == 2 { plan = substr($0, 4) + 0; next }
        yaml && $0 == "  ..." { yaml = 0; next }
        yaml && !/^  / { bad("not indented") }
        yaml { next }
        $0 == "  ---" && point { yaml = 1; point = 0; next }
        /^#/ { next }
        /^(not )?ok [0-9]+ - / {
            sub(/^not /, "")
            if ($2 != ++count) bad("should be point " count)
            point = 1
            next
        }
        { bad("unknown line") }
        END { if (!failed && (yaml || count != plan)) { print count " of " plan; exit 1 } }
    '
}

@test "test prints valid TAP: version, plan, numbers, YAML blocks" {
    mixed
    run -1 --separate-stderr lab test --build "$RUN" --without ld:gold "$LAB"
    is_tap <<<"$output"
    same "1..5" "$(sed -n 2p <<<"$output")"
    same "" "$stderr"
}

@test "test numbers the points of several labs in one row" {
    console <<<'$ true'
    run -0 lab test --build "$RUN" "$LAB" "$LAB" "$LAB"
    is_tap <<<"$output"
    has "ok 3 - $LAB:4: true"
}

@test "test of a lab without commands is a plan of none" {
    mklab <<<'# Lab 1: Try'
    run -0 lab test --build "$RUN" "$LAB"
    has "1..0"
}

@test "test exits with 0 when all holds, and with 1 when something does not" {
    console <<<'$ true'
    run -0 lab test --build "$RUN" "$LAB"
    console <<<'$ false'
    run -1 lab test --build "$RUN" "$LAB"
}

@test "test skips with the reason, and that is no failure" {
    console if=ld:gold <<<'$ true'
    run -0 lab test --build "$RUN" --without ld:gold "$LAB"
    has "ok 1 - $LAB:4: true # SKIP needs ld:gold (plain cc links with gold)"
}

@test "test shows a difference in a YAML block with file, line and command" {
    mixed
    run -1 lab test --build "$RUN" "$LAB"
    has "
not ok 2 - $LAB:6: printf 'a\\\\n  b\\\\nc\\\\n'; false
  ---
  file: '$LAB'
  line: 6
  command: |2
    printf 'a\\n  b\\nc\\n'; false
  expected_status: 2
  status: 1
  difference: |2
     a
    -b
    +  b
     c
  ..."
}

@test "test says that a command ended the shell, and that the rest was not run" {
    mixed
    run -1 lab test --build "$RUN" "$LAB"
    has "problem: 'it ended the shell that runs the lab, with status 5'"
    has "problem: 'not run: line 18 ended the lab'"
}

@test "test escapes # in a title, which would begin a directive" {
    console <<'END'
$ true # TODO later
END
    run -0 lab test --build "$RUN" "$LAB"
    has "ok 1 - $LAB:4: true \\# TODO later"
}

@test "test gives a long command one line" {
    console <<'END'
$ if true
> then false
> fi
END
    run -1 lab test --build "$RUN" "$LAB"
    is_tap <<<"$output"
    has "not ok 1 - $LAB:4: if true ..."
}

@test "test bails out with 1 when a lab cannot be read" {
    mklab <<<'```console'
    run -1 --separate-stderr lab test --build "$RUN" "$LAB"
    same "TAP version 13
Bail out! a lab cannot be read; see the messages" "$output"
    same "lab: $LAB:1: this fence is never closed" "$stderr"
}

@test "test fails when its output cannot be written" {
    [ -c /dev/full ] || skip "needs /dev/full"
    console <<<'$ true'
    run -1 sh -c 'lab test --build "$1" "$2" >/dev/full' sh "$RUN" "$LAB"
}

@test "test --cc tries a lab with another compiler" {
    printf '#!/bin/sh\necho "other cc: $*"\n' >"$BATS_TEST_TMPDIR/other"
    chmod +x "$BATS_TEST_TMPDIR/other"
    console <<'END'
$ cc -c x.c
other cc: -c x.c
END
    PATH=$BATS_TEST_TMPDIR:$PATH
    holds --cc "sh '$BATS_TEST_TMPDIR/other'"
    CC="sh '$BATS_TEST_TMPDIR/other'" holds
}

# links_with LINKER NAME: --ld makes cc link with it, NAME stands in the result, and
# the facts agree.
links_with() {
    need "ld.$1"
    console "if=ld:$1" <<END
\$ printf 'int main(void) { return 0; }\n' >x.c
\$ cc -o x x.c && grep -c '$2' x
1
END
    holds --ld "$1"
}

@test "test --ld lld makes cc link with lld" {
    links_with lld 'Linker: .*LLD'
}

@test "test --ld gold makes cc link with gold" {
    links_with gold '\.note\.gnu\.gold-version'
}

@test "test --ld mold makes cc link with mold" {
    links_with mold 'mold [0-9]'
}

# --- demo -----------------------------------------------------------------------

# A lab with one of each kind of block.
tour() {
    mklab <<'END'
# Lab 1: Try

A paragraph with **bold** words, `code` and a [link](https://example.org), which is
longer than a line of eighty columns, so that it must be wrapped somewhere, and that more than once.

## 1.1 A step

**Predict.** What will it print?

<!-- claim C1-1 -->

```console
$ for i in 1 2
> do echo "line $i"
> done
line 1
line 2
$ false
[exit 1]
```

```c
int shown;
```

```console if=ld:gold
$ echo gold
```
END
}

# longest: the width of the widest line of standard input. (The letters that are not
# ASCII in these tests have two bytes.)
longest() {
    sed 's/é/e/g' | awk '{ if (length > most) most = length } END { print most }'
}

@test "demo shows headings, prose, shown fences, commands and their output in order" {
    tour
    run -0 lab demo --build "$RUN" "$LAB"
    local part rest=$output
    for part in "Lab 1: Try" "A paragraph with bold words" "1.1 A step" "Predict. What will it print?" \
        '$ for i in 1 2
> do echo "line $i"
> done
line 1
line 2' '$ false' "int shown;"; do
        [[ $rest == *"$part"* ]] || { printf 'not in its place: %s\n%s\n' "$part" "$output"; return 1; }
        rest=${rest#*"$part"}
    done
}

@test "demo does not show comments, nor the marks of prose" {
    tour
    run -0 lab demo --build "$RUN" "$LAB"
    [[ $output != *claim* && $output != *'**'* && $output != *'```'* && $output != *example.org* ]]
}

@test "demo runs the commands for real" {
    console <<'END'
$ echo "$((6 * 7))"
42
END
    run -0 lab demo --build "$RUN" "$LAB"
    has '$ echo "$((6 * 7))"
42'
}

@test "demo shows [exit N] after a command that fails" {
    tour
    run -0 lab demo --build "$RUN" "$LAB"
    has '$ false
[exit 1]'
}

@test "demo shows the condition of a fence that it runs as a label at the right margin" {
    mklab <<'END'
# Lab 1: Try

```console if=!ld:gold,!arch:arm,!arch:riscv,!glibc>=99.0
$ echo one
one
```

```console
$ echo two
two
```
END
    run -0 lab demo --build "$RUN" --without ld:gold --without arch:arm --without arch:riscv "$LAB"
    same "$(printf '%79s' 'not with gold, before glibc 99.0')" "${lines[2]}"
    has "
$ echo one
one

$ echo two"
}

@test "demo shows the condition of an output fence that says what is printed here" {
    console <<'END'
$ echo one
other
$ echo two
two
$ echo three
three
```

```output if=ld:gold
$ echo one
wrong
```

```output if=!ld:gold,!libc:musl
$ echo one
one
END
    run -0 lab demo --build "$RUN" --without ld:gold --without libc:musl "$LAB"
    has '$ echo one
'"$(printf '%79s' 'not with gold, not with musl')"'
one
$ echo two
two
$ echo three
three'
    has "-- 3 commands, each did what the text says."
}

@test "demo shows how long a source is that a command shows" {
    console <<'END'
$ cat hello.c
/* a program */
int main(void)
{
}
$ sed -n '/^int/,/^}/p' hello.c
int main(void)
{
}
$ mkdir sub; cp hello.c sub/other.h; cd sub
$ cat other.h ../one.map
/* a program */
int main(void)
{
}
X { };
$ cat other.h | tail -n 1
}
$ cat other.h >copy; cat copy
/* a program */
int main(void)
{
}
$ cat copy
/* a program */
int main(void)
{
}
END
    printf '/* a program */\nint main(void)\n{\n}\n' >"${LAB%/*}/hello.c"
    printf 'X { };\n' >"${LAB%/*}/one.map"
    run -0 lab demo --build "$RUN" "$LAB"
    has '$ cat hello.c
'"$(printf '%79s' 'hello.c, 4 lines')"'
/* a program */'
    has '
'"$(printf '%79s' 'part of hello.c, 4 lines')"'
int main(void)'
    has '
'"$(printf '%79s' 'other.h, 4 lines; ../one.map, 1 line')"'
/* a program */'
    same 3 "$(grep -c '^  .* lines*$' <<<"$output")"
}

@test "demo says what it skips and why, and counts it" {
    tour
    run -0 lab demo --build "$RUN" --without ld:gold "$LAB"
    has "(not run here: needs ld:gold (plain cc links with gold))"
    has "-- 2 commands, each did what the text says; 1 not run on this machine."
}

@test "demo flags a difference with both sides, goes on, and exits with 0" {
    console <<'END'
$ printf 'same\nhere\n'
same
there
$ echo on
on
END
    run -0 lab demo --build "$RUN" "$LAB"
    has '$ printf '"'same\\nhere\\n'"'
same
here
!! Not what the text says:  - the text  + this machine
!!  same
!! -there
!! +here
$ echo on
on'
    has "-- 2 commands, 1 not as the text says (see the lines with !!)."
}

@test "demo flags another exit status with both sides" {
    console <<'END'
$ (exit 3)
[exit 1]
END
    run -0 lab demo --build "$RUN" "$LAB"
    has '[exit 3]
!! Not what the text says'
    has '!! -[exit 1]
!! +[exit 3]'
}

@test "demo ends output without a newline before it goes on" {
    console <<'END'
$ printf 'no newline'
no newline
$ echo on
on
END
    run -0 lab demo --build "$RUN" "$LAB"
    has 'no newline
$ echo on'
}

@test "demo shows output as it comes" {
    console <<'END'
$ echo early; mkfifo go; cat go
early
END
    lab demo --build "$RUN" "$LAB" >"$BATS_TEST_TMPDIR/output" 3>&- &
    await grep -x early "$BATS_TEST_TMPDIR/output"
    await test -p "$RUN/labs/01-try/go"
    release "$RUN/labs/01-try/go"
    wait $!
}

@test "demo breaks off when a command ends the shell, names the line, and exits with 1" {
    console <<'END'
$ exit 3
$ echo after
END
    run -1 lab demo --build "$RUN" "$LAB"
    has "!! This command broke off: it ended the shell that runs the lab, with status 3"
    has "lab: $LAB:4: this command broke off; the rest of the lab was not run"
    [[ $output != *after* ]]
}

@test "demo keeps its folder to look at, until the next time" {
    console <<<'$ touch kept'
    run -0 lab demo --build "$RUN" "$LAB"
    [ -e "$RUN/labs/01-try/kept" ]
    console <<<'$ true'
    run -0 lab demo --build "$RUN" "$LAB"
    [ ! -e "$RUN/labs/01-try/kept" ]
}

@test "demo does not wait without a terminal" {
    tour
    run -0 lab demo --build "$RUN" "$LAB" </dev/null
    has "-- 2 commands"
    [[ $output != *"[Enter]"* ]]
}

@test "demo wraps prose at 80 columns where there is no terminal" {
    tour
    run -0 lab demo --build "$RUN" "$LAB"
    local width
    width=$(longest <<<"$output")
    [ "$width" -le 80 ] && [ "$width" -gt 70 ]
}

@test "demo wraps prose by letters, not by bytes" {
    mklab < <(printf 'éééé %.0s' {1..100})
    run -0 lab demo --build "$RUN" "$LAB"
    same 79 "$(longest <<<"$output")"
}

@test "demo wraps lists and quotations with their indentation" {
    mklab < <(printf -- '- first '; printf 'word %.0s' {1..30}; printf '\n- second\n')
    run -0 lab demo --build "$RUN" "$LAB"
    has "- first word word"
    has "
  word word"
    has "
- second"
}

@test "demo does not wrap commands, their output and shown fences, nor break a word in a table" {
    local long
    long=$(printf 'word%.0s' {1..30})
    mklab <<END
| $long | b |
|---|---|

\`\`\`text
$long
\`\`\`

\`\`\`console
\$ echo $long
$long
\`\`\`
END
    run -0 lab demo --build "$RUN" "$LAB"
    has "$long  b"
    has "
    $long
"
    has "
\$ echo $long
$long
"
}

@test "demo has no colour without a terminal" {
    tour
    TERM=xterm run -0 lab demo --build "$RUN" "$LAB"
    [[ $output != *$'\033'* ]]
}

@test "--color=always colours, --color=never does not" {
    tour
    run -0 lab demo --color=always --build "$RUN" "$LAB"
    has $'\033['
    run -0 lab demo --color=never --build "$RUN" "$LAB"
    [[ $output != *$'\033'* ]]
}

@test "demo escapes control characters of the output" {
    console <<'END'
$ printf '\033[2J\n'
\x1b[2J
END
    run -0 lab demo --build "$RUN" "$LAB"
    [[ $output != *$'\033'* ]]
}

# --- on a terminal ----------------------------------------------------------------

prompt="[Enter] run  [s] skip  [e] edit"

@test "demo waits at a Predict on a terminal, until Enter" {
    three
    on_terminal "$(engine demo)"
    shows "[Enter] when you have predicted"
    [ ! -e "$RUN/labs/01-try/first" ]
    types '\r'
    shows "each did what the text says"
    ends 0
}

@test "demo waits once, not at every command" {
    three
    on_terminal "$(engine demo)"
    types '\r'
    ends 0
    same 1 "$(grep -aoF '[Enter]' "$screen" | wc -l)"
}

@test "q at a Predict ends the demonstration" {
    three
    on_terminal "$(engine demo)"
    shows "[Enter] when you"
    types q
    shows "you left before the end"
    ends 0
    [ ! -e "$RUN/labs/01-try/first" ]
}

@test "PAUSE=0 does not wait at a Predict" {
    three
    on_terminal "PAUSE=0 $(engine demo)"
    shows "each did what the text says"
    ends 0
    [[ $(<"$screen") != *"[Enter]"* ]]
}

@test "demo does not wait where only the output is a terminal" {
    three
    on_terminal "$(engine demo) </dev/null"
    ends 0
    [[ $(<"$screen") != *"[Enter]"* ]]
}

@test "Ctrl-C at a Predict ends the engine by SIGINT, and the terminal is as before" {
    three
    on_terminal "trap : INT; stty -g; $(engine demo); echo \"status \$?\"; stty -g"
    shows "[Enter] when you"
    types '\003'
    shows "status 130"
    ends 0
    same 1 "$(tr -d '\r' <"$screen" | grep -a '^[0-9a-f:]*:[0-9a-f:]*$' | sort -u | wc -l)"
}

@test "demo has colour on a terminal" {
    three
    on_terminal "PAUSE=0 $(engine demo)"
    ends 0
    [[ $(<"$screen") == *$'\033['* ]]
}

@test "demo has no colour with NO_COLOR" {
    three
    on_terminal "NO_COLOR=1 PAUSE=0 $(engine demo)"
    ends 0
    [[ $(<"$screen") != *$'\033'* ]]
}

@test "demo has no colour on a dumb terminal" {
    three
    on_terminal "TERM=dumb PAUSE=0 $(engine demo)"
    ends 0
    [[ $(<"$screen") != *$'\033'* ]]
}

# widest COLUMNS: how wide a long paragraph gets on a terminal with these columns.
widest() {
    mklab < <(printf 'word %.0s' {1..200})
    on_terminal "stty cols $1; NO_COLOR=1 $(engine demo)"
    ends 0
    tr -d '\r' <"$screen" | grep -a '^word' | longest
}

@test "demo wraps prose at the terminal's width: 80 columns" {
    same 79 "$(widest 80)"
}

@test "demo wraps prose at the terminal's width: 50 columns" {
    same 49 "$(widest 50)"
}

@test "demo wraps prose at 100 columns at most, on a terminal of 200" {
    same 99 "$(widest 200)"
}

@test "step runs each command after Enter, and not before" {
    three
    on_terminal "$(engine step)"
    shows "$prompt" 1
    [ ! -e "$RUN/labs/01-try/first" ]
    types '\r'
    shows "$prompt" 2
    [ -e "$RUN/labs/01-try/first" ]
    types '\r'
    shows "$prompt" 3
    shows "x is 2"
    types '\r'
    shows "3 commands, each did what the text says"
    ends 0
}

@test "step does not wait at a Predict too" {
    three
    on_terminal "$(engine step)"
    shows "$prompt"
    [[ $(<"$screen") != *"when you have predicted"* ]]
    types q
    ends 0
}

@test "q in step mode leaves at once" {
    three
    on_terminal "$(engine step)"
    shows "$prompt"
    types q
    shows "you left before the end"
    ends 0
    [ ! -e "$RUN/labs/01-try/first" ]
}

@test "Ctrl-D in step mode leaves as q does" {
    three
    on_terminal "$(engine step)"
    shows "$prompt"
    types '\004'
    shows "you left before the end"
    ends 0
}

@test "s skips a command, and a later difference is labelled as such" {
    three
    on_terminal "$(engine step)"
    shows "$prompt" 1
    types '\r'
    shows "$prompt" 2
    types s
    shows "(skipped)"
    shows "$prompt" 3
    types '\r'
    ends 0
    [[ $(<"$screen") != *"x is 2"* && $(<"$screen") != *"!!"* ]]
}

@test "after a skip a difference says that something was skipped" {
    three
    on_terminal "$(engine step)"
    shows "$prompt" 1
    types s
    shows "$prompt" 2
    types '\r'
    shows "Not what the text says (you skipped or changed a command, or used a shell)"
    shows "-x is 2"
    types q
    ends 0
}

@test "without a skip a difference is not labelled so" {
    console <<<'$ echo x'
    on_terminal "$(engine step)"
    shows "$prompt"
    types '\r'
    shows "Not what the text says:"
    ends 0
}

@test "r replays the lab up to here, in a new folder" {
    three
    on_terminal "$(engine step)"
    shows "$prompt" 1
    types '\r'
    shows "$prompt" 2
    touch "$RUN/labs/01-try/stray"
    types r
    shows "$prompt" 3
    [ -e "$RUN/labs/01-try/first" ] && [ ! -e "$RUN/labs/01-try/stray" ]
    types '\r'
    shows "x is 2"
    shows "$prompt" 4
    types '\r'
    shows "each did what the text says"
    ends 0
}

@test "r after a skip takes the label away" {
    three
    on_terminal "$(engine step)"
    shows "$prompt" 1
    types s
    shows "$prompt" 2
    types r
    shows "$prompt" 3
    types '\r'
    shows "x is 2"
    shows "$prompt" 4
    types '\r'
    ends 0
    [[ $(<"$screen") != *"!!"* ]]
}

@test "! is a shell in the lab's folder with its variables and functions, and the lab goes on" {
    console <<'END'
$ say() {
>     printf '[%s]\n' "$1"
> }
$ mkdir sub && cd sub && export word=exported && plain="kept, it's
> two lines"
$ echo "$plain"; ls -1
kept, it's
two lines
END
    on_terminal "$(engine step)"
    shows "$prompt" 1
    types '\r'
    shows "$prompt" 2
    types '\r'
    shows "$prompt" 3
    types '!'
    shows "(lab 1) sub\$"
    types 'echo "<$word> in ${PWD##*/}"; touch made; say "${plain#*, }, $TERM, $(sh -c '"'echo \$plain'"')"\r'
    shows "<exported> in sub"
    shows "[it's"
    shows "two lines, xterm, ]"
    types 'exit\r'
    shows "$prompt" 4
    types '\r'
    shows "Not what the text says (you skipped or changed a command, or used a shell)"
    shows "+made"
    ends 0
}

@test "step without a terminal does not wait" {
    three
    run -0 lab step --build "$RUN" "$LAB" </dev/null
    has "3 commands, each did what the text says"
    [[ $output != *"[Enter]"* ]]
}

@test "shell is in the lab's folder, with the lab's environment and its number in the prompt" {
    console <<<'$ true'
    touch "${LAB%/*}/own.c"
    on_terminal "USER_SETTING=1 $(engine shell)"
    shows "(lab 1) 01-try.shell\$"
    types 'ls; echo "<$HOME> <$USER_SETTING> <$LC_ALL>"\r'
    shows "own.c"
    shows "<$RUN/labs/01-try.shell> <> <C>"
    types 'exit\r'
    ends 0
}

@test "shell keeps its folder between visits; --fresh and FRESH=1 begin anew" {
    console <<<'$ true'
    run -0 lab shell --build "$RUN" "$LAB" <<<'touch mine'
    run -0 lab shell --build "$RUN" "$LAB" <<<'ls'
    has mine
    run -0 lab shell --fresh --build "$RUN" "$LAB" <<<'ls; touch mine'
    same "" "$output"
    FRESH=1 run -0 lab shell --build "$RUN" "$LAB" <<<'ls'
    same "" "$output"
}

# --- update ---------------------------------------------------------------------

# need_reference: update works with gcc, GNU ld and glibc only.
need_reference() {
    local facts fact
    facts=$(lab doctor --build "$BATS_TEST_TMPDIR/facts")
    for fact in cc:gcc ld:bfd libc:glibc; do
        [[ $facts == *"+ $fact "* ]] || skip "needs gcc, GNU ld and glibc as plain cc; $fact is not so"
    done
}

# updates: the lab is rewritten to what standard input says, which then holds.
updates() {
    need_reference
    cat >"$BATS_TEST_TMPDIR/wanted"
    run -0 lab update --build "$RUN" "$LAB"
    diff -u "$BATS_TEST_TMPDIR/wanted" "$LAB"
    holds
    run -0 lab update --build "$RUN" "$LAB"
    has "$LAB: 0 expectations rewritten"
    diff -u "$BATS_TEST_TMPDIR/wanted" "$LAB"
}

# not_updated MESSAGE [OPTION...]: the lab is not rewritten, for this reason.
not_updated() {
    local message=$1 before
    shift
    before=$(cksum <"$LAB")
    run -1 lab update --build "$RUN" "$@" "$LAB"
    has "$message"
    same "$before" "$(cksum <"$LAB")"
}

@test "update rewrites an output fence, and above it what it does not replace" {
    need_reference
    mklab <<'END'
# Lab 1: Try

```console
$ echo one
first
$ echo two
second
```

```output if=cc:gcc
$ echo one
1
```
END
    run -0 lab update --build "$RUN" "$LAB"
    same '```console
$ echo one
first
$ echo two
two
```

```output if=cc:gcc
$ echo one
one
```' "$(tail -n +3 "$LAB")"
}

@test "update rewrites the lines that no longer hold, and only those" {
    local blanks='  '
    mklab <<END
# Lab 1: Try${blanks}

Prose with  blanks.${blanks}

\`\`\`console
\$ printf 'a\nB\nc\n'
a
b
c
\$ echo same
same
\`\`\`
END
    updates <<END
# Lab 1: Try${blanks}

Prose with  blanks.${blanks}

\`\`\`console
\$ printf 'a\nB\nc\n'
a
B
c
\$ echo same
same
\`\`\`
END
}

@test "update adds and removes lines where the output did" {
    mklab <<'END'
```console
$ printf 'a\nb\nc\nd\n'
a
c
d
$ printf 'a\nd\n'
a
b
d
$ echo new
$ true
old
```
END
    updates <<'END'
```console
$ printf 'a\nb\nc\nd\n'
a
b
c
d
$ printf 'a\nd\n'
a
d
$ echo new
new
$ true
```
END
}

@test "update keeps wildcards that still match" {
    mklab <<'END'
```console
$ echo 'pid 123 has opened file 45'
pid [..] has closed file [..]
$ printf '%s\n' head 1 2 3 tail
top
...
tail
$ pwd -P | sed 's/$/ is new/'
[LAB] is old
```
END
    updates <<'END'
```console
$ echo 'pid 123 has opened file 45'
pid [..] has opened file [..]
$ printf '%s\n' head 1 2 3 tail
head
...
tail
$ pwd -P | sed 's/$/ is new/'
[LAB] is new
```
END
}

@test "update writes [LAB] for the lab's folder" {
    mklab <<'END'
```console
$ echo "in $PWD/sub"
```
END
    updates <<'END'
```console
$ echo "in $PWD/sub"
in [LAB]/sub
```
END
}

@test "update keeps [exit N]" {
    mklab <<'END'
```console
$ echo new; false
old
[exit 1]
```
END
    updates <<'END'
```console
$ echo new; false
new
[exit 1]
```
END
}

@test "update escapes lines that would mean something" {
    mklab <<'END'
```console
$ printf '%s\n' '$ ls' '> more' '>' '...' '[exit 1]' '\n' '```'
```
END
    updates <<'END'
```console
$ printf '%s\n' '$ ls' '> more' '>' '...' '[exit 1]' '\n' '```'
\$ ls
\> more
\>
\...
\[exit 1]
\\n
\```
```
END
}

@test "update rewrites the output fence that counts here" {
    mklab <<'END'
```console
$ echo new
other
```

```output if=ld:gold
gold
```

```output if=ld:bfd
old
```
END
    updates <<'END'
```console
$ echo new
other
```

```output if=ld:gold
gold
```

```output if=ld:bfd
new
```
END
}

@test "update does not add a newline to a file that ends without one" {
    mklab < <(printf '```console\n$ echo new\nold\n```')
    updates < <(printf '```console\n$ echo new\nnew\n```')
}

@test "update shows what it changes" {
    need_reference
    console <<'END'
$ echo new
old
END
    run -0 lab update --build "$RUN" "$LAB"
    same "--- $LAB:5
-old
+new
$LAB: 1 expectation rewritten" "$output"
}

@test "update writes nothing where nothing differs" {
    need_reference
    console <<<'$ true'
    touch -t 200001010000 "$LAB"
    run -0 lab update --build "$RUN" "$LAB"
    [ "$LAB" -ot "$BATS_TEST_DIRNAME" ]
}

@test "update refuses where a step is skipped" {
    need_reference
    mklab <<'END'
```console
$ echo new
```

```console if=ld:gold
$ true
```
END
    not_updated "lab: $LAB:5: not updated: needs ld:gold"
}

@test "update refuses where an exit status has changed" {
    need_reference
    console <<'END'
$ echo new
$ (exit 3)
[exit 2]
END
    not_updated "lab: $LAB:5: not updated: it ended with status 3, not 2"
}

@test "update refuses where a command ended the shell" {
    need_reference
    console <<'END'
$ echo new
$ exit 3
END
    not_updated "lab: $LAB:5: not updated: it ended the shell that runs the lab, with status 3"
}

@test "update refuses where a command took too long" {
    need_reference
    console timeout=1 <<'END'
$ echo new
$ sleep 30
END
    not_updated "lab: $LAB:5: not updated: it took longer than 1 s"
}

@test "update refuses with another compiler, linker or C library" {
    local fact
    console <<<'$ echo new'
    for fact in cc:gcc ld:bfd libc:glibc; do
        not_updated "labs are updated with gcc, GNU ld and glibc only; here $fact is not so" --without $fact
    done
}

@test "update refuses a lab that cannot be read" {
    mklab <<<'```console'
    need_reference
    not_updated "lab: $LAB:1: this fence is never closed"
}

# --- doctor ---------------------------------------------------------------------

@test "doctor tells what this machine and its compiler are" {
    run -0 lab doctor --build "$BATS_TEST_TMPDIR"
    local line
    for line in system /bin/sh 'plain cc' 'a program is' '-rpath writes' 'a library not used is' \
        'symbol hash tables' 'functions are bound' 'a build id is'; do
        grep -E "^  $line +[^ ]" <<<"$output"
    done
}

@test "doctor lists every fact a step may ask for, true or not" {
    run -0 lab doctor --build "$BATS_TEST_TMPDIR"
    local fact
    for fact in cc:gcc cc:clang ld:bfd ld:gold ld:lld ld:mold libc:glibc libc:musl arch:x86_64 \
        musl-gcc lld strace userns root static-libc; do
        grep -E "^  [+-] $fact +[a-zA-Z]" <<<"$output"
    done
}

@test "doctor knows whether it runs as root" {
    run -0 lab doctor --build "$BATS_TEST_TMPDIR"
    if [ "$(id -u)" -eq 0 ]; then has "+ root "; else has "- root "; fi
}

@test "doctor --without takes a fact as false" {
    run -0 lab doctor --build "$BATS_TEST_TMPDIR" --without root
    has "- root "
}

@test "doctor names the steps that would be skipped here, and why" {
    mixed
    run -0 lab doctor --build "$RUN" --without ld:gold "$LAB"
    has "Steps that would not run here
  $LAB:13: needs ld:gold (plain cc links with gold)"
}

@test "doctor says so when nothing would be skipped" {
    console <<<'$ true'
    run -0 lab doctor --build "$RUN" "$LAB"
    has "Steps that would not run here
  none"
}

@test "doctor fails on a lab that it cannot read" {
    run -1 lab doctor --build "$BATS_TEST_TMPDIR" "$BATS_TEST_TMPDIR/LAB.md"
    has "lab: $BATS_TEST_TMPDIR/LAB.md: No such file or directory"
}

@test "doctor leaves none of the programs behind that it builds to look at" {
    run -0 lab doctor --build "$BATS_TEST_TMPDIR/build"
    same "" "$(find "$BATS_TEST_TMPDIR/build" -name 'probe*')"
}

# --- lint -----------------------------------------------------------------------

# clean [COMMAND [ATTRIBUTES]]: a lab that keeps all rules, with this command in
# line 12.
clean() {
    mklab <<END
# Lab 1: Try

After this lab you can try; it takes five minutes.

## 1.1 A step

**Predict.** What will it print?

<!-- claim C1-2 R-03 -->

\`\`\`console${2:+ $2}
\$ ${1:-echo one}
one
\`\`\`

<!-- claim C0-20 told: needs a container daemon -->

Something that can only be told.

## 1.2 Another step

\`\`\`text
shown
\`\`\`

**Predict.** And now?

\`\`\`console
\$ echo two
two
\`\`\`

## Exercise

Do it.

## Look back

Done.
END
}

# passes: lint has nothing to say about the lab.
passes() {
    run -0 lab lint "$LAB"
    same "" "$output"
}

# complains LINE MESSAGE: lint says just this about the lab.
complains() {
    run -1 lab lint "$LAB"
    same "lab: $LAB:$1: $2" "$output"
}

# spoil SCRIPT: edits the clean lab with sed.
spoil() {
    clean
    sed -i "$1" "$LAB"
}

@test "lint: a lab that keeps all rules passes" {
    clean
    passes
}

@test "lint: the file may be named without its folder" {
    clean
    cd "${LAB%/*}"
    LAB=LAB.md passes
}

@test "lint: every file is checked, and one that breaks a rule is enough to fail" {
    spoil 's/^# .*/# Try/'
    run -1 lab lint "$LAB" "$LAB"
    same 2 "$(grep -c "$LAB:1: " <<<"$output")"
}

@test "lint: what cannot be read is reported" {
    spoil '31d'
    complains 28 "this fence is never closed"
}

@test "lint: a lab begins with its title" {
    spoil 's/^# Lab 1: /# /'
    complains 1 "a lab begins with # Lab N: Title"
    spoil '1d'
    run -1 lab lint "$LAB"
    has "a lab begins with # Lab N: Title"
}

@test "lint: the title has the number of the folder" {
    spoil 's/^# Lab 1:/# Lab 2:/'
    complains 1 "this is lab 2, but its folder says 1"
}

@test "lint: a paragraph follows the title" {
    spoil 3d
    complains 1 "after the title: what one can do after the lab, and its time"
}

@test "lint: there is one title" {
    spoil 's/^## 1.2 Another step/# Another title/'
    complains 20 "a lab has one title"
}

@test "lint: steps are numbered after the lab, from 1" {
    spoil 's/^## 1\.2 /## 1.3 /'
    complains 20 "this step's heading should begin with ## 1.2"
    spoil 's/^## 1\.1 /## 2.1 /'
    complains 5 "this step's heading should begin with ## 1.1"
    spoil 's/^## 1\.1 A step/## A step/'
    complains 5 "this step's heading should begin with ## 1.1"
}

@test "lint: a step has a title" {
    spoil 's/^## 1\.2 .*/## 1.2/'
    complains 20 "this step's heading should begin with ## 1.2"
}

@test "lint: there is an exercise" {
    spoil '/^## Exercise/d'
    run -1 lab lint "$LAB"
    has "there is no ## Exercise"
}

@test "lint: there is a look back" {
    spoil '/^## Look back/d'
    run -1 lab lint "$LAB"
    has "there is no ## Look back"
}

@test "lint: the exercise comes before the look back" {
    spoil 's/^## Exercise/## X/; s/^## Look back/## Exercise/; s/^## X/## Look back/'
    complains 33 "the exercise comes before the look back"
}

@test "lint: no step comes after the exercise" {
    spoil 's/^## 1.2 .*/## Exercise/; 33s/.*/## 1.2 A late step/'
    run -1 lab lint "$LAB"
    has "$LAB:33: the steps come before the exercise"
}

@test "lint: a claim has an id" {
    local id
    for id in C1 C-2 1-2 C1-x R4 R- Q-1; do
        spoil "s/C1-2 R-03/C1-2 $id/"
        complains 9 "'$id' is not the id of a claim"
    done
}

@test "lint: a claim mark names claims" {
    spoil 's/ C1-2 R-03//'
    complains 9 "which claims?"
}

@test "lint: a claim mark stands directly above a console fence" {
    spoil '10i\
\
Text.'
    run -1 lab lint "$LAB"
    has "$LAB:9: claims are shown by the console fence directly below"
}

@test "lint: a told claim stands directly above its paragraph" {
    spoil 18d
    complains 16 "claims are told by the paragraph directly below"
}

@test "lint: a told claim gives its reason" {
    spoil 's/told: .* -->/told: -->/'
    complains 16 "told: needs the reason why it cannot be shown"
}

@test "lint: other comments are nobody's business" {
    spoil 's/<!-- claim C1-2 R-03 -->/<!-- a note -->/'
    passes
}

@test "lint: a Predict stands directly above the fence that answers it" {
    spoil '8i\
\
**Why.** Because.'
    complains 7 "a Predict stands directly above the fence that answers it"
}

@test "lint: a fence is of a known kind" {
    spoil 's/^```text/```consoel/'
    complains 22 "a fence of the unknown kind 'consoel'"
}

@test "lint: an expectation holds a literal word" {
    local pattern
    for pattern in '[..]' '...' '[..] [..]' '[..]: [..]'; do
        spoil "13s/.*/$pattern/"
        complains 13 "this expectation holds not one literal word"
    done
    spoil '13s/.*/[..]one[..]/'
    passes
}

@test "lint: a pattern for a number is no literal word, is spelt well, and compares with what has a name" {
    spoil '13s/.*/[n>=5] [..]/'
    complains 13 "this expectation holds not one literal word"
    spoil '13s/.*/one [n=>5]/'
    complains 13 "[n=>5] is no pattern for a number"
    spoil '13s/.*/one [size=n>]/'
    complains 13 "[size=n>] is no pattern for a number"
    spoil '13s/.*/one [n>size]/'
    complains 13 "no line above has [size=n]"
    spoil '13s/.*/one [size=n] [n<size*2] [name] [n] [a=b]/'
    passes
}

@test "lint: an output fence holds a literal word too" {
    spoil '15i\
\
```output if=ld:lld\
[..]\
```'
    complains 17 "this expectation holds not one literal word"
}

@test "lint: a program that may be absent needs a condition that names it" {
    local pair program fact
    for pair in gcc clang musl-gcc ld.gold:gold ld.lld:lld mold readelf:binutils nm:binutils \
        objdump:binutils strace file patchelf setarch fincore unshare curl ldconfig ldd \
        eu-findtextrel:elfutils; do
        program=${pair%:*} fact=${pair#*:}
        clean "$program x"
        complains 12 "$program may be absent: the fence needs if=$fact"
        clean "$program x" "if=$fact"
        passes
    done
}

@test "lint: the absent program is found wherever a command may stand" {
    local command
    for command in 'true | nm x' 'true && nm x' 'true; nm x' 'x=$(nm x)' 'A=1 nm x' \
        'if nm x; then true; fi' '(nm x)' 'for i in 1; do nm x; done' '! nm x' 'exec nm x' 'cat x |nm'; do
        clean "$command"
        complains 12 "nm may be absent: the fence needs if=binutils"
    done
    clean '/usr/bin/nm x'
    complains 12 "/usr/bin/nm may be absent: the fence needs if=binutils"
}

@test "lint: the absent program is found inside double quotes too" {
    clean 'echo "$(nm x)"'
    complains 12 "nm may be absent: the fence needs if=binutils"
}

@test "lint: the name of an absent program may be an argument" {
    clean "printf '%s' nm 'true; nm'; mini-nm nm # nm"
    passes
}

@test "lint: ls says -1 or -l" {
    clean 'ls x'
    complains 12 "ls lays out columns as it likes: say ls -1 or ls -l"
    clean 'ls -1 x; ls -l x; ls -l'
    passes
}

@test "lint: echo has no options and no backslashes" {
    local command
    for command in 'echo -n x' 'echo -e x' "echo 'a\\tb'"; do
        clean "$command"
        complains 12 "echo differs between shells here: say printf"
    done
}

@test "lint: there is no sleep" {
    clean 'sleep 1'
    complains 12 "sleep waits too long or too short: wait for the event itself"
}

@test "lint: commands are those of every shell" {
    clean 'source x'
    complains 12 "source is not in every shell"
    clean '[[ a = a ]]'
    complains 12 "[[ is not in every shell"
    clean 'function f { true; }'
    complains 12 "function is not in every shell"
}

@test "lint: a background job is awaited" {
    clean 'cat >x &'
    complains 12 "this background job is never awaited: wait \$!"
    clean 'cat >x & wait $!'
    passes
}

@test "lint: a background job redirects its output" {
    clean 'cat & wait $!'
    complains 12 "this background job prints when it likes: redirect it"
}

@test "lint: 2>&1 and && are no background jobs" {
    clean 'true 2>&1 && true >&2'
    passes
}

@test "lint: a fence that names a linker asks for it" {
    clean 'cc -fuse-ld=lld x.c'
    complains 12 "-fuse-ld=lld: the fence needs if=lld"
    clean 'cc -fuse-ld=lld x.c' if=lld
    passes
}

@test "lint: descriptor 9 is the engine's" {
    clean 'echo x >&9'
    complains 12 "descriptor 9 belongs to the engine"
    clean 'exec 9>x'
    complains 12 "descriptor 9 belongs to the engine"
}

@test "lint: \$ORIGIN and \$LIB are kept from the shell by single quotes" {
    local message="the shell expands this before the linker sees it: write '\$ORIGIN/...' in single quotes" word
    for word in '$ORIGIN/lib' '"$ORIGIN/lib"' '${ORIGIN}/lib' '$LIB'; do
        clean "cc -Wl,-rpath,$word x.c"
        complains 12 "$message"
    done
    clean "cc -Wl,-rpath,'\$ORIGIN/\$LIB' x.c; printf '%s' \\\$ORIGIN \$LIBRARY"
    passes
}

@test "lint: \$PWD is quoted" {
    clean 'cc -L$PWD x.c'
    complains 12 'a path may hold a blank: write "$PWD"'
    clean 'cc -L${PWD}/x x.c'
    complains 12 'a path may hold a blank: write "$PWD"'
    clean 'here=$PWD; cc -L"$PWD" '"'\$PWD'"
    passes
}

@test "lint: sources are files, not here-documents" {
    clean 'cat >x.c <<X
> int x;
> X'
    complains 12 "sources are files in the lab's folder, not here-documents"
    clean 'cat <<X
> text
> X'
    passes
}

# popular_comment LINE...: the clean lab, with these lines as a comment above its first fence.
popular_comment() {
    clean
    sed -i "8r /dev/stdin" "$LAB" < <(printf '%s\n' "$@" "")
}

@test "lint: what is popular has a kind of source, what is said, and what is true" {
    local wrong="popular: takes a kind of source, then a line with said:, and one with true:"
    popular_comment '<!-- popular: textbooks (C4-31 C4-32)' 'said: `a` and' 'more' 'true: b -->'
    passes
    popular_comment '<!-- popular: textbooks' 'said: a -->'
    complains 9 "$wrong"
    popular_comment '<!-- popular: (C4-31)' 'said: a' 'true: b -->'
    complains 9 "$wrong"
    popular_comment '<!-- popular: textbooks' 'true: b' 'said: a -->'
    complains 9 "$wrong"
    popular_comment '<!-- popular: textbooks' 'said: a' 'true: b | c -->'
    complains 9 "a | would end a column of the table"
    popular_comment '<!-- popular: textbooks (C4)' 'said: a' 'true: b -->'
    complains 9 "'C4' is not the id of a claim"
}

@test "popular prints the table of what is said and what is true, with the steps" {
    popular_comment '<!-- popular: textbooks (C4-31)' 'said: `a` and' '  more' 'true: b -->' \
        '' '<!-- popular: common belief' 'said: c' 'true: d' '-->'
    run -0 lab popular "$LAB"
    same "| what is said | by | what is true | step |
|---|---|---|---|
| \`a\` and more | textbooks | b | [1.1]($LAB) |
| c | common belief | d | [1.1]($LAB) |" "$output"
    popular_comment '<!-- popular: textbooks -->'
    run -1 lab popular "$LAB"
    has "$LAB:9: popular: takes"
}

# warns LINE MESSAGE: lint says just this about the lab, and does not fail.
warns() {
    run -0 lab lint "$LAB"
    same "lab: $LAB:$1: warning: $2" "$output"
}

# rows COUNT: so many lines, for the sed command that inserts them.
rows() {
    seq -f 'row %g\' "$1"
}

@test "lint warns of a stretch that is longer than a screen, and says where it begins" {
    spoil "23i\\
$(rows 21)
x"
    warns 20 "28 rows without a heading, a Predict, a Why or a command"
    spoil "23i\\
$(rows 17)
x"
    passes
    spoil "13i\\
$(rows 21)
x"
    warns 12 "25 rows without a heading, a Predict, a Why or a command"
}

@test "lint: a Why, a Predict and a command each end a stretch" {
    spoil "23i\\
$(rows 16)
x"
    passes
    spoil "23i\\
$(rows 16)
x
24i\\
\`\`\`\\
\\
**Why.** Because.\\
\\
\`\`\`text
"
    passes
}

@test "lint warns of a command that is wider than a screen with its prompt" {
    clean "printf '%s\n' $(printf '%063d' 0)"
    passes
    clean "printf '%s\n' $(printf '%070d' 0)"
    warns 12 "a command of 86 columns with its prompt"
    clean "printf '%s\n' \\
> $(printf '%079d' 0)"
    warns 13 "a command of 81 columns with its prompt"
}

@test "lint warns of a step without a Predict" {
    spoil 's/^\*\*Predict\.\*\* And/And/'
    warns 20 "this step has no Predict"
    spoil 's/^\*\*Predict\.\*\* What/What/'
    warns 5 "this step has no Predict"
}

@test "lint warns of a command that prints its own verdict" {
    local command
    for command in '[ 1 -eq 1 ] && echo yes' 'cmp a b || echo no' 'test -e x && printf yes' \
        'x=$(cmp a b || echo no)' 'wc -c x | awk '"'"'{ print $1 > 5 ? "many" : "few" }'"'"; do
        clean "$command"
        run -0 lab lint "$LAB"
        [[ $output == "lab: $LAB:12: warning: "*" prints a verdict; show the command's own output" ]]
    done
    clean 'true && cat x; echo a || true'
    passes
}

# message FIRST SECOND: two commands that print an error message.
message() {
    clean "$1
[..]ld: prog.o: undefined reference to \`f'
[exit 1]
\$ $2
undefined reference to \`f'
\$ echo one"
}

@test "lint warns of a part of an error message that was never shown in full" {
    clean "cc prog.o 2>errors
[exit 1]
\$ grep -o 'undefined .*' errors
undefined reference to \`f'
\$ echo one"
    warns 14 "a part of a message that was never shown in full"
    clean "cc prog.o 2>&1 | grep -o 'undefined .*'
undefined reference to \`f'
\$ echo one"
    warns 12 "a part of a message that was never shown in full"
}

@test "lint: a message may be filtered after it was shown, or where the text speaks of grep" {
    message 'cc prog.o' "cc prog.o 2>&1 | grep -o 'undefined .*'"
    passes
    message 'cc prog.o 2>errors; cat errors' "grep -o 'undefined .*' errors"
    passes
    message 'cc prog.o 2>&1 | grep prog' "cc prog.o 2>&1 | grep -o 'undefined .*'"
    run -0 lab lint "$LAB"
    same 2 "$(grep -c 'never shown in full' <<<"$output")"
    sed -i 's/^\*\*Predict\.\*\* What/& (`grep` leaves out the linker.) What/' "$LAB"
    passes
    clean "grep -o 'undefined .*' notes
undefined reference to \`f'
\$ echo one"
    passes
}

# says SENTENCE CONDITION: the clean lab, with a sentence above a fence with a condition.
says() {
    clean
    sed -i "7s/\$/ $1/; 11s/\$/ if=$2/" "$LAB"
}

@test "lint warns of a sentence that says what the label of a fence says" {
    local row sentence
    for row in 'This needs glibc:|libc:glibc' 'The next commands need glibc.|glibc>=2.34' \
        'With the GNU C library only:|libc:glibc' 'On x86-64:|arch:x86_64' \
        'If `musl-gcc` is installed:|musl-gcc' 'These commands need `ldd` and glibc.|libc:glibc,ldd' \
        'It is so (this needs strace):|strace' 'The next commands need it.|lld' \
        'This needs the C library as an archive:|static-libc' 'With GNU ld only:|ld:bfd'; do
        sentence=${row%|*}
        says "${sentence//&/\\&}" "${row#*|}"
        warns 7 "a sentence says what the label of the fence below says" || {
            echo "$row"
            return 1
        }
    done
}

@test "lint: a sentence may speak of what the fence is about" {
    local row
    for row in 'It needs the C library.|libc:glibc' 'glibc tells what it does:|libc:glibc' \
        'This needs glibc:|strace' 'On x86-64 an instruction has a PC-relative form.|arch:x86_64' \
        'The loader of glibc takes the one that the program needs:|libc:glibc'; do
        says "${row%|*}" "${row#*|}"
        passes || { echo "$row"; return 1; }
    done
}

@test "lint --strict: a warning is an error" {
    clean 'true && echo one'
    run -0 lab lint "$LAB"
    run -1 lab lint --strict "$LAB"
    has ": warning: "
    clean
    run -0 lab lint --strict "$LAB"
}

@test "lint --count prints how many warnings of each kind there are, and no other word of them" {
    clean 'true && echo one'
    run -0 --separate-stderr lab lint --count "$LAB"
    same "" "$stderr"
    same "warnings stretch width predict assertion message condition all" "$(xargs <<<"${lines[0]}")"
    same "01-try 0 0 0 1 0 0 1" "$(xargs <<<"${lines[1]}")"
    same "all 0 0 0 1 0 0 1" "$(xargs <<<"${lines[2]}")"
    run -1 lab lint --count --strict "$LAB"
}

# --- how it is called -----------------------------------------------------------

@test "--help tells every verb on standard output" {
    run -0 --separate-stderr lab --help
    local verb
    for verb in demo step shell test update doctor lint popular; do
        grep "^  $verb " <<<"$output"
    done
    same "" "$stderr"
}

@test "--version names the version" {
    run -0 lab --version
    [[ $output =~ ^lab\ [0-9]+\.[0-9]+$ ]]
}

# wrong MESSAGE [ARGUMENT...]: the engine exits with 2 and says why on standard error.
wrong() {
    local message=$1
    shift
    run -2 --separate-stderr lab "$@"
    same "" "$output"
    [[ $stderr == "lab: $message"* ]] || { printf '%s\n' "$stderr"; return 1; }
}

@test "usage error: no verb" {
    wrong "which verb?; lab --help tells more"
}

@test "usage error: an unknown verb" {
    wrong "unknown verb: dmeo" dmeo LAB.md
}

@test "usage error: an unknown option" {
    wrong "unrecognized option '--bluild'" test --bluild x LAB.md
}

@test "usage error: an option without its value" {
    wrong "option '--build' requires an argument" test LAB.md --build
}

@test "usage error: a verb without a lab" {
    local verb
    for verb in test update lint; do
        wrong "at least one FILE is needed by the verb: $verb" $verb
    done
    for verb in demo step shell; do
        wrong "one FILE is needed by the verb: $verb" $verb
    done
}

@test "usage error: two labs for a verb that takes one" {
    local verb
    for verb in demo step shell; do
        wrong "one FILE is needed by the verb: $verb" $verb one two
    done
}

@test "usage error: an unknown fact" {
    wrong "unknown fact: ld:blue" test --without ld:blue LAB.md
}

@test "usage error: an unknown linker" {
    wrong "--ld takes bfd, gold, lld or mold, not: blue" test --ld blue LAB.md
}

@test "usage error: an unknown choice of colour" {
    wrong "--color takes auto, always or never, not: blue" demo --color blue LAB.md
}

@test "a build folder that cannot be made is an error with its name" {
    console <<<'$ true'
    : >"$BATS_TEST_TMPDIR/file"
    run -1 lab demo --build "$BATS_TEST_TMPDIR/file/build" "$LAB"
    has "lab: $BATS_TEST_TMPDIR/file/build: Not a directory"
}

@test "the shell of a lab does not ignore a reader that goes away" {
    console <<<'$ true'
    run -0 --separate-stderr lab shell --build "$RUN" "$LAB" <<<'yes | head -n 1'
    same y "$output"
    same "" "$stderr"
}

@test "usage error: an option that takes a folder, and an empty name" {
    local option
    for option in --build --work --exercise --output; do
        wrong "a path is needed by the option: $option" test "$option" "" LAB.md
    done
}

@test "what cannot be printed is an error, whatever the verb" {
    console <<<'$ true'
    local verb
    for verb in doctor demo test script progress --help --version; do
        run -1 --separate-stderr sh -c 'lab "$@" >/dev/full' sh "$verb" --build "$RUN" "$LAB"
        same "lab: cannot write standard output" "$stderr"
    done
}

@test "with standard descriptors that are closed, nothing is printed elsewhere, and all else works" {
    console <<<'$ true'
    run -0 sh -c 'lab test --build "$@" <&- 2>&-' sh "$RUN" "$LAB"
    has "ok 1 - "
    run -1 sh -c 'lab test --build "$@" <&- >&-' sh "$RUN" "$LAB"
    run -1 sh -c 'lab test --build "$@" <&- >&- 2>&-' sh "$RUN" "$LAB"
    same "" "$output"
}

@test "a name in a message cannot control the terminal, and keeps its letters" {
    run -1 lab lint "$(printf 'caf\303\251 \033[1m \302\2331m \2331m')"
    same 'lab: café \x1b[1m \xc2\x9b1m \x9b1m: No such file or directory' "$output"
}
