#!/usr/bin/env bats
# The tools and files that are broken on purpose; tests/fuzz/fuzz.c says how. Here for a
# few seconds; `make fuzz` takes longer.

load helper

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
}

@test "fuzz: thousands of broken files of every kind make no tool crash, hang or read outside" {
    need gcc ar make
    printf 'int main(void) { return 0; }\n' >m.c
    gcc -fsanitize=address,undefined m.c -o m 2>/dev/null && ./m ||
        skip "gcc cannot build with -fsanitize=address,undefined here"
    COUNT=3000 MANY=20 COVERAGE=0 run "$COURSE/tests/fuzz/run"
    [ "$status" -eq 0 ] || { printf '%s\n' "$output" >&2; return 1; }
    for tool in readelf nm abi bind ldd; do
        has "fuzz-$tool: 3000 inputs"
        has "many of everything: fuzz-$tool: 20 inputs"
    done
}

@test "fuzz: the guided run says why it is skipped where clang has no libFuzzer" {
    GUIDED=1 GUIDED_CC=false run "$COURSE/tests/fuzz/run"
    same 0 "$status"
    same "fuzz-guided: skipped: needs false with -fsanitize=fuzzer (Debian: clang)" "$output"
}

# shortens FILE COMMAND...: what the command does when the file gets shorter while it is
# read: the output goes to a pipe that is read only after that.
shortens() {
    local file=$1
    shift
    mkfifo pipe
    (set +e; "$@" >pipe 2>message; echo $? >status) &
    exec 8<pipe
    head -c 100 <&8 >/dev/null
    truncate -s 4096 "$file"
    cat <&8 >/dev/null
    exec 8<&-
    wait $!
}

# many: a file of many symbols, whose listing is longer than an enlarged pipe (1 MiB) and the
# tool's buffer (256 KiB).
many() {
    awk 'BEGIN {
        for (i = 0; i < 60000; i++) {
            name = "a_rather_long_name_of_a_symbol_" i
            printf ".globl %s\n%s: .byte 1\n", name, name
        }
    }' >many.s
    cc -c many.s -o many.o
}

@test "fuzz: a file that gets shorter while it is read is an error, and not death by a signal" {
    need truncate
    many
    local tool
    for tool in "mini-readelf -sW" mini-nm; do
        cp many.o shorter.o
        rm -f pipe status
        # The tool is two words.
        # shellcheck disable=SC2086
        shortens shorter.o $tool shorter.o
        same 1 "$(cat status)"
        grep -q "became shorter" message || { cat message >&2; return 1; }
    done
}

@test "fuzz: a reader that goes away ends a long listing at once, and quietly" {
    many
    local tool
    for tool in "mini-readelf -sW" mini-nm; do
        # shellcheck disable=SC2086
        run sh -c '(trap "" PIPE; '"$tool"' many.o; echo "status $?" >&2) | head -n 1 >/dev/null'
        same "status 0" "$output"
    done
}

@test "fuzz: nm sorts long names that differ only at their ends, in order" {
    need nm
    awk 'BEGIN {
        for (i = 0; i < 3000; i++) {
            s = s "a"
            name = s "_" (i * 7919 % 1000)
            if (i % 10 == 0)
                printf ".globl %s, %s\n%s = 1\n%s = 2\n", s, name, s, name
        }
    }' >names.s
    cc -c names.s -o names.o
    for options in '' -r; do
        # shellcheck disable=SC2086
        nm $options names.o >expected
        # shellcheck disable=SC2086
        mini-nm $options names.o >found
        cmp expected found
    done
}
