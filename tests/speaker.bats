#!/usr/bin/env bats
# speaker.bats: the teacher's view of a demonstration, in a second terminal.
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output in each test

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

teardown() {
    [ -z "${terminal:-}" ] || end_terminal
    [ -z "${speaker:-}" ] || kill "$speaker" 2>/dev/null || :
}

# A lab with notes: 20 minutes, of which step 1.2 takes 5.
noted() {
    mklab <<'END'
# Lab 1: Try

Typing along takes about 20
minutes, watching about 10.

<!-- note: About the first step. -->

## 1.1 First

<!-- note: Ask for a show of hands.
It takes `two` lines. -->

**Predict.** What will it print?

```console
$ echo first; touch one
first
```

```output if=libc:glibc,libc:musl
never
```

**Why.** Because of echo.

<!-- note: Say it again. -->

**Predict.** Once more?

```console
$ echo more
more
$ false
[exit 1]
```

**Why.** It is the same.

## 1.2 Second

<!-- minutes: 5 -->

One two three.

```console if=libc:glibc,libc:musl
$ echo nowhere
```

## Exercise

None.
END
}

# follow: the teacher's view of the lab, each state of it below the one before, in
# the file $view.
follow() {
    view="$BATS_TEST_TMPDIR/view"
    lab demo --speaker --build "$RUN" "$LAB" >"$view" 2>&1 </dev/null 3>&- &
    speaker=$!
}

# sees TEXT: waits until the teacher sees it in the newest state, which begins with the title.
sees() {
    await newest "$1" || { cat "$view"; return 1; }
}
newest() {
    case $(tac "$view" | sed '/^Lab 1: Try$/q; /^No demonstration/q' | tac) in
    *"$1"*) ;;
    *) return 1 ;;
    esac
}

@test "the speaker's view waits for a demonstration, follows it, and waits for the next" {
    noted
    follow
    sees "No demonstration of lab 1 is running. This waits for make lab1."
    on_terminal "$(engine demo)"
    shows "next step"
    sees "Before the first step"
    sees "Note. About the first step."
    sees "Then: What will it print?"
    types '\r'
    shows "[Enter] when" 1
    sees "1.1 First · predicting · 0 of 4 commands"
    types q
    ends 0
    sees "No demonstration"
    rm "$BATS_TEST_TMPDIR/keys"
    on_terminal "FROM=1.2 $(engine demo)"
    shows "next step"
    sees "1.2 Second · done"
    types '\r'
    ends 0
    sees "No demonstration"
    [ ! -e "$RUN"/labs/.01-try.stage ]
}

@test "the speaker's view shows the prediction with its answer and Why, notes, times, and what is next" {
    noted
    follow
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "[Enter] when" 1
    sees "predicting"
    output=$(tac "$view" | sed '/^Lab 1: Try$/q' | tac)
    has "0 min of 20 · in this step 0 of 15 · planned up to its end: 15"
    has "Note. Ask for a show of hands. It takes \`two\` lines."
    has "Predict. What will it print?"
    has "=> \$ echo first; touch one"$'\n'"   first"
    has "Why. Because of echo."
    has "Then: Once more?"
    has "Next step: 1.2 Second (5 min)"
    [[ $output != *"Say it again"* && $output != *"About the first"* && $output != *never* ]]
    types '\r'
    shows "[Enter] why"
    sees "1.1 First · before the Why · 1 of 4 commands"
    sees "Ask for a show of hands."
    types '\r'
    shows "[Enter] when" 2
    sees "Note. Say it again."
    sees "   [exit 1]"
    types '\r\r\r'
    shows "next step" 2
    types '\r'
    ends 0
}

@test "the speaker's view shows all of a line that is longer than the screen" {
    mklab <<'END'
# Lab 1: Try

**Predict.** What?

```console
$ printf 'a line that is é longer than the screen is wide, and whose end a teacher would like to see: HERE\n'
a line that is é longer than the screen is wide, and whose end a teacher would like to see: HERE
```
END
    on_terminal "$(engine demo)"
    shows "[Enter] when"
    follow
    sees "like to see: HERE"
    same "" "$(grep -E '^.{82}' "$view")"
    types q
    ends 0
}

