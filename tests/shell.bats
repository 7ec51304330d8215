#!/usr/bin/env bats
# shell.bats: the shell of a lab, as a student sees it: prompt, manuals, the notation of the
# text, the way out and back.
# shellcheck disable=SC2016 # what stands in quotes here is for the lab's shell
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output, $stderr in each test

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

teardown() {
    [ -z "${terminal-}" ] || end_terminal
}

# exercised: a lab with an exercise, and the course's manual pages.
exercised() {
    mklab <<'END'
# Lab 1: Try

```console
$ export COLOUR=red
$ true
```

## Exercise

Write the rules that are missing. Then `make` builds it. This is too much.

And this.
END
    ln -s "$COURSE/tools" "${LAB%/labs/*}/tools"
}

@test "the prompt shows a status that is not 0, in the way of the text" {
    exercised
    on_terminal "$(engine shell)"
    shows '(lab 1) 01-try.shell$'
    types 'false\r'
    shows '[exit 1]' 2 # the first one is in the welcome
    types 'echo "<$?>"\r'
    shows '<1>'
    types '(exit 42)\r'
    shows '[exit 42]'
    types 'true\r'
    types 'exit\r'
    shows 'make shell1 brings you back'
    ends 0
    same 3 "$(grep -ac '\[exit [0-9]*\]' "$screen")"
}

@test "the prompt is that of any sh" {
    exercised
    local shell
    for shell in dash 'bash --posix' 'busybox sh' ksh mksh yash; do
        command -v "${shell%% *}" >/dev/null || continue
        run lab shell --build "$RUN" "$LAB" <<<"
            printf 'false\n(exit 42)\nsaid=\$?; echo \"<\$said>\"\nexit 0\n' |
                ENV=\$TMPDIR/settings script -qec '$shell -i' /dev/null"
        has '[exit 1]'
        has '[exit 42]'
        has '<42>'
        has '(lab 1) 01-try.shell$ '
    done
}

@test "man finds the course's pages in a lab's shell, and the system's" {
    need man
    exercised
    local program ls
    ls=$(man -w ls 2>/dev/null) || ls=
    run -0 lab shell --build "$RUN" "$LAB" <<<'
        for program in mini-readelf mini-nm mini-ldd mini-bind mini-abi enter; do
            man -w $program || exit
        done
        man -w ls
        exit 0'
    for program in mini-readelf mini-nm mini-ldd mini-bind mini-abi enter; do
        has "/$program.1"
    done
    [ -z "$ls" ] || has "$ls"
    run -0 lab shell --build "$RUN" "$LAB" <<<'man mini-ldd'
    has "libraries"
}

@test "what the user says of MANPATH goes on" {
    need man
    exercised
    mkdir -p "$BATS_TEST_TMPDIR/man/man1"
    cp "$COURSE/tools/enter.1" "$BATS_TEST_TMPDIR/man/man1/mine.1"
    MANPATH=$BATS_TEST_TMPDIR/man run -0 lab shell --build "$RUN" "$LAB" <<<'man -w mine; man -w mini-nm'
    has "$BATS_TEST_TMPDIR/man/man1/mine.1"
    has "/mini-nm.1"
}

@test "mandoc's man finds the pages as well" {
    local man=
    for man in mman man; do
        command -v $man >/dev/null && ! $man --version 2>/dev/null | grep -q '^man [0-9]' && break
        man=
    done
    [ -n "$man" ] || skip "needs the man of mandoc"
    exercised
    run -0 lab shell --build "$RUN" "$LAB" <<<"$man -w mini-ldd 2>/dev/null"
    has "/mini-ldd.1"
}

@test "a course without manual pages has a shell without MANPATH" {
    console <<<'$ true'
    run -0 lab shell --build "$RUN" "$LAB" <<<'echo "<${MANPATH-unset}>"'
    same "<unset>" "$output"
}

