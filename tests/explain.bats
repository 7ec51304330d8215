#!/usr/bin/env bats
# mini-readelf --explain and --map: sentences for a learner, and the file to scale.
#
# The fixtures need no C library, and name every linker option whose default
# differs between systems.

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031
load helper

setup_file() {
    cd "$BATS_FILE_TMPDIR" || return 1
    mkdir -p "a dir" && cd "a dir" || return 1
    printf 'int shared = 5;\nint ask(void) { return shared; }\n' >lib.c
    printf 'extern int ask(void);\nint twice(void) { return ask() + ask(); }\n' >user.c
    cat >prog.c <<'EOF'
extern int ask(void);
extern int shared;
static int zeros[100];
int *place = zeros;
void start(void) { zeros[1] = ask() + shared; for (;;) ; }
EOF
    cc -fPIC -shared -nostdlib -Wl,-soname,libone.so.1 lib.c -o libone.so
    cc -fPIC -shared -nostdlib lib.c -o libnoname.so
    cc -fPIC -shared -nostdlib -Wl,--no-as-needed,-z,lazy user.c -L. -lone -o libuser.so
    cc -fPIE -pie -nostdlib -Wl,-e,start,-z,lazy,-z,noexecstack,-z,relro \
        -Wl,-dynamic-linker,/lib/loader.so.1 -Wl,--no-as-needed prog.c -L. -lone -o prog
    cc -c -g lib.c -o lib.o
}

setup() {
    cd "$BATS_FILE_TMPDIR/a dir" || return 1
}

# explained OPTION... FILE: the added lines, each sentence on a line, in $output.
explained() {
    run mini-readelf -W --explain "$@"
    [ "$status" -eq 0 ] || { echo "status $status: $output" >&2; return 1; }
    output=$(sed -n 's/^     | //p' <<<"$output")
}

# below PATTERN OPTION... FILE: the added lines directly below the first line that
# matches, in $output.
below() {
    local pattern=$1
    shift
    run mini-readelf -W --explain "$@"
    output=$(awk -v pattern="$pattern" '
        /^     \| / { if (on) print substr($0, 8); next }
        done { exit }
        { on = $0 ~ pattern; done = on }' <<<"$output")
    [ -n "$output" ] || { echo "nothing below $pattern" >&2; return 1; }
}

# hasnot TEXT: fails when TEXT is in $output.
hasnot() {
    case $output in
    *"$1"*) printf 'found: %s\nin: %s\n' "$1" "$output" >&2; return 1 ;;
    esac
}

# --- the added lines ------------------------------------------------------------

