#!/usr/bin/env bats
# player.bats: a lab on a terminal, a screenful at a time, and what the keys do at a stop.
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output in each test

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

teardown() {
    [ -z "${terminal:-}" ] || end_terminal
}

# play ROWS COLUMNS COMMAND...: play.c, with what was shown in $BATS_TEST_TMPDIR/shown.
play() {
    [ -x "$BATS_FILE_TMPDIR/play" ] ||
        cc -std=c11 -D_GNU_SOURCE -o "$BATS_FILE_TMPDIR/play" "$COURSE/tests/play.c"
    "$BATS_FILE_TMPDIR/play" "$@" 2>"$BATS_TEST_TMPDIR/shown"
}

# never_more_than ROWS COLUMNS: every lab shows no more rows than the screen has between two
# stops; one row is the pause line's.
never_more_than() {
    local lab most
    for lab in "$COURSE"/labs/*/LAB.md; do
        run play "$1" "$2" lab demo --build "$BATS_TEST_TMPDIR/b" "$lab"
        same 0 "$status"
        most=${output##*at most }
        [ "${most% rows}" -lt "$1" ] || { printf '%s: %s\n' "$lab" "$output" >&2; return 1; }
        [ "${output%% *}" -gt 5 ]
    done
}

@test "no lab shows more than a screenful without a stop, on 80x24" {
    never_more_than 24 80
}

@test "no lab shows more than a screenful without a stop, on 100x40" {
    never_more_than 40 100
}

@test "output longer than the screen is shown a screenful at a time, and all of it" {
    console <<'END'
$ i=0; while [ $i -lt 100 ]; do i=$((i + 1)); echo "line $i"; done
line 1
...
line 100
END
    run -0 play 24 80 lab demo --build "$RUN" "$LAB"
    has "at most 23 rows"
    local i
    for i in 1 50 99 100; do
        grep -qx "line $i"$'\r' "$BATS_TEST_TMPDIR/shown"
    done
    same 100 "$(grep -c '^.*line [0-9]*.$' "$BATS_TEST_TMPDIR/shown")"
}

@test "a line longer than the screen counts for as many rows as it takes" {
    console <<'END'
$ head -c 5000 /dev/zero | tr '\0' %; echo
%%%[..]
END
    run -0 play 24 80 lab demo --build "$RUN" "$LAB"
    has "at most 23 rows"
    same 5001 "$(tr -cd % <"$BATS_TEST_TMPDIR/shown" | wc -c)" # one is the command's
}

@test "a command does not wait for the audience to read what it prints" {
    console timeout=4 <<'END'
$ i=0; while [ $i -lt 50000 ]; do i=$((i + 1)); echo $i; done; date +%s >ended
1
...
50000
END
    on_terminal "$(engine demo)"
    shows "[Enter] goes on"
    await test -e "$RUN/labs/01-try/ended"
    types q
    ends 0
}

# Two steps with a Why and a Predict in each.
two_steps() {
    mklab <<'END'
# Lab 1: Try

## 1.1 First

**Predict.** What will it print?

```console
$ echo first; touch one
first
```

**Why.** Because of echo.

## 1.2 Second

**Predict.** And now?

```console
$ echo second; ls -1
second
one
```

**Why.** Because of ls.
END
}

@test "demo stops at each step, at a Predict, and before the Why" {
    two_steps
    on_terminal "$(engine demo)"
    shows "start · 0 of 2 · [Enter] next step"
    [[ $(<"$screen") != *First* ]]
    types '\r'
    shows "1.1 · 0 of 2 · [Enter] when you have predicted"
    types ' '
    shows "1.1 · 1 of 2 · [Enter] why"
    [[ $(<"$screen") != *"Because of echo"* ]]
    types '\r'
    shows "1.1 · 1 of 2 · [Enter] next step"
    shows "Because of echo"
    types '\r'
    shows "1.2 · 1 of 2 · [Enter] when"
    types '\r\r'
    shows "2 commands, each did what the text says."
    ends 0
}

@test "a key that does nothing says so, and ? lists those that do" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types x
    shows "There is no key x here; ? lists them."
    types '?'
    shows "jump to a step"
    types q
    ends 0
}

@test "b shows what was before the last stop, and goes on from there" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "when you have predicted" 1
    types b
    shows "the beginning" 1
    shows "Lab 1: Try" 2
    types '\r'
    shows "when you have predicted" 2
    shows "1.1 First" 2
    types q
    ends 0
}

@test "n goes to the next step, and runs silently what is between" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "when you have predicted" 1
    types n
    shows "1.2 Second"
    [ -e "$RUN/labs/01-try/one" ]
    types '\r\r'
    shows "1 command, each did what the text says; 1 run silently."
    ends 0
    [[ $(<"$screen") != *"Because of echo"* ]]
}

@test "j asks for a step, and goes there, forth and back" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types j
    shows "Jump to which step?"
    types '1.7\r'
    shows "There is no step 1.7."
    types j
    shows "Jump to which step?" 2
    types '2\r'
    shows "1.2 · 1 of 2 · [Enter] when"
    types j
    shows "Jump to which step?" 3
    types '1.1\r'
    shows "1.1 · 0 of 2 · [Enter] when"
    [ ! -e "$RUN/labs/01-try/one" ]
    types q
    ends 0
}

@test "r at a Predict makes the folder again, as if one had just arrived" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types j
    shows "Jump to which step?"
    types '1.2\r'
    shows "[Enter] when" 1
    rm "$RUN/labs/01-try/one"
    touch "$RUN/labs/01-try/stray"
    types r
    shows "[Enter] when" 2
    [ -e "$RUN/labs/01-try/one" ] && [ ! -e "$RUN/labs/01-try/stray" ]
    types '\r\r'
    ends 0
    [[ $(<"$screen") != *'!!'* ]]
}

@test "! at a Predict is a shell, and a later difference is labelled" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "[Enter] when" 1
    types '!'
    shows '(lab 1) 01-try$'
    types 'touch zoo\r'
    types 'exit\r'
    shows "[Enter] when" 2
    types '\r\r\r\r'
    shows "Not what the text says (you skipped or changed a command, or used a shell)"
    shows "+zoo"
    types '\r'
    ends 0
}

@test "w shows the source files that the next command names" {
    mklab <<'END'
# Lab 1: Try

**Predict.** Does it compile?

```console
$ cat hello.c blob.bin | awk -f lines.awk
3
```
END
    printf 'int main(void)\n{ return 0;\n}\n' >"${LAB%/*}/hello.c"
    printf 'binary\0\n' >"${LAB%/*}/blob.bin"
    printf 'END { print NR - 1 }\n' >"${LAB%/*}/lines.awk"
    on_terminal "$(engine demo)"
    shows "[Enter] when" 1
    types w
    shows "{ return 0;"
    shows "END { print NR - 1 }"
    [[ $(<"$screen") != *binary* ]]
    types '\r'
    ends 0
}

@test "w shows the whole of a source of which the last command has shown a part" {
    mklab <<'END'
# Lab 1: Try

```console
$ sed -n '/^int main/,/^}/p' hello.c
int main(void)
{
}
```

**Why.** Because.
END
    printf '/* all of it */\nint main(void)\n{\n}\n' >"${LAB%/*}/hello.c"
    on_terminal "$(engine demo)"
    shows "part of hello.c, 4 lines"
    shows "[Enter] why" 1
    types w
    shows "/* all of it */"
    types '\r'
    ends 0
}

