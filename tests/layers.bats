#!/usr/bin/env bats
# The sources of tools/: which folder may know which, no file in a circle of includes, and
# every function in the file that is called like its header. layers.awk says what is looked
# at; the order of the folders is the list here, and nowhere else.

load helper

# From the top down. What stands on one line does not know each other.
FLOORS='.
lab
lab/student
lab/grade lab/show
lab/sandbox
lab/session
lab/course
lab/machine
lab/files lab/process
lab/words
readelf nm ldd bind abi
whatif
ldso
elf
base'

# look TOOLS: what is wrong with the sources in the folder TOOLS. The paths below it have no
# blanks; the one of TOOLS itself may.
# shellcheck disable=SC2046
look() {
    cd "$1" || return 2
    awk -v tools=. -v floors="$FLOORS" -f "$COURSE/tests/layers.awk" $(find . -name '*.[ch]' | sort)
}

# plant: a copy of the sources, to plant a fault in, with TOOLS for its folder.
plant() {
    TOOLS="$BATS_TEST_TMPDIR/to ols"
    cp -R "$COURSE/tools" "$TOOLS"
}

@test "layers: the folders of tools/ know only those below them, without a circle" {
    run look "$COURSE/tools"
    same "" "$output"
    same 0 "$status"
}

@test "layers: in tools/lab itself there is only the command line" {
    same "main.c options.c options.h" "$(cd "$COURSE/tools/lab" && echo *.[ch])"
}

@test "layers: a circle of files is noticed" {
    plant
    sed -i '1,/^#include/s|^#include|#include "elf/versions.h"\n&|' "$TOOLS/elf/dynamic.c"
    run look "$TOOLS"
    same 1 "$status"
    has "in a circle, or above one:"
    has " elf/dynamic"
    has " elf/versions"
}

@test "layers: an include of a folder above is noticed" {
    plant
    sed -i '1,/^#include/s|^#include|#include "lab/course/document.h"\n&|' "$TOOLS/lab/words/prose.c"
    run look "$TOOLS"
    same 1 "$status"
    has "lab/words/prose.c:"
    has "lab/words includes lab/course/document.h, and lab/course is not below it"
}

@test "layers: an include of a tool's folder by another tool's is noticed" {
    plant
    sed -i '1,/^#include/s|^#include|#include "ldd/view.h"\n&|' "$TOOLS/nm/sort.c"
    run look "$TOOLS"
    same 1 "$status"
    has "nm includes ldd/view.h, and ldd is not below it"
}

@test "layers: a function in a file of another name is noticed" {
    plant
    {
        printf 'bool folder_is(const char *path)\n{\n'
        printf '    return path[0] != 0;\n}\n'
    } >>"$TOOLS/lab/files/copy.c"
    sed -i '/^bool folder_is(/,/^}/d' "$TOOLS/lab/files/folder.c"
    run look "$TOOLS"
    same 1 "$status"
    same "lab/files/copy.c: folder_is() is declared in lab/files/folder.h" "$output"
}

@test "layers: a function without a header, and one declared where it is used, are noticed" {
    plant
    printf '\nint stray(int number);\nint stray(int number)\n{\n    return number;\n}\n' >>"$TOOLS/elf/hash.c"
    run look "$TOOLS"
    same 1 "$status"
    has "stray() is declared outside its header"
    has "elf/hash.c: stray() is in no header"
    printf '\nstatic void hide(void)\n{\n    extern void way_out(void);\n    way_out();\n}\n' >>"$TOOLS/elf/note.c"
    run look "$TOOLS"
    has "a function is declared inside another one"
}

@test "layers: a function that a header promises and nobody defines is noticed" {
    plant
    sed -i 's|^void folder_remove(.*|&\nint folder_shrink(const char *path, int (*how)(int));|' "$TOOLS/lab/files/remove.h"
    run look "$TOOLS"
    same 1 "$status"
    same "lab/files/remove.h: folder_shrink() is defined nowhere" "$output"
}

@test "layers: a file too long to read in one sitting is noticed, a table is not" {
    plant
    [ "$(wc -l <"$TOOLS/elf/relocations_aarch64.c")" -gt 400 ]
    yes '/* more */' | head -400 >>"$TOOLS/elf/hash.c"
    run look "$TOOLS"
    same 1 "$status"
    has "elf/hash.c:"
    has "400 can be read in one sitting"
    [[ $output != *relocations_aarch64* ]]
}