@test "explain: without the added lines, output is the plain output" {
    "$BATS_TEST_DIRNAME/parity/fixtures.sh" "$BATS_TEST_TMPDIR/fixtures" 2>&1 | sed 's/^/# /' >&3
    local file options added=0
    for file in "$BATS_TEST_TMPDIR"/fixtures/* prog libone.so libuser.so lib.o; do
        [ -f "$file" ] || continue
        for options in -a "-a -W" "-t -g" "-s -r -D" "-h -l -S -W" "-d --map" -c; do
            # An option set is words, so it is not quoted.
            # shellcheck disable=SC2086
            mini-readelf $options "$file" >"$BATS_TEST_TMPDIR/plain" 2>/dev/null || :
            # shellcheck disable=SC2086
            mini-readelf $options --explain "$file" >"$BATS_TEST_TMPDIR/long" 2>/dev/null || :
            grep -av '^     | ' "$BATS_TEST_TMPDIR/long" >"$BATS_TEST_TMPDIR/cut" || :
            cmp "$BATS_TEST_TMPDIR/plain" "$BATS_TEST_TMPDIR/cut" ||
                { echo "differs: $options $file" >&2; return 1; }
            cmp -s "$BATS_TEST_TMPDIR/plain" "$BATS_TEST_TMPDIR/long" || added=$((added + 1))
        done
    done
    [ $added -gt 20 ]
}

@test "explain: the same holds for damaged files, and the exit status is the same" {
    local size plain long
    for size in 20 64 100 300 700 1500 3000 5000 9000; do
        head -c $size libone.so >"$BATS_TEST_TMPDIR/cut"
        run mini-readelf -a --map "$BATS_TEST_TMPDIR/cut"
        plain=$status
        mini-readelf -a --map "$BATS_TEST_TMPDIR/cut" >"$BATS_TEST_TMPDIR/plain" 2>/dev/null || :
        mini-readelf -a --map --explain "$BATS_TEST_TMPDIR/cut" >"$BATS_TEST_TMPDIR/long" \
            2>/dev/null && long=0 || long=$?
        same "$plain" "$long"
        grep -av '^     | ' "$BATS_TEST_TMPDIR/long" >"$BATS_TEST_TMPDIR/rest" || :
        cmp "$BATS_TEST_TMPDIR/plain" "$BATS_TEST_TMPDIR/rest"
    done
}

@test "explain: added lines fit 80 columns, and with -W each sentence has one line" {
    run mini-readelf -a --explain prog
    same "" "$(grep '^     | ' <<<"$output" | awk 'length > 80')"
    run mini-readelf -h -W --explain prog
    same 19 "$(grep -c '^     | ' <<<"$output")"
}

@test "explain: a name with control characters cannot break or hide a line" {
    printf 'int f(void) { return 1; }\n' >"$BATS_TEST_TMPDIR/f.c"
    cc -fPIC -shared -nostdlib "-Wl,-soname,bad$(printf '\033')[1m
name" "$BATS_TEST_TMPDIR/f.c" -o "$BATS_TEST_TMPDIR/odd.so" ||
        skip "the linker refuses control characters in a soname"
    explained -d "$BATS_TEST_TMPDIR/odd.so"
    has 'bad\x1B[1m\x0Aname'
}

@test "explain: a thing is explained where it first appears, and not again" {
    explained -s -r -S -l prog
    same "" "$(grep -E '^[A-Z0-9_a-z.]+: ' <<<"$output" | grep -v '^Here' | sort | uniq -d)"
}

@test "explain: alone it shows what -e -d shows" {
    same "$(mini-readelf -e -d --explain prog)" "$(mini-readelf --explain prog)"
}

@test "explain: every row of the name tables has a sentence, unless a machine is rarely met" {
    cat >"$BATS_TEST_TMPDIR/rows.c" <<'EOF'
#include "elf/names.h"
#include <stdio.h>
static int rows, bad;
static void check(const char *what, uint64_t value, const char *name, const char *meaning)
{
    size_t length = meaning ? strlen(meaning) : 0;
    int good = length > 5 && meaning[length - 1] == '.' && strchr(meaning, '\n') == NULL;
    rows++;
    bad += !good;
    if (!good)
        printf("%s %#jx %s: %s\n", what, (uintmax_t)value, name ? name : "", meaning ? meaning : "none");
}
/* Where a name may be enough, there is none instead of a sentence. */
static int may_lack;
static void table(const char *what, struct elf_names names)
{
    for (size_t i = 0; i < names.count; i++)
        check(what, names.entries[i].value, names.entries[i].name, names.entries[i].meaning);
}
static void entry(const char *what, uint64_t value, const struct elf_name *name)
{
    if (name && (name->meaning || !may_lack))
        check(what, value, name->name, name->meaning);
}
static void machine(Elf64_Ehdr *header, uint64_t from)
{
    for (uint64_t v = from; v < from + 0x10000; v++) {
        entry("segment type", v, elf_segment_type_name(header, (uint32_t)v));
        entry("section type", v, elf_section_type_name(header, (uint32_t)v));
        entry("dynamic tag", v, elf_dynamic_tag_name(header, (int64_t)v));
        if (from != 0)
            continue;
        entry("symbol index", v, elf_symbol_index_name(header, (uint16_t)v));
        entry("relocation", v, elf_relocation_name(header, (uint32_t)v));
    }
}
int main(void)
{
    static const uint64_t starts[] = {0, 0x60000000, 0x64740000, 0x65a30000, 0x65a40000, 0x6fff0000,
                                      0x70000000, 0x7fff0000};
    static const uint16_t machines[] = {EM_386, EM_X86_64, EM_AARCH64, EM_ARM, EM_RISCV,
                                        EM_PPC, EM_PPC64, EM_S390, EM_LOONGARCH, EM_MIPS, EM_SPARCV9,
                                        EM_ALPHA, EM_68K, EM_PARISC, EM_SH, EM_IA_64};
    table("class", elf_class_names);
    table("encoding", elf_encoding_names);
    table("OS/ABI", elf_osabi_names);
    table("file type", elf_file_type_names);
    table("machine", elf_machine_names);
    table("segment flag", elf_segment_flag_names);
    table("visibility", elf_visibility_names);
    table("dynamic flag", elf_dynamic_flag_names);
    table("dynamic flag 1", elf_dynamic_flag_1_names);
    table("compression", elf_compression_names);
    table("section", elf_special_sections);
    for (size_t m = 0; m < sizeof machines / sizeof *machines; m++) {
        Elf64_Ehdr header = {.e_machine = machines[m]};
        header.e_ident[EI_OSABI] = ELFOSABI_GNU;
        may_lack = m > 4; /* the first five are those that most people have */
        for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
            machine(&header, starts[i]);
        for (unsigned v = 0; v < 16; v++) {
            entry("symbol type", v, elf_symbol_type_name(&header, v));
            entry("binding", v, elf_symbol_binding_name(&header, v));
        }
        for (int bit = 0; bit < 64; bit++) {
            const struct elf_flag *flag = elf_section_flag(&header, (uint64_t)1 << bit);
            if (flag)
                check("section flag", (uint64_t)1 << bit, flag->name, flag->meaning);
        }
    }
    printf("%d rows\n", rows);
    return bad != 0 || rows < 1000;
}
EOF
    cc -std=c11 -D_GNU_SOURCE -I "$COURSE/tools" "$BATS_TEST_TMPDIR/rows.c" \
        "$COURSE"/tools/elf/names*.c "$COURSE"/tools/elf/relocations_*.c -o "$BATS_TEST_TMPDIR/rows"
    run "$BATS_TEST_TMPDIR/rows"
    [ "$status" -eq 0 ] || { echo "$output" >&2; return 1; }
    # A second look, at the source: no row is without its third column, but in the tables of
    # such machines, and of Solaris.
    run bash -c 'cd "$0/tools" && grep -nE "^ *\{[^{}]*, \"[^\"]*\", *(NULL|\"\")\}" \
        elf/names_{header,machine,segment,symbol,special}.c elf/relocations_{386,aarch64,arm,riscv,x86_64}.c' \
        "$COURSE"
    same "" "$output"
}