@test "s skips a command in step mode; elsewhere it says where it does" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types s
    shows "A command can be skipped where it is about to run"
    types q
    ends 0
}

@test "the summary counts what was run, skipped by hand, and not reached" {
    two_steps
    on_terminal "$(engine step)"
    shows "next step"
    types '\r'
    shows "[Enter] run" 1
    types s
    shows "next step" 2
    types q
    shows "0 commands; 1 skipped by hand; 1 not reached; you left before the end."
    ends 0
}

@test "FROM=1.2 begins there, and what is before has run silently" {
    two_steps
    on_terminal "FROM=1.2 $(engine demo)"
    shows "1.2 · 1 of 2 · [Enter] when"
    [[ $(<"$screen") != *"1.1 First"* ]]
    [ -e "$RUN/labs/01-try/one" ]
    types '\r\r'
    shows "1 command, each did what the text says; 1 run silently."
    ends 0
    FROM=1.2 PAUSE=0 run -0 lab demo --build "$RUN" "$LAB"
    has "1.2 Second"
    [[ $output != *"1.1 First"* ]]
    FROM=9 run -1 lab demo --build "$RUN" "$LAB"
    has "there is no step 9 to begin with"
}

@test "after q the next demonstration offers to go on there" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types j
    shows "Jump to which step?"
    types '1.2\r'
    shows "[Enter] when"
    types q
    ends 0
    rm "$BATS_TEST_TMPDIR/keys"
    on_terminal "$(engine demo)"
    shows "You left at step 1.2. [Enter] from the beginning  [c] go on there"
    types c
    shows "1.2 · 1 of 2 · [Enter] when"
    types '\r\r'
    shows "1 command, each did"
    ends 0
    rm "$BATS_TEST_TMPDIR/keys"
    on_terminal "$(engine demo)"
    shows "next step"
    [[ $(<"$screen") != *"You left"* ]]
    types q
    ends 0
}

