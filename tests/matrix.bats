#!/usr/bin/env bats
# The labs over compilers and linkers: tests/matrix itself.

load helper

setup() {
    folder=$BATS_TEST_TMPDIR/matrix/01-tiny
    mkdir -p "$folder"
    {
        printf '# Lab 1: Tiny\n\n<!-- claim C4-01 -->\n```console\n$ printf "one\\n"\none\n```\n\n'
        printf '<!-- claim C4-02\n     R-03 -->\n```console if=ld:gold\n$ printf "two\\n"\ntwo\n```\n'
    } >"$folder/LAB.md"
}

@test "the matrix prints a row a lab and a column a cell, with the skips" {
    CELLS=gcc+bfd run "$COURSE/tests/matrix" "$folder/LAB.md"
    [[ ${lines[0]} =~ ^lab\ +gcc\+bfd$ ]] || return 1
    [[ ${lines[1]} =~ ^01-tiny\ +1\+1$ ]] || return 1
}

@test "a claim that no cell of the matrix has run is an error" {
    CELLS=gcc+bfd run "$COURSE/tests/matrix" "$folder/LAB.md"
    [ "$status" -eq 1 ]
    [[ $output == *"skipped in every cell: C4-02"* ]] || return 1
    [[ $output == *"skipped in every cell: R-03"* ]] || return 1
    [[ $output != *"skipped in every cell: C4-01"* ]] || return 1
}

@test "a command that fails in a cell is named" {
    sed 's/^one$/three/' "$folder/LAB.md" >"$folder/other" && mv "$folder/other" "$folder/LAB.md"
    CELLS=gcc+bfd run "$COURSE/tests/matrix" "$folder/LAB.md"
    [ "$status" -eq 1 ]
    [[ ${lines[1]} =~ ^01-tiny\ +FAIL\ 1$ ]] || return 1
    [[ $output == *"gcc+bfd: not ok 1"* ]] || return 1
}