@test "explain: no relocation is explained by another, which the file may not have" {
    run grep -nE '"([^"]*: )?(Like|like|The same as|That) ' "$COURSE"/tools/elf/relocations_*.c
    same "" "$output"
}

# --- sentences about this file --------------------------------------------------

@test "explain -d: which library is asked for, and by which name this one is" {
    below 'NEEDED' -d prog
    has "The program will ask for libone.so.1"
    below 'NEEDED' -d libuser.so
    has "The library will ask for libone.so.1"
    below 'SONAME' -d libone.so
    has "Programs linked with this library will ask for libone.so.1, whatever this file is called."
    explained -d libone.so
    hasnot "No SONAME"
    has "No NEEDED"
}

@test "explain -d: a library without a SONAME" {
    explained -d libnoname.so
    has "No SONAME: programs linked with this library record the name used on the command line"
    # That is so: by its path, and by its file name.
    cc -fPIC -shared -nostdlib -Wl,--no-as-needed user.c ./libnoname.so -o "$BATS_TEST_TMPDIR/path.so"
    below 'NEEDED' -d "$BATS_TEST_TMPDIR/path.so"
    has "will ask for ./libnoname.so. With a slash in it, nothing is searched"
    cc -fPIC -shared -nostdlib -Wl,--no-as-needed user.c -L. -lnoname -o "$BATS_TEST_TMPDIR/name.so"
    below 'NEEDED' -d "$BATS_TEST_TMPDIR/name.so"
    has "will ask for libnoname.so,"
    # A program has no SONAME either, and needs none.
    explained -d prog
    hasnot "SONAME: programs"
}

@test "explain -d, -l: files that have none" {
    explained -d -l lib.o
    has "the linker makes it"
    has "what is loaded together is decided when a program or library is linked"
}

@test "explain -d: RPATH and RUNPATH" {
    cc -fPIC -shared -nostdlib -Wl,--disable-new-dtags,-rpath,'$ORIGIN/x' user.c \
        -Wl,--no-as-needed -L. -lone -o "$BATS_TEST_TMPDIR/old.so"
    below 'RPATH' -d "$BATS_TEST_TMPDIR/old.so"
    has "Searched before LD_LIBRARY_PATH, and also for the libraries that this file's libraries need"
    has '$ORIGIN is the folder that this file is in'
    hasnot "risk"
    cc -fPIC -shared -nostdlib -Wl,--enable-new-dtags,-rpath,lib user.c \
        -Wl,--no-as-needed -L. -lone -o "$BATS_TEST_TMPDIR/new.so"
    below 'RUNPATH' -d "$BATS_TEST_TMPDIR/new.so"
    has "Searched after LD_LIBRARY_PATH, and only for this file's own dependencies"
    has "that is a risk"
    explained -d libuser.so
    has "No RPATH and no RUNPATH"
}