@test "a resize is followed from the next stop on" {
    console <<'END'
$ i=0; while [ $i -lt 60 ]; do i=$((i + 1)); echo "line $i"; done
line 1
...
END
    on_terminal "stty rows 24 cols 80; $(engine demo)"
    shows "[Enter] goes on" 1
    stty rows 12 cols 80 <"$(readlink "/proc/$(pgrep -f "^lab demo --build $RUN" | head -n 1)/fd/1")"
    local before
    before=$(grep -ac 'line [0-9]' "$screen")
    types '\r'
    shows "[Enter] goes on" 2
    [ "$(($(grep -ac 'line [0-9]' "$screen") - before))" -le 11 ]
    types q
    ends 0
}

@test "prose is wrapped to the new width after a resize, and a command is broken there" {
    mklab <<'END'
# Lab 1: Try

**Predict.** What?

```console
$ echo one two three four five six seven eight nine ten eleven twelve | tr a-z A-Z
ONE[..]
```

**Why.** One two three four five six seven eight nine ten eleven twelve thirteen.
END
    on_terminal "stty rows 24 cols 80; $(engine demo)"
    shows "[Enter] when"
    stty rows 24 cols 50 <"$(readlink "/proc/$(pgrep -f "^lab demo --build $RUN" | head -n 1)/fd/1")"
    types '\r'
    shows "[Enter] why"
    shows "seven eight \\"
    types '\r'
    shows "thirteen."
    ends 0
    same "" "$(sed 's/\x1b[^a-zA-Z]*[a-zA-Z]//g; s/\r//g' "$screen" | grep -E '^.{51}' | grep -v -e Script -e Enter -e ONE)"
}

@test "without colours the screen is paged all the same, and there are no sequences" {
    console <<'END'
$ i=0; while [ $i -lt 60 ]; do i=$((i + 1)); echo "line $i"; done
line 1
...
END
    NO_COLOR=1 run -0 play 24 80 lab demo --build "$RUN" "$LAB"
    has "at most 24 rows" # the pause line stays, and is one of them
    [[ $(<"$BATS_TEST_TMPDIR/shown") != *$'\033'* ]]
}

@test "e at a command changes it and runs it; its output is not compared, and the summary counts it" {
    two_steps
    on_terminal "$(engine step)"
    shows "next step"
    types '\r'
    shows "[Enter] run" 1
    types 'e'
    types '\033[1~' # Home: before echo
    types '\033[C\033[C\033[C\033[C\033[C' # behind "echo "
    types 'the \033[F\177\177\177two\r'    # End, and "one" becomes "two"
    shows '$ echo the first; touch two'
    shows "(your own command: what it prints is not compared with the text)"
    shows "the first" 2
    shows "[Enter] why"
    [ -e "$RUN/labs/01-try/two" ] && [ ! -e "$RUN/labs/01-try/one" ]
    [[ $(<"$screen") != *'!!'* ]]
    types '\r\r'
    shows "[Enter] run" 2
    types '\r'
    shows "Not what the text says (you skipped or changed a command, or used a shell)"
    types '\r'
    shows "1 command, 1 not as the text says (see the lines with !!); 1 of your own."
    ends 0
}

