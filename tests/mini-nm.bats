#!/usr/bin/env bats
# mini-nm: the same as GNU nm, and safe with broken files.
#
# Some names hold dollar signs.
# shellcheck disable=SC2016

load helper

setup_file() {
    # What cannot be built here is said as a comment of the test's output.
    "$BATS_TEST_DIRNAME/parity/fixtures.sh" "$BATS_FILE_TMPDIR/fixtures" 2>&1 |
        sed 's/^/# /' >&3
}

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    printf 'extern int other(void);\nint answer = 42;\nint call(void) { return other(); }\n' >a.c
    cc -c a.c -o a.o
}

@test "nm: what it prints is equal to GNU's on files of every kind" {
    need nm
    run "$COURSE/tests/parity/run" -t nm "$BATS_FILE_TMPDIR"/fixtures/*
    [ "$status" -eq 0 ] || { echo "$output" >&2; return 1; }
}

@test "nm: what is defined and what is needed" {
    run mini-nm -p a.o
    [ "$status" -eq 0 ]
    has " D answer"
    has " T call"
    has " U other"
    run mini-nm -u a.o
    same "                 U other" "$(printf '%s\n' "$output" | grep other)"
    case $output in
    *answer*) return 1 ;;
    esac
}

@test "nm: the same long name many times over does not keep it busy for long, nor hide the next file" {
    cc -o overlap "$BATS_TEST_DIRNAME/overlap.c"
    ./overlap names.o name 15000
    local option
    for option in '' -p -Pr; do
        # No option is no word.
        # shellcheck disable=SC2016
        run bash -c 'timeout 60 mini-nm $0 names.o a.o 2>messages | tail -n 1; exit "${PIPESTATUS[0]}"' "$option"
        [ "$status" -eq 1 ]
        has answer || has call || has other
        grep -q 'names.o: the same long name many times over: .* more than 256 times' messages
    done
}

@test "nm: several files, and archives, have headings" {
    ar rcs lib.a a.o
    run mini-nm a.o lib.a
    [ "$status" -eq 0 ]
    has "a.o:"
    has "lib.a:"
    run mini-nm -A lib.a
    has "lib.a:a.o:"
    run mini-nm -s lib.a
    has "call in a.o"
}

@test "nm: a file without symbols is said, and is no failure" {
    cc -shared -o lib.so a.c -Wl,--unresolved-symbols=ignore-all
    strip lib.so
    run mini-nm lib.so
    [ "$status" -eq 0 ]
    same "mini-nm: lib.so: no symbols" "$output"
    run mini-nm --quiet lib.so
    same "" "$output"
}

@test "nm: the status counts the files that failed" {
    echo no ELF file >text
    run mini-nm text nothing a.o
    [ "$status" -eq 2 ]
    has "mini-nm: text: file format not recognized"
    has "mini-nm: nothing: No such file"
    has " T call"
}

@test "nm: a truncated file gives an error that names the place" {
    head -c 200 a.o >"cut"
    run mini-nm cut
    [ "$status" -eq 1 ]
    has "mini-nm: cut: section headers"
    has "offset 0x"
}

@test "nm: no beginning of a program makes it crash" {
    printf 'int main(void) { return 0; }\n' >m.c
    cc m.c -o program
    local size
    for size in 1 15 16 63 64 100 500 1000 2000 4000 8000 12000; do
        head -c $size program >"cut"
        run timeout 10 mini-nm -a -D cut
        [ "$status" -le 1 ] || { echo "size $size: status $status" >&2; return 1; }
    done
}

@test "nm: a full disk is an error" {
    [ -c /dev/full ] || skip "needs /dev/full"
    run sh -c 'mini-nm a.o >/dev/full'
    [ "$status" -eq 1 ]
    has "standard output"
}

@test "nm: a closed pipe ends it quietly" {
    run sh -c '(trap "" PIPE; mini-nm a.o a.o a.o; echo "status $?" >&2) | :'
    same "status 0" "$output"
}

@test "nm: control characters of a name are escaped on a terminal, and raw in a pipe" {
    need script
    printf '.globl "bad\\033name"\n"bad\\033name": nop\n' >odd.s
    cc -c odd.s -o odd.o || skip "the assembler refuses control characters in a name"
    run mini-nm odd.o
    has $'bad\033name'
    run script -qec 'mini-nm odd.o' /dev/null
    has 'bad\x1bname'
    case $output in
    *$'\033'*) return 1 ;;
    esac
}

@test "nm: -D finds the symbols of a library with no section headers" {
    cc -shared -fPIC -o lib.so a.c -Wl,--unresolved-symbols=ignore-all
    [ "$(dd if=lib.so bs=1 skip=4 count=1 2>/dev/null | od -An -tu1 | tr -d ' ')" = 2 ] ||
        skip "needs 64-bit files"
    dd if=/dev/zero of=lib.so bs=1 seek=40 count=8 conv=notrunc 2>/dev/null
    dd if=/dev/zero of=lib.so bs=1 seek=60 count=4 conv=notrunc 2>/dev/null
    run mini-nm -D lib.so
    [ "$status" -eq 0 ]
    has " D answer"
    has " T call"
    has " U other"
}

@test "nm: a member that is no object file is told, and no failure" {
    echo text >text
    ar rc lib.a text a.o
    run mini-nm lib.a
    [ "$status" -eq 0 ]
    has "mini-nm: text: file format not recognized"
    has " T call"
}

# special MACHINE: assembles MACHINE.o, with names that are special on some machines.
special() {
    {
        printf '.data\n'
        printf '"%s": .word 1\n' '$x.1' '$d' '$xr' '$m' '$t.2' '$b' '$A' '$1' '..x' $'L1\001a' $'L1\0012b'
        printf '.weak "$y"\n.word "$y"\n.globl "$x"\n.word "$x"\n'
    } >special.s
    clang --target="$1-linux-gnu" -c special.s -o "$1.o" 2>/dev/null || skip "no clang for $1"
}

# names OPTION...: the names that mini-nm prints, in one line.
names() {
    mini-nm -j "$@" | LC_ALL=C sort | tr '\n' ' '
}

@test "nm: names that a machine's tools make for themselves are left out, with --special-syms they are not" {
    need clang
    local all='$1 $A $b $d $m $t.2 $x $x.1 $xr $y ..x ' machine name
    local -A left=(
        [aarch64]='$1 $A $b $t.2 $xr $y ..x '
        [armv7]='$1 $A $xr ..x '
        [riscv64]='$1 $A $b $m $t.2 $y '
        [x86_64]=$all
    )
    for machine in "${!left[@]}"; do
        special "$machine"
        same "${left[$machine]}" "$(names "$machine.o" | sed 's/L1[^ ]* //g')"
        # The assembler adds mapping symbols of its own: $d.0, $a.
        run mini-nm -j --special-syms "$machine.o"
        for name in $all; do
            grep -Fqx -- "$name" <<<"$output" || { echo "no $name in $machine.o" >&2; return 1; }
        done
        mini-nm -a "$machine.o" >all.txt
        mini-nm "$machine.o" >some.txt
        same "$(cat some.txt)" "$(cat all.txt)"
    done
    # What is undefined is left out by its name too.
    same '$x $y ' "$(names -u x86_64.o)"
    same '$y ' "$(names -u aarch64.o)"
    same '$x $y ' "$(names -u --special-syms aarch64.o)"
    # A label of the assembler's own, with ^A behind the first digit, is one on RISC-V.
    same 1 "$(mini-nm x86_64.o | grep -c $'L1\001a')"
    same 0 "$(mini-nm riscv64.o | grep -c $'L1\001a')"
}

@test "nm: special names are the same ones for GNU nm, where it knows the machine" {
    need clang
    local machine tool option compared=0
    for machine in aarch64 armv7 riscv64; do
        case $machine in
        armv7) tool=arm-linux-gnueabihf-nm ;;
        *) tool=$machine-linux-gnu-nm ;;
        esac
        command -v "$tool" >/dev/null || continue
        special "$machine"
        for option in -p -a -u -g --defined-only --size-sort --special-syms '-u --special-syms'; do
            # Options are words.
            # shellcheck disable=SC2086
            same "$("$tool" $option "$machine.o")" "$(mini-nm $option "$machine.o")"
        done
        compared=$((compared + 1))
    done
    [ "$compared" -gt 0 ] || skip 'no GNU nm for AArch64, Arm or RISC-V'
}

@test "nm: of -u, -g and -W only the first of them counts, as in GNU nm" {
    need nm
    printf '%s\n' 'int one(void) { return 1; }' 'static int two = 2;' 'int *three(void) { return &two; }' \
        '__attribute__((weak)) int four(void) { return 4; }' 'extern int five __attribute__((weak));' \
        'int six(void) { return &five != 0; }' >weak.c
    cc -c weak.c -o weak.o
    local options
    for options in -W '-g -W' '-u -W' '-u -g -W' '--defined-only -W' '--defined-only -g -W'; do
        # Options are words.
        # shellcheck disable=SC2086
        same "$(nm $options weak.o)" "$(mini-nm $options weak.o)"
    done
}

@test "nm: wrong options are an error with the usage" {
    run mini-nm --no-such-option a.o
    [ "$status" -eq 1 ]
    has "Usage: mini-nm"
    run mini-nm -t z a.o
    [ "$status" -eq 1 ]
    has "invalid radix"
}

@test "nm: --help and --version go to standard output" {
    run sh -c 'mini-nm --help 2>/dev/null'
    [ "$status" -eq 0 ]
    has "Usage: mini-nm"
    run sh -c 'mini-nm --version 2>/dev/null'
    [ "$status" -eq 0 ]
    has "mini-nm"
}

@test "nm: the man page has no mistakes" {
    need mandoc
    run mandoc -Tlint -W warning "$COURSE/tools/mini-nm.1"
    [ "$status" -eq 0 ] || { echo "$output" >&2; return 1; }
}