@test "explain -d: for musl's loader, RPATH and RUNPATH are the same" {
    cc -fPIC -shared -nostdlib -Wl,-soname,libc.musl-test.so.1 lib.c -o "$BATS_TEST_TMPDIR/libc1.so"
    cc -fPIC -shared -nostdlib -Wl,--disable-new-dtags,-rpath,/x user.c -Wl,--no-as-needed,-z,lazy \
        -L"$BATS_TEST_TMPDIR" -lc1 -o "$BATS_TEST_TMPDIR/musl.so"
    below 'RPATH' -d "$BATS_TEST_TMPDIR/musl.so"
    has "musl's loader makes no difference between RPATH and RUNPATH"
    below 'JMPREL' -d "$BATS_TEST_TMPDIR/musl.so"
    has "musl's loader carries them out at start"
    hasnot "first call"
}

@test "explain -d: binding now and lazily" {
    explained -d libuser.so
    has "No BIND_NOW: a function of another file is looked up at its first call"
    cc -fPIC -shared -nostdlib -Wl,-z,now user.c -L. -lone -o "$BATS_TEST_TMPDIR/now.so"
    explained -d -r "$BATS_TEST_TMPDIR/now.so"
    has "All functions are looked up at once, not at the first call."
    hasnot "No BIND_NOW"
    hasnot "wait for the first call"
    hasnot "when the function is called first"
}

@test "explain -d: relocations in read-only pages" {
    printf '.section .rodata,"a"\n.globl p\np: .dc.a ask\n' >"$BATS_TEST_TMPDIR/text.s"
    cc -shared -nostdlib -Wl,-z,notext "$BATS_TEST_TMPDIR/text.s" -o "$BATS_TEST_TMPDIR/text.so" ||
        skip "the linker cannot be told -z notext"
    below 'TEXTREL' -d "$BATS_TEST_TMPDIR/text.so"
    has "read-only"
}

@test "explain -r: who will write what" {
    explained -r libuser.so
    has "the loader will write the address of ask into this place when the function is called first"
    explained -r lib.o
    has "Holes in the section that the linker fills in"
    explained -r libone.so
    has "the loader will write the address of shared into this place"
}

@test "explain -r: a variable copied into the program" {
    cc -fno-pic -no-pie -nostdlib -Wl,-e,start -Wl,-dynamic-linker,/lib/loader.so.1 prog.c -L. -lone \
        -o "$BATS_TEST_TMPDIR/copy"
    mini-readelf -rW "$BATS_TEST_TMPDIR/copy" | grep -q _COPY ||
        skip "the compiler makes no copy relocation here"
    below '_COPY' -r "$BATS_TEST_TMPDIR/copy"
    has "the loader will copy the initial value of shared to 0x"
    has "the library will use this copy too"
}

@test "explain -r: a function that chooses" {
    cat >"$BATS_TEST_TMPDIR/choose.c" <<'EOF'
static int one(void) { return 1; }
static int (*choose(void))(void) { return one; }
__attribute__((ifunc("choose"), visibility("hidden"))) int chosen(void);
int use(void) { return chosen(); }
EOF
    cc -fPIC -shared -nostdlib "$BATS_TEST_TMPDIR/choose.c" -o "$BATS_TEST_TMPDIR/choose.so" ||
        skip "the compiler has no ifunc here"
    below '_IRELATIV' -r "$BATS_TEST_TMPDIR/choose.so"
    has "Call the function at this address"
    has "the loader will call the function at 0x"
}

# words NUMBER...: each as four bytes, the least significant first.
words() {
    local number
    for number; do
        printf %b "$(printf '\\0%o' $((number & 255)) $((number >> 8 & 255)) \
            $((number >> 16 & 255)) $((number >> 24 & 255)))"
    done
}

