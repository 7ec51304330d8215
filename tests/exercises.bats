#!/usr/bin/env bats
# exercises.bats: every grader tells right from wrong, one test an exercise. "lab prove
# LAB" alone shows each answer and each check.

# shellcheck disable=SC2164 # bats stops where cd fails

load helper

# proves NUMBER [OPTION...]: start fails, the right answers get full marks, each wrong one
# fails what its EXPECT says, and every check is failed by one. What does not hold is shown.
# MATRIX=1, which takes minutes, proves it with each compiler and linker that is here.
proves() {
    local checks points="$BATS_TEST_TMPDIR/points" compiler linker
    checks=("$COURSE"/labs/"$(printf %02d "$1")"-*/exercise/check.md)
    [ -e "${checks[0]}" ] || skip "not written yet"
    local lab=${checks[0]%/exercise/check.md}
    cd "$COURSE"
    prove_with "$lab"
    [ -n "${MATRIX:-}" ] || return 0
    for compiler in gcc clang; do
        for linker in bfd gold lld mold; do
            command -v "$compiler" >/dev/null || continue
            command -v "ld.$linker" >/dev/null || command -v "$linker" >/dev/null || continue
            prove_with "$lab" --cc "$compiler" --ld "$linker"
        done
    done
}

# prove_with LAB [OPTION...]
prove_with() {
    local lab=$1
    shift
    lab prove --build "$BATS_TEST_TMPDIR/b uild" "$@" "$lab" >"$points" || {
        printf 'lab prove %s %s\n' "$*" "${lab#"$COURSE"/}"
        awk '/^(not )?ok/ { shown = /^not/ } shown' "$points"
        return 1
    }
    grep '^ok' "$points"
}

@test "exercise 1" {
    proves 1
}

@test "exercise 2" {
    proves 2
}

@test "exercise 3" {
    proves 3
}

@test "exercise 4" {
    proves 4
}

@test "exercise 5" {
    proves 5
}

@test "exercise 6" {
    proves 6
}

@test "exercise 7" {
    proves 7
}

@test "exercise 8" {
    proves 8
}

@test "exercise 9" {
    proves 9
}

@test "exercise 10" {
    proves 10
}

@test "exercise 11" {
    proves 11
}

@test "exercise 12" {
    proves 12
}

@test "exercise 13" {
    proves 13
}

@test "exercise 14" {
    proves 14
}

@test "exercise 15" {
    proves 15
}

@test "exercise 16" {
    proves 16
}

@test "exercise 17" {
    proves 17
}

@test "exercise 18" {
    proves 18
}

@test "exercise 19" {
    proves 19
}

@test "exercise 20" {
    proves 20
}