@test "the summary is wrapped between words" {
    two_steps
    on_terminal "stty rows 24 cols 40; $(engine step)"
    shows "next step"
    types q
    shows "you left"
    ends 0
    grep -q '^-- 0 commands; 2 not reached; you left' "$screen"
    grep -q '^before the end\.' "$screen"
}

@test "e in demo, at a Predict, is for the next command of the stretch ahead" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "[Enter] when" 1
    types 'e'
    types '\025ls -1 | wc -l\r' # Ctrl-U: away with all of it
    shows "(your own command, to be run next in place of the text's)"
    shows "[Enter] when" 2
    types '\r'
    shows "(your own command: what it prints is not compared with the text)"
    shows '$ ls -1 | wc -l' 3
    types n
    shows "1.2 Second"
    types '\r\r\r'
    shows "1 of your own"
    ends 0
}

@test "e given up, or with nothing changed, leaves the command as it is" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "[Enter] when" 1
    types 'e'
    shows '$ echo first; touch one' 1
    types 'x\003' # Ctrl-C
    shows "[Enter] when" 2
    types 'e'
    types 'x\033' # Escape
    shows "[Enter] when" 3
    types 'e'
    types 'x\177\r'
    shows "(as the text has it)"
    types '\r\r\r\r\r'
    shows "2 commands, each did what the text says."
    ends 0
}

@test "e of a command of several lines: the cursor goes up and down" {
    mklab <<'END'
# Lab 1: Try

**Predict.** How many?

```console
$ for i in 1 2; do
>     echo "$i times"
> done
1 times
2 times
```
END
    on_terminal "$(engine step)"
    shows "[Enter] run"
    types 'e'
    types '\033[A\033[F\177 or so"\033[B\033[F | sort -r\r'
    shows '>     echo "$i times or so"'
    shows '> done | sort -r'
    shows '2 times or so'
    ends 0
    [[ $(<"$screen") != *'!!'* ]]
}

@test "e of a command that is longer than the screen, with letters that are not ASCII" {
    console <<'END'
$ printf '%s\n' "a rather long text with an é in it, which does not fit" >/dev/null; echo end
end
END
    on_terminal "stty rows 24 cols 40; $(engine step)"
    shows "[Enter] run"
    types 'e'
    types '\033[1~\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C\033[C'
    types '\033[C\033[C\004T\033[4~ed\r' # Ctrl-D takes the r of "rather"; End
    shows '"a Tather'
    shows 'ended'
    ends 0
}

@test "on a dumb terminal e asks for another command" {
    three
    on_terminal "TERM=dumb $(engine step)"
    shows "[Enter] run" 1
    types 'e'
    shows "Run instead (an empty line leaves it as it is): "
    types 'echo instead >instead\r'
    shows "(your own command"
    shows "[Enter] run" 2
    [ -e "$RUN/labs/01-try/instead" ] && [ ! -e "$RUN/labs/01-try/first" ]
    types q
    ends 0
}

@test "the keys of a presenter's remote control go on and back" {
    two_steps
    on_terminal "$(engine demo)"
    shows "next step"
    types '\033[6~'
    shows "when you have predicted" 1
    types '\033[5~'
    shows "the beginning" 1
    types '\033[C'
    shows "when you have predicted" 2
    types 'b'
    shows "the beginning" 2
    types 'q' # is obeyed there as well
    shows "you left before the end"
    ends 0
}