@test "explain -r: without an addend of its own, it is the number in the place" {
    # An ELF32 library for i386: header, segment, one relocation (IRELATIVE) of the
    # place at 92, which holds 96; there is .text. Then names and sections.
    {
        printf '\177ELF\001\001\001\0\0\0\0\0\0\0\0\0'
        words 0x30003 1 0 52 120 0 0x200034 0x280001 0x30004
        words 1 0 0 0 120 120 7 4096
        words 92 42
        words 96 0xc3
        printf '\0.rel.dyn\0.text\0\0\0\0\0'
        words 0 0 0 0 0 0 0 0 0 0
        words 1 9 2 84 84 8 0 0 4 8
        words 10 1 6 96 96 4 0 0 4 0
        words 0 3 0 0 100 20 0 0 1 0
    } >"$BATS_TEST_TMPDIR/rel.so"
    below '_IRELATIV' -r "$BATS_TEST_TMPDIR/rel.so"
    has "the loader will call the function at 0x60 in .text, which chooses."
    explained -r "$BATS_TEST_TMPDIR/rel.so"
    has "The addend, a number to add to it, stands in the place itself."
}

@test "explain -r, -S: a static program relocates itself" {
    cat >"$BATS_TEST_TMPDIR/self.c" <<'EOF'
static int one(void) { return 1; }
static int (*choose(void))(void) { return one; }
__attribute__((ifunc("choose"))) int chosen(void);
void start(void) { for (;;) chosen(); }
EOF
    cc -fno-pie -no-pie -static -nostdlib -Wl,-e,start "$BATS_TEST_TMPDIR/self.c" \
        -o "$BATS_TEST_TMPDIR/self" || skip "the compiler has no ifunc here"
    explained -r "$BATS_TEST_TMPDIR/self"
    has "Places in memory that the start-up code has to fill in"
    has "the start-up code will call the function at 0x"
    hasnot "linker"
    explained -S "$BATS_TEST_TMPDIR/self"
    hasnot "called in another file"
}

@test "explain -r: relocations that the linker has carried out and kept" {
    cc -fPIC -shared -nostdlib -Wl,--emit-relocs user.c -L. -lone -o "$BATS_TEST_TMPDIR/kept.so"
    explained -r "$BATS_TEST_TMPDIR/kept.so"
    has "Places that the linker has filled in; it kept the list for tools"
    hasnot "the linker has to fill in"
}

@test "explain: a file for debuggers has no content, and is not loaded" {
    need objcopy
    objcopy --only-keep-debug prog "$BATS_TEST_TMPDIR/prog.debug"
    below 'Type:' -h "$BATS_TEST_TMPDIR/prog.debug"
    has "this one is for debuggers and cannot be run"
    explained -S -l -d "$BATS_TEST_TMPDIR/prog.debug"
    has "the content is in the file that this one was taken from"
    hasnot "Memory that starts as zeros"
    hasnot "that much memory begins as zeros"
    explained -S -l prog
    has "Memory that starts as zeros"
}

@test "explain: a core file" {
    {
        printf '\177ELF\002\001\001\0\0\0\0\0\0\0\0\0'
        words 0x3e0004 1 0 0 64 0 0 0 0 0x380040 1 0
        words 1 5 120 0 4096 0 0 0 8 0 4096 0 4096 0
        words 0 0
    } >"$BATS_TEST_TMPDIR/core"
    explained -h -l "$BATS_TEST_TMPDIR/core"
    has "lists the memory of the process"
    has "0, as there is no table of sections."
    has "the rest was not saved here"
    hasnot ".bss"
    hasnot "the loader"
    hasnot "To run the file"
}

@test "explain: a module of the kernel is not for the linker" {
    cat >"$BATS_TEST_TMPDIR/module.s" <<'EOF'
        .section .gnu.linkonce.this_module,"aw"
        .dc.a _printk
EOF
    cc -c "$BATS_TEST_TMPDIR/module.s" -o "$BATS_TEST_TMPDIR/module.ko"
    explained -h -l -d -r -s "$BATS_TEST_TMPDIR/module.ko"
    has "a module"
    has "the kernel will look for _printk"
    hasnot "the linker"
}

