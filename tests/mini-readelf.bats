#!/usr/bin/env bats
# mini-readelf: the same as GNU readelf, and safe with broken files.

load helper

setup_file() {
    # What cannot be built here is said as a comment of the test's output.
    "$BATS_TEST_DIRNAME/parity/fixtures.sh" "$BATS_FILE_TMPDIR/fixtures" 2>&1 |
        sed 's/^/# /' >&3
}

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    printf 'int answer = 42;\nint main(void) { return answer; }\n' >a.c
    cc -c a.c -o a.o
}

# broken FILE OPTION...: mini-readelf fails on FILE without a crash, names it, and
# says where.
broken() {
    local file=$1
    shift
    run mini-readelf "$@" "$file"
    [ "$status" -eq 1 ] || { echo "status $status: $output" >&2; return 1; }
    has "mini-readelf: $file: "
}

@test "readelf: what it prints is equal to GNU's on files of every kind" {
    need readelf
    run "$COURSE/tests/parity/run" -t readelf "$BATS_FILE_TMPDIR"/fixtures/*
    [ "$status" -eq 0 ] || { echo "$output" >&2; return 1; }
}

@test "readelf: several files, and archives, have headings" {
    ar rcs lib.a a.o
    run mini-readelf -h a.o lib.a
    [ "$status" -eq 0 ]
    has "File: a.o"
    has "File: lib.a(a.o)"
}

@test "readelf: a bad file does not stop the next one" {
    echo no ELF file >text
    run mini-readelf -h text nothing a.o
    [ "$status" -eq 1 ]
    has "mini-readelf: text: "
    has "mini-readelf: nothing: No such file"
    has "REL (Relocatable file)"
}

@test "readelf: a truncated file gives an error that names the place" {
    head -c 10 a.o >short
    broken short -h
    has "ELF header"
    head -c 200 a.o >"cut"
    broken cut -S
    has "section headers"
    has "offset 0x"
}

@test "readelf: no beginning of a program makes it crash" {
    cc a.c -o program
    local size
    for size in 1 15 16 63 64 100 500 1000 2000 4000 8000 12000; do
        head -c $size program >"cut"
        run timeout 10 mini-readelf -a -D -c cut
        [ "$status" -le 1 ] || { echo "size $size: status $status" >&2; return 1; }
    done
}

@test "readelf: of a thousand errors the first hundred are shown, and all of the output" {
    printf '.section .wrong,"",@4\n.rept 1000\n.quad 0, 0x100000001, 0\n.endr\n' >wrong.s
    cc -c wrong.s -o wrong.o
    run bash -c 'mini-readelf -rW wrong.o 2>messages'
    [ "$status" -eq 1 ]
    same 1000 "$(grep -c R_X86_64_64 <<<"$output")"
    same 101 "$(wc -l <messages)"
    same "mini-readelf: wrong.o: and more like these, which are not shown" "$(tail -n 1 messages)"
}

@test "readelf: sections that overlap do not keep it busy for long" {
    cc -o overlap "$BATS_TEST_DIRNAME/overlap.c"
    local type
    # Relocations in two forms, and version indices.
    for type in 4 19 0x6fffffff; do
        ./overlap "over$type.o" "$type" 1000
        [ "$(wc -c <"over$type.o")" -lt 1048576 ]
        run bash -c 'timeout 60 mini-readelf -rVW "$0" 2>&1 >/dev/null' "over$type.o"
        [ "$status" -eq 1 ] || { echo "type $type: status $status" >&2; return 1; }
        has "over$type.o: its tables overlap"
    done
    ./overlap over2.o 2 1000
    run bash -c 'timeout 60 mini-readelf -sW over2.o 2>messages | wc -c'
    [ "$output" -gt 64000000 ]
    [ "$output" -lt 300000000 ]
    grep -q "over2.o: its tables overlap.* more than 256 times as long as the file, and ends here" messages
}

@test "readelf: the same long name many times over does not keep it busy for long, nor hide the next file" {
    cc -o overlap "$BATS_TEST_DIRNAME/overlap.c"
    ./overlap names.o name 15000
    run bash -c 'timeout 60 mini-readelf -sW names.o a.o 2>messages | tail -n 1; exit "${PIPESTATUS[0]}"'
    [ "$status" -eq 1 ]
    has " main"
    grep -q 'names.o: its tables overlap, or many names are one' messages
}

@test "readelf: an archive that ends inside a member is an error" {
    ar rc lib.a a.o
    head -c 300 lib.a >"cut.a"
    broken cut.a -h
    has "archive member at offset 0x"
}

@test "readelf: a member that a thin archive names and that is gone is an error" {
    ar rcT thin.a a.o
    rm a.o
    run mini-readelf -h thin.a
    [ "$status" -eq 1 ]
    has "thin.a[a.o]: No such file"
}

@test "readelf: sizes of every length stand in their column" {
    local size n=0
    for size in 0 9 10 99 100 999 1000 9999 10000 65535 99999 100000 4294967295; do
        printf '.globl n%s\n.size n%s, %s\nn%s:\n' "$size" "$size" "$size" "$size"
    done >sizes.s
    cc -c sizes.s -o sizes.o
    run mini-readelf -sW sizes.o
    for size in 0 9 10 99 100 999 1000 9999 10000 65535 99999; do
        has "$(printf '%016x %5d NOTYPE  GLOBAL DEFAULT    1 n%d' 0 "$size" "$size")"
        n=$((n + 1))
    done
    same 11 "$n"
    has "0000000000000000 0x186a0 NOTYPE  GLOBAL DEFAULT    1 n100000"
    has "0000000000000000 0xffffffff NOTYPE  GLOBAL DEFAULT    1 n4294967295"
}

@test "readelf: names of every length and with any character come out whole" {
    local length name=
    for length in 1 7 8 15 16 17 31 32 33 63 64 65; do
        while [ "${#name}" -lt "$length" ]; do name=${name}x; done
        printf '.globl "%s"\n"%s":\n.globl "%s\001"\n"%s\001":\n.globl "%s\303\251z"\n"%s\303\251z":\n' \
            "$name" "$name" "$name" "$name" "$name" "$name"
    done >names.s
    cc -c names.s -o names.o
    run mini-readelf -sW names.o
    name=
    for length in 1 7 8 15 16 17 31 32 33 63 64 65; do
        while [ "${#name}" -lt "$length" ]; do name=${name}x; done
        has "    1 $name"$'\n'
        has "    1 $name^A"
        has "    1 ${name}éz"
    done
}

@test "readelf: a long output to a pipe is whole, however slowly it is read" {
    awk 'BEGIN { for (i = 0; i < 20000; i++) printf ".set a_symbol_with_a_rather_long_name_%d, %d\n", i, i }' >many.s
    cc -c many.s -o many.o
    mini-readelf -sW many.o >whole
    [ "$(wc -c <whole)" -gt 1500000 ]
    mini-readelf -sW many.o | dd bs=511 status=none >slow
    cmp whole slow
}

@test "readelf: a full disk is an error" {
    [ -c /dev/full ] || skip "needs /dev/full"
    run sh -c 'mini-readelf -a a.o >/dev/full'
    [ "$status" -eq 1 ]
    has "standard output"
}

@test "readelf: a closed pipe ends it quietly" {
    run sh -c '(trap "" PIPE; mini-readelf -a a.o a.o a.o; echo "status $?" >&2) | :'
    same "status 0" "$output"
}

@test "readelf: control characters of a name do not reach a terminal" {
    need script
    printf '.globl "bad\\033name"\n"bad\\033name": nop\n' >odd.s
    cc -c odd.s -o odd.o || skip "the assembler refuses control characters in a name"
    run script -qec 'mini-readelf -sW odd.o' /dev/null
    has 'bad^[name'
    case $output in
    *$'\033'*) return 1 ;;
    esac
}

@test "readelf: -R shows a section as the linker would leave it, and -x as it is" {
    cat >place.s <<'END'
        .data
        .zero 4
symbol: .long 0
        .section .told,"",@progbits
        .long symbol
END
    cc -c place.s -o place.o
    run mini-readelf -R .told place.o
    [ "$status" -eq 0 ]
    has '0x00000000 04000000'
    case $output in *"NOT been applied"*) return 1 ;; esac
    run mini-readelf -x .told place.o
    has "NOT been applied"
}

@test "readelf: compact relocations show what is at the place" {
    echo 'int answer; int *const places[] = {&answer, &answer}; int main(void) { return !places[0]; }' >r.c
    cc -fPIE -pie -Wl,-z,pack-relative-relocs r.c -o relr 2>/dev/null || skip "no compact relocations"
    mini-readelf -SW relr | grep -q RELR || skip "no compact relocations"
    run mini-readelf -rW relr
    has "Index: Entry            Address           Symbolic Address"
    has "  places"
    has "  places + 0x8"
}

@test "readelf: wrong options and none are an error with the usage" {
    run mini-readelf --no-such-option a.o
    [ "$status" -eq 1 ]
    has "Usage: mini-readelf"
    run mini-readelf a.o
    [ "$status" -eq 1 ]
    run mini-readelf -h
    [ "$status" -eq 1 ]
}

@test "readelf: --help and --version go to standard output" {
    run sh -c 'mini-readelf --help 2>/dev/null'
    [ "$status" -eq 0 ]
    has "Usage: mini-readelf"
    run sh -c 'mini-readelf --version 2>/dev/null'
    [ "$status" -eq 0 ]
    has "mini-readelf"
}

@test "readelf: the man page has no mistakes" {
    need mandoc
    run mandoc -Tlint -W warning "$COURSE/tools/mini-readelf.1"
    [ "$status" -eq 0 ] || { echo "$output" >&2; return 1; }
}