@test "a command longer than the screen is broken at blanks, and could be typed as it is shown" {
    console <<'END'
$ printf '<%s>\n' "one two  three" 'four five  six' seven eight nine "ten $(echo "eleven  twelve")" | tr a-z A-Z # all of these
<ONE TWO  THREE>
<FOUR FIVE  SIX>
<SEVEN>
<EIGHT>
<NINE>
<TEN ELEVEN  TWELVE>
$ for word in "a long word, which is quoted" another; do
>     printf '%s\n' "$word" "$word"; printf 'and once more %s\n' "$word"
> done | sort | uniq -c | sed 's/^ *//' # a comment that does not fit into the line either
1 and once more a long word, which is quoted
1 and once more another
2 a long word, which is quoted
2 another
$ cat <<'TEXT' | sed 's/a/A/' | sed 's/b/B/' | sed 's/c/C/' | sed 's/d/D/' | sed 's/e/E/'
> a line that is longer than the screen, and is not broken, since it is no command but a text
> TEXT
A line that is longer thAn ThE sCreen[..]
END
    local columns
    for columns in 40 60 100; do
        run play 24 $columns lab demo --build "$RUN" "$LAB"
        same 0 "$status"
        sed 's/\x1b[^a-zA-Z]*[a-zA-Z]//g; s/\r//g' "$BATS_TEST_TMPDIR/shown" >"$BATS_TEST_TMPDIR/plain"
        awk '/^\$ / { on = 1 } on && /^[$>] / { print substr($0, 3); next } { on = 0 }' \
            "$BATS_TEST_TMPDIR/plain" >"$BATS_TEST_TMPDIR/typed"
        grep -q ' \\$' "$BATS_TEST_TMPDIR/typed"
        same "" "$(awk -v room=$((columns - 2)) '/\\$/ && length($0) > room' "$BATS_TEST_TMPDIR/typed")"
        same "$(lab script "$LAB" | sh)" "$(sh "$BATS_TEST_TMPDIR/typed")"
    done
    PAUSE=0 run -0 lab demo --build "$RUN" "$LAB" </dev/null
    has '"ten $(echo "eleven  twelve")" | tr a-z A-Z # all of these'
}

@test "code in prose keeps its back-quotes where there is no colour" {
    mklab <<'END'
# Lab 1: Try

The program `open` loads ``a`b``, as **`strong` text** says.
END
    run -0 lab demo --build "$RUN" "$LAB"
    has 'The program `open` loads ``a`b``, as `strong` text says.'
    run -0 lab demo --color always --build "$RUN" "$LAB"
    has $'The program \033[36mopen\033['
    NO_COLOR=1 run -0 play 24 80 lab demo --build "$RUN" "$LAB"
    grep -qF 'The program `open` loads' "$BATS_TEST_TMPDIR/shown"
}

@test "shell with FROM=1.2 is where the lab is before that step, silently, in a new folder" {
    mklab <<'END'
# Lab 1: Try

## 1.1 First

```console
$ mkdir sub && cd sub && touch "$(basename "$PWD")-one"; count=1
$ say() { printf 'said %s\n' "$1"; }
$ export word=exported; echo loud
loud
```

```console if=libc:glibc,libc:musl
$ touch never
```

## 1.2 Second

```console
$ touch two
```
END
    run -0 lab shell --build "$RUN" "$LAB" <<<'touch old'
    FROM=1.2 run -0 lab shell --build "$RUN" "$LAB" <<<'ls; say "$count $word"; touch mine'
    same $'sub-one\nsaid 1 exported' "$output"
    run -2 lab shell --build "$RUN" "$LAB" <<<'ls -1d sub sub/*; ls -1 old'
    has $'sub\nsub/mine\nsub/sub-one'
    has "'old': No such file"
    FROM=1.3 run -1 lab shell --build "$RUN" "$LAB" <<<'touch wrong'
    has "there is no step 1.3 to begin with"
    [ -e "$RUN/labs/01-try.shell/sub/mine" ] && [ ! -e "$RUN/labs/01-try.shell/wrong" ]
    on_terminal "FROM=2 $(engine shell)"
    shows "All that comes before step 1.2 Second has been done."
    shows "(lab 1) sub\$"
    types 'exit\r'
    ends 0
    [[ $(<"$screen") != *"comes back"* && $(<"$screen") != *loud* ]]
}

