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
    shows "Not what the text says (you skipped a command or used a shell)"
    shows "+zoo"
    types '\r'
    ends 0
}

@test "w shows the source files that the next command names" {
    mklab <<'END'
# Lab 1: Try

**Predict.** Does it compile?

```console
$ cat hello.c | wc -l | tr -d ' '
3
```
END
    printf 'int main(void)\n{ return 0;\n}\n' >"${LAB%/*}/hello.c"
    on_terminal "$(engine demo)"
    shows "[Enter] when" 1
    types w
    shows "{ return 0;"
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