@test "explain -l: the loader, and what a file without PT_INTERP is" {
    below 'Requesting program interpreter' -l prog
    has "INTERP: "
    explained -l prog
    has "The kernel starts /lib/loader.so.1 first: that is the loader."
    hasnot "No PT_INTERP"
    explained -l libone.so
    has "No PT_INTERP: a library needs none"
    printf 'void start(void) { for (;;) ; }\n' >"$BATS_TEST_TMPDIR/s.c"
    cc -fno-pie -no-pie -static -nostdlib -Wl,-e,start "$BATS_TEST_TMPDIR/s.c" \
        -o "$BATS_TEST_TMPDIR/static"
    explained -l "$BATS_TEST_TMPDIR/static"
    has "No PT_INTERP: the kernel starts it without a loader: it is a static program."
    cc -fPIE -static-pie -nostdlib -Wl,-e,start "$BATS_TEST_TMPDIR/s.c" \
        -o "$BATS_TEST_TMPDIR/static-pie" || return 0
    # Some compilers know the option, and not what it means.
    mini-readelf -ldW "$BATS_TEST_TMPDIR/static-pie" >"$BATS_TEST_TMPDIR/out"
    grep -q 'Flags:.* PIE' "$BATS_TEST_TMPDIR/out" || return 0
    ! grep -q 'INTERP' "$BATS_TEST_TMPDIR/out" || return 0
    explained -l "$BATS_TEST_TMPDIR/static-pie"
    has "(static-pie)"
}

@test "explain -l: the stack, memory that begins as zeros, and RELRO" {
    below 'GNU_STACK' -l prog
    has "Without E: the stack need not be executable."
    explained -l prog
    has "that much memory begins as zeros (.bss)"
    has "stay writable: partial RELRO."
    cc -fPIC -shared -nostdlib -Wl,-z,execstack,-z,now,-z,relro user.c -L. -lone \
        -o "$BATS_TEST_TMPDIR/exec.so"
    below 'GNU_STACK' -l "$BATS_TEST_TMPDIR/exec.so"
    has "With E: it asks for an executable stack"
    below 'GNU_RELRO' -l "$BATS_TEST_TMPDIR/exec.so"
    has "full RELRO."
    explained -l libone.so
    hasnot "With E"
}

@test "explain: what dlopen will say of a stack, of static TLS and of a flag" {
    local exec="$BATS_TEST_TMPDIR/exec.so"
    cc -fPIC -shared -nostdlib -Wl,-z,execstack,-z,nodlopen lib.c -o "$exec"
    explained -l "$exec"
    has "cannot enable executable stack as shared object requires"
    explained -l libone.so
    [[ $output != *"dlopen refuses it"* ]]
    explained -d "$exec"
    has "shared object cannot be dlopen()ed"
    printf '__thread int t __attribute__((tls_model("initial-exec")));\nint *f(void) { return &t; }\n' \
        >"$BATS_TEST_TMPDIR/tls.c"
    cc -fPIC -shared -nostdlib "$BATS_TEST_TMPDIR/tls.c" -o "$BATS_TEST_TMPDIR/tls.so"
    explained -d "$BATS_TEST_TMPDIR/tls.so"
    has "cannot allocate memory in static TLS block"
    # What such a library is often made of.
    printf '.text\n.globl f\nf:\n' >"$BATS_TEST_TMPDIR/f.s"
    cc -c "$BATS_TEST_TMPDIR/f.s" -o "$BATS_TEST_TMPDIR/f.o"
    explained -S "$BATS_TEST_TMPDIR/f.o"
    [ "$(uname -m)" != x86_64 ] || has "No .note.GNU-stack: GNU ld gives what is linked with this file an executable stack."
    explained -S lib.o
    [[ $output != *"No .note.GNU-stack"* ]]
    # Without the segment: its type, the first word of its header, becomes 0.
    local number
    number=$(mini-readelf -lW libone.so | awk '/^  [A-Z].* 0x/ { if ($1 == "GNU_STACK") print count + 0; count++ }')
    [ "$(uname -m)" = x86_64 ] && [ -n "$number" ] || return 0
    cp libone.so "$exec"
    printf '\0\0\0\0' | dd of="$exec" bs=1 seek=$((64 + number * 56)) conv=notrunc 2>/dev/null
    explained -l "$exec"
    has "No GNU_STACK: to glibc's loader that means an executable stack."
}

@test "explain -h: what kind of file it is" {
    below 'Type:' -h prog
    has "it is a program"
    below 'Type:' -h libone.so
    has "A shared library"
    below 'Type:' -h lib.o
    has "the linker still has to join"
    below 'Entry point' -h lib.o
    has "it has to be linked first"
    below 'string table index' -h lib.o
    has ".shstrtab" || has ".strtab" # one table for both, with clang
}

@test "explain -S: known names, flags, and a stripped file" {
    below ' \.text ' -S lib.o
    has "The machine code of functions."
    has "X: It contains machine code."
    below ' \.rel(a)?\.debug_info ' -S lib.o
    has "the linker will fill in places of section"
    explained -S prog
    hasnot "has been stripped"
    need strip
    strip -o "$BATS_TEST_TMPDIR/stripped" prog
    explained -S "$BATS_TEST_TMPDIR/stripped"
    has "There is no .symtab: the file has been stripped."
}