@test "lab-help explains the notation, on one screen" {
    exercised
    run -0 --separate-stderr lab shell --build "$RUN" "$LAB" <<<'lab-help'
    local word
    for word in '$ COMMAND' '...' '[..]' '[n]' '[n>=500]' '[lazy=n]' '[LAB]' '[exit 1]' 'if=FACT' \
        'man mini-ldd' 'lab message' 'make shell1' 'FRESH=1 make shell1' 'make start1'; do
        has "$word"
    done
    same "" "$stderr"
    [ "${#lines[@]}" -lt 24 ]
    awk 'length > 79 { print; exit 1 }' <<<"$output"
}

@test "lab-help, the manual and lab message also work in the shell that ! opens" {
    exercised
    on_terminal "$(engine step)"
    shows '[Enter]'
    types '\r'
    shows '[Enter]' 2
    types '!'
    shows 'lab-help explains the text'
    types 'echo "<$COLOUR>"; lab-help | head -n 1; echo "$MANPATH"; (exit 7)\r'
    shows '<red>'
    shows 'In the text of a lab'
    shows '.outfit/man:'
    shows '[exit 7]'
    types 'exit\r'
    types 'q'
    wait "$terminal" || :
    terminal=
    exec 4>&-
}

@test "lab message finds the guide of the lab's course" {
    exercised
    cp "$COURSE/GUIDE.md" "${LAB%/labs/*}"
    run -0 lab shell --build "$RUN" "$LAB" <<<'cd /; lab message cannot find -lz; echo "$LAB_COURSE"'
    has "libz.so"
    has "${LAB%/labs/*}"
}

@test "entering explains the notation; a kept directory says so" {
    exercised
    on_terminal "$(engine shell)"
    shows 'The directory is new.'
    shows 'In the text, ... stands for any lines'
    shows '[n>=500]'
    shows 'lab-help explains more'
    types 'exit\r'
    ends 0
    rm "$BATS_TEST_TMPDIR/keys"
    on_terminal "$(engine shell)"
    shows 'The directory is as you left it; FRESH=1 make shell1 begins anew.'
    types 'exit\r'
    ends 0
}

@test "leaving says how to come back and what the exercise is, and is no failure" {
    exercised
    on_terminal "$(engine shell)"
    shows '(lab 1)'
    types 'false\r'
    shows '[exit 1]' 2
    types 'exit\r'
    shows 'make shell1 brings you back to this directory'
    shows 'The exercise of lab 1: Write the rules that are missing.'
    shows 'make start1 begins it'
    ends 0
    run ! grep -q "too much" "$screen"
}

@test "a lab without an exercise speaks of none" {
    console <<<'$ true'
    on_terminal "$(engine shell)"
    shows '(lab 1)'
    types 'exit\r'
    shows 'make shell1 brings you back to this directory'
    ends 0
    run ! grep -qi "exercise" "$screen"
}

@test "without a terminal the shell says nothing of its own, and its status counts" {
    exercised
    run -3 --separate-stderr lab shell --build "$RUN" "$LAB" <<<'echo here; exit 3'
    same here "$output"
    same "" "$stderr"
}

@test "two shells in one directory: the second leaves the first what it has" {
    exercised
    on_terminal "$(engine shell)"
    shows '(lab 1)'
    types 'touch "$TMPDIR/mine"\r'
    await test -e "$RUN/labs/01-try.shell.tmp/mine"
    run -0 lab shell --build "$RUN" "$LAB" <<<'lab-help'
    [ -e "$RUN/labs/01-try.shell.tmp/mine" ]
    run -1 lab shell --fresh --build "$RUN" "$LAB" <<<'true'
    has "another shell is in this directory; leave that one first"
    types 'lab-help | head -n 1\r'
    shows 'In the text of a lab'
    types 'exit\r'
    ends 0
    [ ! -e "$RUN/labs/01-try.shell.tmp" ]
}

@test "whoever ends lab ends its shell" {
    exercised
    on_terminal "echo lab:\$\$; exec $(engine shell)"
    shows '(lab 1)'
    types 'echo pid:$$; trap "touch gone" EXIT\r'
    await grep -aqE 'pid:[0-9]' "$screen"
    kill -TERM "$(grep -aoE 'lab:[0-9]+' "$screen" | head -n 1 | cut -d : -f 2)"
    await test -e "$RUN/labs/01-try.shell/gone"
    wait "$terminal" || :
    terminal=
    exec 4>&-
}
