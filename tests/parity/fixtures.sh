#!/bin/sh
# fixtures.sh: builds files of every kind that the tools have to read.
#
#   tests/parity/fixtures.sh FOLDER
#
# It needs cc, ar and ld. What this machine's compiler or linker cannot build is
# left out, and named on standard error with the reason.
# CC may be several words, so it is not quoted; $ORIGIN is for the loader.
# shellcheck disable=SC2086,SC2016
set -u

[ $# -eq 1 ] || { echo "usage: $0 FOLDER" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" && cd "$1" || exit 1
CC=${CC:-cc}

# try NAME REASON COMMAND...: builds NAME; without it the fixture is left out.
try() {
    name=$1 reason=$2
    shift 2
    "$@" >/dev/null 2>&1 && [ -e "$name" ] && return 0
    rm -f "$name"
    echo "fixtures: no $name: $reason" >&2
    return 1
}

cat >main.c <<'END'
#include <stdio.h>
__thread int thread_variable = 3;
static __thread int thread_zero;
int common_variable;
static int hidden_counter;
const char *const names[] = {"one", "two", "three"};
__attribute__((weak)) int weak_function(void);
__attribute__((weak)) int weak_variable = 7;
__attribute__((visibility("hidden"))) int hidden_function(int n) { return n + hidden_counter++; }
__attribute__((visibility("protected"))) int protected_function(int n) { return n; }
__attribute__((constructor)) static void first(void) { hidden_counter = 1; }
__attribute__((destructor)) static void last(void) { thread_zero = 0; }
static int implementation(void) { return 1; }
static int (*choose(void))(void) { return implementation; }
__attribute__((ifunc("choose"))) int chosen(void);
int main(int count, char **arguments)
{
    printf("%s %d\n", names[count % 3], chosen() + thread_variable + common_variable);
    return weak_function ? weak_function() : hidden_function(arguments[0][0]);
}
END
cat >library.c <<'END'
int old_answer(void) { return 41; }
int new_answer(void) { return 42; }
int plain(void) { return 0; }
int exported = 5;
__asm__(".symver old_answer,answer@LIB_1");
__asm__(".symver new_answer,answer@@LIB_2");
END
cat >library.map <<'END'
LIB_1 { global: plain; exported; local: *; };
LIB_2 { global: answer; } LIB_1;
END
cat >small.c <<'END'
extern int elsewhere(int);
static int table[4] = {1, 2, 3, 4};
int *pointer = table;
int call(int n) { return elsewhere(table[n & 3]); }
END
cat >group.c <<'END'
__attribute__((weak)) inline int shared_inline(int n) { return n; }
int use(int n) { return shared_inline(n); }
END
cat >odd.s <<'END'
        .text
        .globl "with\001control"
"with\001control": nop
        .globl "with space"
"with space": nop
        .globl "grün"
"grün": nop
        .globl a_name_that_is_longer_than_the_columns_of_a_terminal_leave_room_for
a_name_that_is_longer_than_the_columns_of_a_terminal_leave_room_for: nop
        .comm common_here,16,8
        .set absolute_one, 0x1234
        .globl absolute_one
        .section "odd\002section","aw"
        .quad 0
        .section "grün.section","a"
        .byte 1
        .section .comdat_text,"axG",@progbits,signature,comdat
        .globl signature
        .weak signature
signature: nop
        .section .text.unique,"ax"
        .type unique_object,@gnu_unique_object
        .globl unique_object
unique_object: .quad 0
END

cat >notes.s <<'END'
        .macro note type, size, owner:vararg
        .p2align 2
        .long 2f - 1f, \size, \type
1:      .asciz \owner
2:      .p2align 2
        .endm
        .section .note.known,"a",@note
        note 1, 16, "GNU"
        .long 0, 3, 2, 0
        note 3, 4, "GNU"
        .long 0x04030201
        note 4, 8, "GNU"
        .asciz "gold 1\0"
        note 0xcafe1a7e, 16, "FDO"
        .asciz "{\"name\":\"test\"}"
        .section .note.other,"a",@note
        note 77, 4, "somebody else with a long name"
        .long 1
        note 1, 0, "empty"
        note 4, 4, "Go"
        .asciz "abc"
        .section .note.gnu.property,"a",@note
        .p2align 3
        .long 4, 48, 5
        .asciz "GNU"
        .long 1, 8, 0x1000, 0
        .long 0xc0000002, 4, 3, 0
        .long 0xdeadbeef, 4, 7, 0
        .section .gnu.build.attributes,"",@note
        .long 8, 16, 0x100
        .asciz "GA$\0013a1"
        .quad 0x10, 0x20
        .long 6, 0, 0x100
        .ascii "GA*\002\003\000\000\000"
        .long 6, 0, 0x101
        .ascii "GA*\007\002\000\000\000"
        .long 13, 0, 0x100
        .ascii "GA*FORTIFY\000\002\000\000\000\000"
        .long 22, 0, 0x100
        .asciz "GA+GLIBCXX_ASSERTIONS"
        .p2align 2
        .section .note.stapsdt,"",@note
        note 3, 36, "stapsdt"
        .quad 1, 2, 3
        .asciz "provider"
        .ascii "n\0\0"
END

$CC -c main.c -o main.o || exit 1
$CC -c small.c -o small.o || exit 1
$CC -c -g -O2 -ffunction-sections small.c -o debug.o
try group.o 'the compiler' $CC -c -O0 group.c -o group.o
try odd.o 'the assembler' $CC -c odd.s -o odd.o
try notes.o 'the assembler' $CC -c notes.s -o notes.o
try common.o 'the compiler' $CC -fcommon -c main.c -o common.o
try compressed.o 'no -gz' $CC -g -gz -c small.c -o compressed.o
try m32.o 'no -m32' $CC -m32 -ffreestanding -c small.c -o m32.o

try program 'the linker' $CC main.o -o program
try program-pie 'no -pie' $CC -fPIE -pie main.c -o program-pie
try program-nopie 'no -no-pie' $CC -fno-pie -no-pie main.c -o program-nopie
try program-static 'no static libc' $CC -static main.c -o program-static
try program-static-pie 'no static libc' $CC -static-pie -fPIE main.c -o program-static-pie
try program-now 'the linker' $CC -fno-plt -Wl,-z,now main.c -o program-now
try program-relr 'no compact relocations' $CC -fPIE -pie -Wl,-z,pack-relative-relocs main.c \
    -o program-relr
# Stripped, it has no symbols that could tell what lies where they point.
[ ! -e program-relr ] || strip -o program-relr-stripped program-relr
try program-paths 'the linker' $CC main.o -Wl,--enable-new-dtags,-rpath,'$ORIGIN/lib' \
    -o program-paths
try libversions.so 'the linker' $CC -shared -fPIC library.c -Wl,--version-script=library.map \
    -Wl,-soname,libversions.so.1 -o libversions.so
try libsysv.so 'no --hash-style=sysv' $CC -shared -fPIC library.c \
    -Wl,--version-script=library.map -Wl,--hash-style=sysv -o libsysv.so
try libboth.so 'no --hash-style=both' $CC -shared -fPIC main.c -Wl,--hash-style=both -o libboth.so
if [ -e program ]; then
    cp program stripped && strip stripped
fi
# without_sections FILE COPY: makes a copy whose ELF header (of 64 bits) tells of no
# section headers: e_shoff, e_shnum and e_shstrndx are 0.
without_sections() {
    cp "$1" "$2" && dd if=/dev/zero of="$2" bs=1 seek=40 count=8 conv=notrunc 2>/dev/null &&
        dd if=/dev/zero of="$2" bs=1 seek=60 count=4 conv=notrunc 2>/dev/null
}
[ -e program ] && without_sections program sectionless
[ -e libversions.so ] && without_sections libversions.so libsectionless.so
try debugfile 'no objcopy' objcopy --only-keep-debug program debugfile

# More than 65,279 sections: their number does not fit the ELF header, and
# neither does that of the section name table.
{
    i=0
    while [ $i -lt 66000 ]; do
        echo ".section s$i,\"a\""
        echo ".byte 1"
        i=$((i + 1))
    done
    echo 'last_symbol: .byte 2'
    echo '.globl last_symbol'
} >sections.s
try sections.o 'the assembler' $CC -c sections.s -o sections.o
rm -f sections.s

# Other machines, where clang can make objects for them.
for target in aarch64 aarch64_be armv7 armeb riscv32 riscv64 i386; do
    try "$target.o" 'no clang for it' clang --target=$target-linux-gnu -ffreestanding \
        -fno-unwind-tables -fno-asynchronous-unwind-tables -c small.c -o "$target.o"
done

# Every class and byte order, for the machines that are known in full (and S/390), and many
# sections with the table of names among the first.
if try generate 'the compiler' $CC -o generate "$here/generate.c"; then
    for kind in '64 little 62' '32 little 3' '64 little 183' '64 big 183' '32 little 40' \
        '32 big 40' '64 little 243' '32 little 243' '32 big 243' '64 big 22'; do
        for form in rel rela; do
            name=$(echo "generated-$kind-$form.o" | tr ' ' -)
            try "$name" generate ./generate "$name" $kind $form 2
        done
    done
    # Names for other machines, and the two forms of MIPS that have an order of their own.
    for kind in '64 big 21' '64 little 21' '64 little 258' '64 little 8' '64 big 8' '32 big 8' \
        '64 big 43' '32 big 20' '64 little 36902' '32 big 4' '32 big 15' '32 little 42'; do
        name=$(echo "generated-$kind.o" | tr ' ' -)
        try "$name" generate ./generate "$name" $kind rela 2
    done
    try many-sections.o generate ./generate many-sections.o 64 little 62 rela 66000
    try many-sections-32.o generate ./generate many-sections-32.o 32 big 40 rel 66000
fi

cp small.o a_member_with_a_name_of_more_than_fifteen_characters.o
ar rcs lib.a main.o small.o a_member_with_a_name_of_more_than_fifteen_characters.o
ar rcS noindex.a small.o
ar rc empty.a
# A member without global symbols: the archive gets an index with nothing in it.
printf 'static int nobody;\n' >nobody.c
$CC -c nobody.c && ar rcs nobody.a nobody.o
# Code kept for link-time optimization, beside the machine's.
try lto.o 'the compiler has no -ffat-lto-objects' $CC -flto -ffat-lto-objects -c -o lto.o small.c
mkdir -p folder && cp small.o folder/inside.o
ar rcsT thin.a small.o folder/inside.o
ar rcT thin-nested.a lib.a
# BSD's form of long names: "#1/LENGTH", and the name is the first part of the content.
{
    printf '!<arch>\n%-16s%-12s%-6s%-6s%-8s%-10s`\n' '#1/24' 0 0 0 644 $((24 + $(wc -c <small.o)))
    printf 'a name with blanks.o\0\0\0\0'
    cat small.o
} >bsd.a
exit 0