@test "explain -s: undefined, absolute and common symbols, and visibility" {
    cat >"$BATS_TEST_TMPDIR/kinds.s" <<'EOF'
        .comm shared_room, 8, 8
        .globl number
        .set number, 42
        .weak maybe
        .globl inside
        .hidden inside
        .data
inside: .dc.a elsewhere
        .dc.a maybe
EOF
    cc -c "$BATS_TEST_TMPDIR/kinds.s" -o "$BATS_TEST_TMPDIR/kinds.o"
    explained -s "$BATS_TEST_TMPDIR/kinds.o"
    has "UND: Not defined here"
    has "the linker will look for"
    has "ABS: "
    has "COM: "
    has "HIDDEN: "
    has "WEAK: "
    explained --dyn-syms libuser.so
    has "the loader will look for ask in the program and then in the libraries"
}

@test "explain -V: versions that are offered and needed" {
    printf 'V_1 { global: ask; local: *; };\nV_2 { global: shared; } V_1;\n' >"$BATS_TEST_TMPDIR/map"
    cc -fPIC -shared -nostdlib -Wl,-soname,libv.so.1 "-Wl,--version-script=$BATS_TEST_TMPDIR/map" \
        lib.c -o "$BATS_TEST_TMPDIR/libv.so"
    cc -fPIC -shared -nostdlib user.c -L"$BATS_TEST_TMPDIR" -lv -o "$BATS_TEST_TMPDIR/needs.so"
    explained -V "$BATS_TEST_TMPDIR/libv.so"
    has "BASE: not a version but the library itself, libv.so.1"
    has "A program that uses a symbol of version V_1 will not start"
    explained --dyn-syms "$BATS_TEST_TMPDIR/libv.so"
    has "@@: the default version"
    # A version's name has a type too, which says nothing about it.
    below ' V_1$' --dyn-syms "$BATS_TEST_TMPDIR/libv.so"
    has "is the name of a version that this library defines, not a variable."
    hasnot "OBJECT: A variable"
    explained -V "$BATS_TEST_TMPDIR/needs.so"
    has "libv.so.1 has to offer all of the following."
    has "version \`V_1' not found"
    explained --dyn-syms "$BATS_TEST_TMPDIR/needs.so"
    has "the version that is needed of another file"
}

@test "explain -n: a note" {
    cc -fPIC -shared -nostdlib -Wl,--build-id=sha1 lib.c -o "$BATS_TEST_TMPDIR/id.so"
    below 'Build ID|BUILD_ID' -n "$BATS_TEST_TMPDIR/id.so"
    has "very build"
}

# --- the map ---------------------------------------------------------------------

# picture FILE: the lines of its map that have a bar, in $output.
picture() {
    run mini-readelf --map "$1"
    [ "$status" -eq 0 ] || { echo "status $status: $output" >&2; return 1; }
    output=$(grep '\]$' <<<"$output")
}

@test "map: a file made by hand, to the character" {
    # An ELF64 file of 640 bytes: header, one segment of 320 bytes, nothing else.
    {
        printf '\177ELF\002\001\001\0\0\0\0\0\0\0\0\0\003\0\076\0\001\0\0\0'
        printf '\0\0\0\0\0\0\0\0\100\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
        printf '\100\0\070\0\001\0\0\0\0\0\0\0'
        printf '\001\0\0\0\005\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0'
        printf '\100\001\0\0\0\0\0\0\110\001\0\0\0\0\0\0\0\020\0\0\0\0\0\0'
        head -c 520 /dev/zero
    } >"$BATS_TEST_TMPDIR/hand"
    picture "$BATS_TEST_TMPDIR/hand"
    same "$(
        cat <<'EOF'
+- 0x000000        320  r-x  LOAD (+8)                 [============           ]
|  0x000000         64  r-x  ELF header                [###                    ]
|  0x000040         56  r-x  program headers (1)       [  ###                  ]
|  0x000078        200       (zeros between)           [    --------           ]
   0x000140        320       (zeros between)           [           ------------]
EOF
    )" "$output"
}

@test "map: every section is named once, in the order of the file, within 80 columns" {
    local file
    for file in prog libone.so lib.o; do
        run mini-readelf --map "$file"
        same "" "$(LC_ALL=C grep -n '[^ -~]' <<<"$output")"
        same "" "$(awk 'length > 80' <<<"$output")"
        picture "$file"
        # Names up to the segments at the end, which repeat.
        mini-readelf -SW "$file" | sed -n 's/^  \[ *[0-9]*\] \(\.[^ ]*\).*/\1/p' | sort \
            >"$BATS_TEST_TMPDIR/sections"
        awk '{ sub(/^(\| |\+-)/, "  ") } $4 ~ /^\./ { print $4 }' <<<"$output" | sort \
            >"$BATS_TEST_TMPDIR/drawn"
        diff "$BATS_TEST_TMPDIR/sections" "$BATS_TEST_TMPDIR/drawn"
        run mini-readelf --map "$file"
        # The offset of what has no bytes in the file means nothing.
        same "" "$(sed '/Segments that/,$d' <<<"$output" | grep -v '^.. 0x[0-9a-f]* *0 ' |
            sed -n 's/^.. 0x\([0-9a-f]*\) .*\]$/\1/p' | sort -c 2>&1)"
        [ "$(grep -c 'ELF header ' <<<"$output")" -eq 1 ]
        [ "$(grep -c 'section headers (' <<<"$output")" -eq 1 ]
    done
}