@test "the speaker's view knows what is not run here" {
    noted
    follow
    on_terminal "FROM=1.2 $(engine step)"
    shows "next step"
    types '\r'
    ends 0
    rm "$BATS_TEST_TMPDIR/keys"
    on_terminal "$(engine step)"
    shows "next step" 1
    types '\r'
    shows "[Enter] run" 1
    sees "1.1 First · before a command · 0 of 4 commands"
    types '\r\r'
    shows "[Enter] run" 2
    types '\r'
    shows "[Enter] run" 3
    sees "   \$ echo more"
    sees "=> \$ false"
    types '\r\r'
    shows "next step" 2
    sees "(not run here: "
    types q
    ends 0
}

@test "notes and minutes are shown nowhere else" {
    noted
    local verb
    for verb in demo step test shell script; do
        run lab "$verb" --build "$RUN" "$LAB" </dev/null
        [[ $output != *hands* && $output != *"About the"* && $output != *minutes:* ]]
    done
}

@test "on a terminal the speaker's view pages, follows a resize, and q gives the screen back" {
    noted
    on_terminal "stty rows 10 cols 60; lab demo --speaker --build '$RUN' '$LAB'; stty -a | grep -o ' icanon'"
    shows "No demonstration of lab 1"
    shows "[q] quit" 1
    mkfifo "$BATS_TEST_TMPDIR/class"
    TERM=xterm script -qefc "FROM=1.1 $(engine demo)" /dev/null <"$BATS_TEST_TMPDIR/class" >/dev/null 2>&1 3>&- 4>&- &
    speaker=$!
    exec 5>"$BATS_TEST_TMPDIR/class"
    shows "1.1 First · predicting"
    shows "[Space] more below"
    [[ $(<"$screen") != *"Next step: 1.2"* ]]
    types ' '
    shows "[b] above"
    types '  '
    shows "[b] more above"
    types 'bbb'
    shows "of 15 · planned up to its" 2
    stty rows 40 cols 60 <"$(readlink "/proc/$(pgrep -f "^lab demo --speaker --build $RUN" | head -n 1)/fd/1")"
    shows "Then:"
    shows "1.2 Second (5 min)"
    printf q >&5
    shows "No demonstration of lab 1" 2
    exec 5>&-
    types q
    shows " icanon"
    ends 0
    grep -qF $'\033[?1049l' "$screen"
}

@test "Ctrl-C ends the speaker's view as well, and a killed demonstration is noticed" {
    noted
    on_terminal "$(engine demo)"
    shows "next step"
    follow
    sees "Before the first step"
    kill -KILL "$(sed -n 's/process \([0-9]*\) .*/\1/p' "$RUN/labs/.01-try.stage")"
    sees "No demonstration"
    ends 137
    kill -INT "$speaker"
    local found=0
    wait "$speaker" || found=$?
    same 130 "$found"
    speaker=
}

@test "the speaker's view sleeps while nothing happens" {
    noted
    on_terminal "$(engine demo)"
    shows "next step"
    follow
    sees "Before the first step"
    local before after
    before=$(awk '{ print $14 + $15 }' "/proc/$speaker/stat")
    sleep 1
    after=$(awk '{ print $14 + $15 }' "/proc/$speaker/stat")
    same "$before" "$after"
    types q
    ends 0
}

@test "lint knows notes and minutes, and what was meant to be one" {
    noted
    sed -i 's/<!-- note: Say it again. -->/<!-- note: -->\n<!-- Note: x -->\n<!-- notes: x -->/' "$LAB"
    sed -i 's/<!-- minutes: 5 -->/<!-- minutes: five -->\n<!-- minutes: 5 -->\n<!-- minutes 5 -->/' "$LAB"
    sed -i 's/^## 1.1/<!-- minutes: 3 -->\n\n&/' "$LAB"
    run lab lint "$LAB"
    has ":8: minutes are those of a step: there is none above this line"
    has ": this note for the teacher is empty"
    same 3 "$(grep -c 'a comment for the teacher begins with note: or with minutes:' <<<"$output")"
    has ": minutes: takes a number from 1 to 600"
    has ": the minutes of this step are given in line"
}

@test "make notesN is the speaker's view of that lab" {
    run -0 make -C "$COURSE" -n notes7
    has "demo --speaker --build"
    has "labs/07-install/LAB.md"
    run -2 make -s -C "$COURSE" notes99
    has "there is no lab '99'"
}

@test "of two demonstrations of a lab the first is followed" {
    noted
    on_terminal "$(engine demo)"
    shows "next step"
    types '\r'
    shows "[Enter] when"
    local before
    before=$(cat "$RUN/labs/.01-try.stage")
    run -0 lab demo --build "$RUN" "$LAB" </dev/null
    same "$before" "$(cat "$RUN/labs/.01-try.stage")"
    types q
    ends 0
}