@test "what runs silently says how far it is when that takes more than a second" {
    mklab <<'END'
# Lab 1: Try

## 1.1 First

```console
$ touch started
$ read -r line <one
$ true
```

## 1.2 Second

```console
$ true
```
END
    mkfifo "${LAB%/*}/one"
    mkdir -p "$RUN"
    sed -i "s|<one|<'${LAB%/*}/one'|" "$LAB"
    on_terminal "FROM=1.2 $(engine shell)"
    await test -e "$RUN/labs/01-try.shell/started"
    sleep 1.1 # what it waits for is that time passes
    release "${LAB%/*}/one"
    shows "running silently: 2 of 3"
    shows "before step 1.2"
    types 'exit\r'
    ends 0
    rm "$BATS_TEST_TMPDIR/keys"
    sed -i "s|^.*read.*|$ true|" "$LAB"
    on_terminal "FROM=1.2 $(engine shell)"
    shows "before step 1.2"
    types 'exit\r'
    ends 0
    [[ $(<"$screen") != *"running silently"* ]]
}

@test "a key that is pressed while a command runs is not shown, and counts at the next stop" {
    mklab <<'END'
# Lab 1: Try

**Predict.** When?

```console
$ touch running; read -r line <'PIPE'; echo done
done
```

**Why.** Now.
END
    mkfifo "$BATS_TEST_TMPDIR/pipe"
    sed -i "s|PIPE|$BATS_TEST_TMPDIR/pipe|" "$LAB"
    on_terminal "$(engine demo); stty -a | grep -o ' echo '"
    shows "[Enter] when"
    types '\r'
    await test -e "$RUN/labs/01-try/running"
    types x
    release "$BATS_TEST_TMPDIR/pipe"
    shows "There is no key x here"
    types '\r'
    shows " echo "
    ends 0
    [[ $(<"$screen") != *x$'\r\n'done* && $(<"$screen") != *xdone* ]]
}

@test "Ctrl-C while a command runs leaves the terminal as it was" {
    mklab <<'END'
# Lab 1: Try

**Predict.** When?

```console
$ touch running; tail -f /dev/null
```
END
    on_terminal "trap : INT; $(engine demo); stty -a | grep -o -e ' echo ' -e ' icanon'"
    shows "[Enter] when"
    types '\r'
    await test -e "$RUN/labs/01-try/running"
    types '\003'
    shows " icanon"
    shows " echo "
    ends 0
}

@test "e at a stop in the middle of a command that is being shown shows the new one" {
    mklab < <(
        printf '# Lab 1: Try\n\n'
        seq -f '- word %g' 17
        printf '\n```console\n$ { true\n> true\n> true\n> true\n> echo done; }\ndone\n```\n'
    )
    on_terminal "stty rows 24 cols 80; $(engine demo)"
    shows "[Enter] goes on"
    [[ $(<"$screen") != *"echo done"* ]]
    types e
    shows "> echo done; }" 1
    types '; echo own\r'
    shows "(your own command, to be run next in place of the text's)"
    types '\r'
    shows "> echo done; }; echo own" 3 # edited, accepted, and run
    shows "(your own command: what it prints is not compared with the text)"
    shows "-- 0 commands; 1 of your own."
    ends 0
}

@test "a table is shown in columns, and its cells are wrapped where it is wider than the screen" {
    mklab <<'END'
# Lab 1: Try

| you want | use | others see it |
|---|:-:|---|
| a helper, which is used within one file and nowhere else | `static` | no |
| one `a|b` | **default, or** better a function, which needs no copy relocation | |
END
    run -0 env COLUMNS=60 lab demo --build "$RUN" "$LAB"
    has 'you want               use                     others see it
---------------------  ----------------------  -------------
a helper, which is     `static`                no
used within one file
and nowhere else
one `a|b`              default, or better a
                       function, which needs
                       no copy relocation'
    COLUMNS=100 lab demo --color always --build "$RUN" "$LAB" |
        sed 's/\x1b[^a-zA-Z]*[a-zA-Z]//g' >"$BATS_TEST_TMPDIR/plain"
    same "" "$(grep -E '^.{101}' "$BATS_TEST_TMPDIR/plain")"
    same "$(sed -n 's/others see it//p' "$BATS_TEST_TMPDIR/plain" | wc -c)" \
        "$(sed -n 's/no$//p' "$BATS_TEST_TMPDIR/plain" | wc -c)" # both begin in the same column
}