@test "map: boxes hold what is loaded, and the rest is outside" {
    picture prog
    grep -q '^+- .* r-x  LOAD' <<<"$output"
    grep -q '^|  .* r-x  \.text ' <<<"$output"
    grep -q '^   .* ---  \.symtab ' <<<"$output"
    grep -q '\.bss (+4[0-9][0-9]) .*\.' <<<"$output"
    picture lib.o
    hasnot "LOAD"
    has "r-x  .text"
}

@test "map: it is as wide as the terminal" {
    need script stty
    run script -qec 'stty cols 120; mini-readelf --map prog' /dev/null
    has "ELF header"
    same 120 "$(tr -d '\r' <<<"$output" | awk '/ELF header/ { print length }')"
    run script -qec 'stty cols 60; mini-readelf --map prog' /dev/null
    same 60 "$(tr -d '\r' <<<"$output" | awk '/ELF header/ { print length }')"
}

@test "map: a file without section headers" {
    cp prog "$BATS_TEST_TMPDIR/bare"
    # e_shoff, e_shnum and e_shstrndx, of an ELF64 or an ELF32 file.
    case $(head -c 5 prog | od -An -tx1) in
    *02) set -- 40 8 60 4 ;;
    *) set -- 32 4 48 4 ;;
    esac
    dd if=/dev/zero of="$BATS_TEST_TMPDIR/bare" bs=1 seek="$1" count="$2" conv=notrunc 2>/dev/null
    dd if=/dev/zero of="$BATS_TEST_TMPDIR/bare" bs=1 seek="$3" count="$4" conv=notrunc 2>/dev/null
    picture "$BATS_TEST_TMPDIR/bare"
    has "INTERP segment"
    has "DYNAMIC segment"
    has "(other bytes)"
}

@test "map: very many sections share lines" {
    awk 'BEGIN { for (i = 0; i < 3000; i++) printf ".section s%d,\"a\"\n.byte 1\n", i }' \
        >"$BATS_TEST_TMPDIR/many.s"
    cc -c "$BATS_TEST_TMPDIR/many.s" -o "$BATS_TEST_TMPDIR/many.o"
    picture "$BATS_TEST_TMPDIR/many.o"
    has " small sections"
    [ "$(wc -l <<<"$output")" -lt 120 ]
}

@test "map: members of an archive have one each" {
    ar rc "$BATS_TEST_TMPDIR/lib.a" lib.o lib.o
    cp lib.o "$BATS_TEST_TMPDIR/other.o"
    ar r "$BATS_TEST_TMPDIR/lib.a" "$BATS_TEST_TMPDIR/other.o"
    run mini-readelf --map "$BATS_TEST_TMPDIR/lib.a"
    has "lib.a(lib.o)"
    has "lib.a(other.o)"
}

@test "map: a truncated file" {
    local size
    for size in 4000 1500 64 200 750; do
        head -c $size prog >"$BATS_TEST_TMPDIR/cut"
        run timeout 10 mini-readelf --map "$BATS_TEST_TMPDIR/cut"
        [ "$status" -le 1 ]
        has "ELF header"
    done
    # What lies behind the end is marked.
    grep -q '>\]' <<<"$output"
}
