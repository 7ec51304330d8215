#!/usr/bin/env bats
# labs.bats: every lab does what its text says, one test a lab, and keeps the rules
# of the format. "lab test FILE" alone shows each command.

# shellcheck disable=SC2154,SC2164 # bats sets $stderr, and stops where cd fails

bats_require_minimum_version 1.5.0 # run -STATUS, run --separate-stderr

load helper

# passes NUMBER [OPTION...]: all commands of the lab do what its text says; those that
# do not are shown.
passes() {
    local points="$BATS_TEST_TMPDIR/points"
    find_lab "$1"
    shift
    cd "$COURSE"
    lab test --build "$BATS_TEST_TMPDIR" "$@" "$file" >"$points" || {
        printf 'lab test %s %s\n' "$*" "$file"
        awk '/^(not )?ok|^#/ { shown = /^not/ } shown || /^Bail/' "$points"
        return 1
    }
    grep '^ok' "$points"
}

# passes_without NUMBER: the lab holds where none of the facts is true that its fences
# ask for; with MASK_EACH=1, which takes minutes, also where each one alone is not.
# What an output fence asks for counts as true: it tells what this machine prints.
passes_without() {
    local fact options=()
    find_lab "$1"
    for fact in $(sed -n 's/^```*console .*if=\([^ ]*\).*/\1/p' "$COURSE/$file" | tr , '\n' | grep -v '^!' | sort -u); do
        options+=(--without "$fact")
        [ -z "${MASK_EACH:-}" ] || passes "$1" --without "$fact"
    done
    passes "$1" "${options[@]}"
}

# find_lab NUMBER: sets FILE, or skips.
find_lab() {
    local files
    files=("$COURSE"/labs/"$(printf %02d "$1")"-*/LAB.md)
    [ -e "${files[0]}" ] || skip "not written yet"
    file=${files[0]#"$COURSE"/}
}

@test "the labs keep the rules of the format" {
    cd "$COURSE"
    run -0 --separate-stderr lab lint --count labs/[0-9]*/LAB.md
    same "" "$stderr"
    printf '# %s\n' "${lines[@]}" >&3 # there are still warnings, but they are known
}

@test "every lab has a number of its own, from 1 to 20" {
    cd "$COURSE/labs"
    local numbers
    numbers=$(printf '%s\n' */LAB.md | sed 's/-.*//')
    same "$(sort -u <<<"$numbers")" "$numbers"
    run grep -vxE '0[1-9]|1[0-9]|20' <<<"$numbers"
    same "" "$output"
}

@test "at most eight fences are for x86-64 only" {
    cd "$COURSE"
    run grep -nE '^```+console .*if=([^ ]*,)?arch:x86_64\b' labs/[0-9]*/LAB.md
    [ "${#lines[@]}" -le 8 ] || { printf '%s\n' "$output"; return 1; }
}

@test "lab 1" {
    passes 1
}

@test "lab 2" {
    passes 2
}

@test "lab 3" {
    passes 3
}

@test "lab 4" {
    passes 4
}

@test "lab 5" {
    passes 5
}

@test "lab 6" {
    passes 6
}

@test "lab 7" {
    passes 7
}

@test "lab 8" {
    passes 8
}

@test "lab 9" {
    passes 9
}

@test "lab 10" {
    passes 10
}

@test "lab 11" {
    passes 11
}

@test "lab 12" {
    passes 12
}

@test "lab 13" {
    passes 13
}

@test "lab 14" {
    passes 14
}

@test "lab 15" {
    passes 15
}

@test "lab 16" {
    passes 16
}

@test "lab 17" {
    passes 17
}

@test "lab 18" {
    passes 18
}

@test "lab 19" {
    passes 19
}

@test "lab 20" {
    passes 20
}

# Nothing made in a fence with a condition is used outside of it.
@test "lab 1 without what it can do without" {
    passes_without 1
}

@test "lab 2 without what it can do without" {
    passes_without 2
}

@test "lab 3 without what it can do without" {
    passes_without 3
}

@test "lab 4 without what it can do without" {
    passes_without 4
}

@test "lab 5 without what it can do without" {
    passes_without 5
}

@test "lab 6 without what it can do without" {
    passes_without 6
}

@test "lab 7 without what it can do without" {
    passes_without 7
}

@test "lab 8 without what it can do without" {
    passes_without 8
}

@test "lab 9 without what it can do without" {
    passes_without 9
}

@test "lab 10 without what it can do without" {
    passes_without 10
}

@test "lab 11 without what it can do without" {
    passes_without 11
}

@test "lab 12 without what it can do without" {
    passes_without 12
}

@test "lab 13 without what it can do without" {
    passes_without 13
}

@test "lab 14 without what it can do without" {
    passes_without 14
}

@test "lab 15 without what it can do without" {
    passes_without 15
}

@test "lab 16 without what it can do without" {
    passes_without 16
}

@test "lab 17 without what it can do without" {
    passes_without 17
}

@test "lab 18 without what it can do without" {
    passes_without 18
}

@test "lab 19 without what it can do without" {
    passes_without 19
}

@test "lab 20 without what it can do without" {
    passes_without 20
}
