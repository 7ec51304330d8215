#!/usr/bin/env bats
# Random worlds of programs and libraries, in which mini-ldd and mini-bind must say what the
# real loader says; tests/worlds/main.c tells how. Here for a few seconds; tests/worlds/run
# takes any number.

load helper

# worlds SEED COUNT [FIRST]: makes them in a folder of the test's own.
worlds() {
    export FOLDER="$BATS_TEST_TMPDIR/a dir"
    run "$COURSE/tests/worlds/run" "$@"
    [ "$status" -ne 2 ] || skip "$output"
}

setup() {
    need cc mini-ldd mini-bind
}

@test "worlds: 300 of them, in which both tools agree with the loader" {
    worlds 1 300
    [ "$status" -eq 0 ] || { printf '%s\n' "$output" >&2; return 1; }
    [ "${output%% *}" -gt 290 ]
    has "; 0 worlds differ"
    # Nothing is left of those that agree.
    same "" "$(ls -A "$FOLDER")"
}

@test "worlds: a line less in any of the tools' tables is noticed, and the world is kept" {
    local table
    for table in list tries bindings status; do
        FALSIFY=$table worlds 9 12
        same 1 "$status"
        case $table in
        status) has ": the list: " ;;
        *) has ": the $table: " ;;
        esac
    done
    ls "$FOLDER"/9-*/ask.sh "$FOLDER"/9-*/world >/dev/null
}

@test "worlds: one can be made again, and is the same" {
    export KEEP=1
    worlds 3 1 8
    same 0 "$status"
    find "$FOLDER/3-8/world" -type f -exec cksum {} + | sort >"$BATS_TEST_TMPDIR/first"
    [ -s "$BATS_TEST_TMPDIR/first" ]
    worlds 3 3 6
    find "$FOLDER/3-8/world" -type f -exec cksum {} + | sort | diff "$BATS_TEST_TMPDIR/first" -
    sh "$FOLDER/3-8/ask.sh" bind >"$BATS_TEST_TMPDIR/answers" 2>&1 || :
    grep -q "find library=" "$BATS_TEST_TMPDIR/answers"
    grep -q "binding file" "$BATS_TEST_TMPDIR/answers"
}

@test "worlds: 150 of them for musl, whose list and missing libraries mini-ldd has" {
    need musl-gcc
    LOADER=$(echo 'int main(void) { return 0; }' | musl-gcc -xc - -o "$BATS_TEST_TMPDIR/probe" &&
        mini-readelf -lW "$BATS_TEST_TMPDIR/probe" | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
    [ -x "$LOADER" ] || skip "needs musl's loader"
    export LOADER
    worlds 5 150
    [ "$status" -eq 0 ] || { printf '%s\n' "$output" >&2; return 1; }
    [ "${output%% *}" -gt 140 ]
    has "; 0 worlds differ"
    FALSIFY=list worlds 5 3
    same 1 "$status"
    has ": the list: "
}
