#!/usr/bin/env bats
# What mini-readelf and mini-nm print of files that compilers rarely make: core files, notes of
# plug-ins, other machines, tables that are not what they seem. The output is that of binutils
# 2.44; nothing here needs binutils' readelf or nm, so that each of its versions is the same.

load helper

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    printf 'int answer = 42;\nint f(void) { return answer; }\n' >a.c
}

# le SIZE NUMBER...: writes numbers of SIZE bytes, the lowest byte first.
le() {
    local size=$1 number i bytes=
    shift
    for number; do
        for ((i = 0; i < size; i++)); do
            bytes+=\\x$(printf %02x $((number >> 8 * i & 255)))
        done
    done
    printf '%b' "$bytes"
}

# elf FILE TYPE MACHINE SEGMENT [FLAGS] <CONTENT: writes an ELF file of 64 bits without sections,
# whose only segment is of type SEGMENT (4: notes, 3: the loader's path) and holds CONTENT.
elf() {
    cat >content
    {
        printf '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0'
        le 2 "$2" "$3"
        le 4 1
        le 8 0 64 0
        le 4 "${5:-0}"
        le 2 64 56 1 64 0 0
        le 4 "$4" 4
        le 8 120 120 120 "$(wc -c <content)" "$(wc -c <content)" 4
        cat content
    } >"$1"
}

# note OWNER TYPE <DATA: writes a note.
note() {
    printf '%s\0' "$1" >owner
    cat >data
    le 4 "$(wc -c <owner)" "$(wc -c <data)" "$2"
    cat owner
    fill "$(wc -c <owner)"
    cat data
    fill "$(wc -c <data)"
}

# fill SIZE: writes the zeros that come after SIZE bytes, up to a multiple of four.
fill() {
    head -c $(((4 - $1 % 4) % 4)) /dev/zero
}

# patch FILE OFFSET SIZE NUMBER: puts a number into a file.
patch() {
    le "$3" "$4" | dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# Makes a.o, and skips unless it has 64 bits and the lowest byte first: the tests below put their
# hands on it.
need_little64() {
    cc -c a.c -o a.o
    [ "$(od -An -tx1 -j4 -N2 a.o)" = ' 02 01' ] || skip "needs 64 bits, and the lowest byte first"
}

# place_of SECTION FILE: sets the number of a section, and the offset of its header.
place_of() {
    number=$(mini-readelf -SW "$2" | sed -n "s/^ *\\[ *\\([0-9]*\\)\\] $1 .*/\\1/p")
    header=$((number * 64 + $(od -An -tu8 -j40 -N8 "$2")))
}

# patch_symbol FILE NAME OFFSET SIZE NUMBER: puts a number into the symbol NAME.
patch_symbol() {
    local index
    index=$(mini-readelf -sW "$1" | sed -n "s/^ *\\([0-9]*\\):.* $2\$/\\1/p")
    place_of .symtab "$1"
    patch "$1" $(($(od -An -tu8 -j $((header + 24)) -N8 "$1") + index * 24 + $3)) "$4" "$5"
}

@test "readelf: a core file shows which files were mapped, and names the registers" {
    {
        head -c 336 /dev/zero | note CORE 1
        le 8 6 4096 0 0 | note CORE 6
        {
            le 8 2 4096 0x400000 0x401000 0 0x7f0000000000 0x7f0000002000 3
            printf '/bin/first\0/lib/the second\0'
        } | note CORE 0x46494c45
        le 8 1 | note LINUX 0x202
        le 8 1 | note LINUX 0x401
        le 8 1 | note LINUX 0x306
    } | elf core 4 62 4
    run mini-readelf -n core
    [ "$status" -eq 0 ]
    same "$(cat <<'END'
  CORE                 0x00000150	NT_PRSTATUS (prstatus structure)
  CORE                 0x00000020	NT_AUXV (auxiliary vector)
  CORE                 0x0000005b	NT_FILE (mapped files)
    Page size: 4096
                 Start                 End         Page Offset
    0x0000000000400000  0x0000000000401000  0x0000000000000000
        /bin/first
    0x00007f0000000000  0x00007f0000002000  0x0000000000000003
        /lib/the second
  LINUX                0x00000008	NT_X86_XSTATE (x86 XSAVE extended state)
   description data: 01 00 00 00 00 00 00 00 
  LINUX                0x00000008	NT_ARM_TLS (AArch TLS registers)
   description data: 01 00 00 00 00 00 00 00 
  LINUX                0x00000008	NT_S390_LAST_BREAK (s390 last breaking event address)
   description data: 01 00 00 00 00 00 00 00 
END
    )" "$(tail -n +4 <<<"$output")"
}

@test "readelf: a list of mapped files that is not whole is an error" {
    local words
    for words in '2 4096 1 2 3' '0x1000000000000000 4096' '1 4096 1 2 3'; do
        # These are words.
        # shellcheck disable=SC2086
        le 8 $words | note CORE 0x46494c45 | elf core 4 62 4
        run mini-readelf -n core
        [ "$status" -eq 1 ] || { echo "$words: status $status" >&2; return 1; }
        has "mini-readelf: core: Malformed note"
    done
}

# properties <ROWS: writes a note; a row is a type, a size and, unless that is 0, a value.
properties() {
    local type size value
    while read -r type size value; do
        le 4 "$type" "$size"
        [ "$size" -eq 0 ] || le 4 "$value" 0
    done | note GNU 5
}

@test "readelf: each property of a program has its words" {
    properties <<'END' | elf x86 2 62 4
3 0
0xb0008000 4 1
0xb0008000 4 0
0xc0000000 4 0
0xc0000002 4 0
0xc0008000 4 0
0xc0008000 4 0x700
0xc0008002 4 0
0xc0010002 4 0
0xc0010002 4 9
END
    run mini-readelf -n x86
    [ "$status" -eq 0 ]
    same "$(printf '%s\n' '      Properties: memory seal ' '	1_needed: indirect external access' \
        '	1_needed: ' '	x86 ISA used: ' '	x86 feature: <None>' '	x86 ISA needed: <None>' \
        '	x86 ISA needed: AVX2, FMA, AVX512F' '	x86 ISA needed: ' '	x86 ISA used: ' \
        '	x86 ISA used: x86-64-baseline, x86-64-v4')" "$(tail -n +5 <<<"$output")"
    echo '0xc0000000 4 15' | properties | elf arm64 2 183 4
    run mini-readelf -n arm64
    has "AArch64 feature: BTI, PAC, GCS, <unknown: 8>"
}

@test "readelf: notes on how the code was compiled, of every kind" {
    need_little64
    cat >notes.s <<'END'
        .text
begin:  .byte 0
        .type f,@function
        .size f, 2
f:      .byte 0, 0
        .section .gnu.build.attributes,"",@note
        .long 8, 16, 0x100
        .asciz "GA$\0013p1"
        .quad 0, 3
        .long 6, 16, 0x101
        .ascii "GA*\002\003\000"
        .p2align 2
        .quad 0, 3
        .long 6, 0, 0x101
        .ascii "GA*\002\007\000"
        .p2align 2
        .long 10, 16, 0x100
        .ascii "GA*GOW\000\052\005\000"
        .p2align 2
        .quad 0, 3
        .long 6, 16, 0x100
        .ascii "GA*\007\002\000"
        .p2align 2
        .quad 0, 3
        .long 22, 16, 0x100
        .asciz "GA+omit_frame_pointer"
        .p2align 2
        .quad 0, 3
        .long 5, 16, 0x100
        .asciz "GA!\010"
        .p2align 2
        .quad 0, 3
        .long 19, 16, 0x101
        .ascii "GA*cf_protection\000\b\000"
        .p2align 2
        .quad 1, 3
END
    cc -c notes.s -o notes.o || skip "the assembler"
    run mini-readelf -nW notes.o
    [ "$status" -eq 0 ]
    has '  GA$<version>3p1              0x00000010	OPEN	    Applies to region from 0 to 0x3 (begin)'
    has '  GA*<stack prot>strong        0x00000010	func	    Applies to region from 0 to 0x3'$'\n'
    has '  GA*<stack prot>0x7           0x00000000	func	    Applies to region from 0 to 0x3'$'\n'
    has '  GA*GOW:0x52a                 0x00000010	OPEN	    Applies to region from 0 to 0x3 (begin)'
    has '  GA*<PIC>PIC                  0x00000010	OPEN	'
    has '  GA+omit_frame_pointer:true   0x00000010	OPEN	'
    has '  GA!<short enum>false         0x00000010	OPEN	'
    has '  GA*cf_protection:0x8         0x00000010	func	    Applies to region from 0x1 to 0x3 (f)'
}

@test "readelf: control characters in the loader's path are shown as two characters" {
    printf '/lib/\004\033x\0' | elf program 2 62 3
    run mini-readelf -lW program
    has '[Requesting program interpreter: /lib/^D^[x]'
}

@test "readelf: the number of a section that is not there" {
    need_little64
    patch_symbol a.o answer 6 2 0x1234
    run mini-readelf -sW a.o
    has ' BAD[0x1234] answer'
}

@test "readelf: the libraries that prelink made a file for" {
    need_little64
    cat >list.s <<'END'
        .section .gnu.liblist,"aM",%0x6ffffff7,20
        .long 1, 1294054840, 0xffb96df3, 0, 3
        .section .libnames,"a"
        .asciz "\0libc.so.6"
END
    cc -c list.s -o list.o || skip "the assembler"
    place_of .libnames list.o
    local names=$number
    place_of .gnu.liblist list.o
    patch list.o $((header + 40)) 4 "$names"
    run mini-readelf -A list.o
    [ "$status" -eq 0 ]
    same "$(cat <<'END'
Library list section '.gnu.liblist' contains 1 entries:
     Library              Time Stamp          Checksum   Version Flags
  0: libc.so.6            2011-01-03T11:40:40 0xffb96df3 0       3      
END
    )" "$(tail -n +2 <<<"$output")"
}

@test "readelf: the old form of compressed sections is noted" {
    printf '.section .zdebug_a,""\n.ascii "ZLIB\\0\\0\\0\\0\\0\\0\\0\\001x"\n' >z.s
    cc -c z.s -o z.o
    run mini-readelf -x .zdebug_a z.o
    has 'NOTE: This section is compressed, but its contents have NOT been expanded'
    printf '.section .zdebug_a,""\n.ascii "ZLIBrary, and no more"\n' >z.s
    cc -c z.s -o z.o
    run mini-readelf -x .zdebug_a z.o
    [[ $output != *compressed* ]]
}

@test "readelf: every processor of <elf.h> has a name" {
    local machines machine files=()
    machines=$(sed -n 's/^#define[ 	]*EM_[A-Z0-9_]*[ 	]*\(0x[0-9a-f]*\|[0-9]\{1,\}\).*/\1/p' /usr/include/elf.h)
    [ -n "$machines" ] || skip "no /usr/include/elf.h"
    : | elf none 2 0 4
    for machine in $machines; do
        # Numbers of which GNU's does not know what they are for either: the last one is their
        # count, which grows from release to release.
        case $machine in 133 | 143 | 145 | 206 | 207 | 208 | 209) continue ;; esac
        [ $((machine)) -le 258 ] || [ $((machine)) -eq $((0x9026)) ] || continue
        cp none "m$machine"
        patch "m$machine" 18 2 "$machine"
        files+=("m$machine")
    done
    [ ${#files[@]} -gt 100 ]
    run bash -c 'mini-readelf -h "$@" | grep "Machine: *<unknown>"' - "${files[@]}"
    same '' "$output"
}

# shows_flags MACHINE FLAGS WORDS: what -h prints of the flags of a file for MACHINE.
shows_flags() {
    : | elf flags 2 "$1" 4 "$2"
    run mini-readelf -h flags
    has "  Flags:                             $2$3"
}

@test "readelf: flags in the header, by machine" {
    shows_flags 258 0x43 ', DOUBLE-FLOAT, OBJ-v1'
    shows_flags 21 0x2 ', abiv2'
    shows_flags 22 0x1 ', highgprs'
    shows_flags 8 0x70001007 ', noreorder, pic, cpic, o32, mips32r2'
    shows_flags 8 0x808b0000 ', octeon, mips64r2'
    shows_flags 43 0x802 ', ultrasparcIII, rmo'
    shows_flags 42 0x8109 ', sh4, pic, fdpic'
    shows_flags 4 0x25 ', cf, isa B, emac'
    shows_flags 195 0x306 ', ARC HS, v3 no-legacy-syscalls ABI'
    shows_flags 243 0x5 ', RVC, double-float ABI'
    shows_flags 40 0x5000400 ', Version5 EABI, hard-float ABI'
}

@test "readelf: the relocation types of other machines" {
    cc -o generate "$BATS_TEST_DIRNAME/parity/generate.c"
    local class order machine name
    while read -r class order machine name; do
        ./generate o.o "$class" "$order" "$machine" rela 1
        run mini-readelf -rW o.o
        [ "$status" -eq 0 ]
        has " $name"
        [[ $output != *unrecognized:\ 1\ * ]]
    done <<'END'
64 big 21 R_PPC64_
64 little 21 R_PPC64_
32 big 20 R_PPC_
64 big 22 R_390_
64 little 258 R_LARCH_
32 big 8 R_MIPS_
32 big 2 R_SPARC_
64 big 43 R_SPARC_
64 big 36902 R_ALPHA_
32 big 4 R_68K_
32 little 42 R_SH_
32 big 15 R_PARISC_
END
    # MIPS of 64 bits: three types in one, and an order of its own with the lowest byte first.
    for order in big little; do
        ./generate o.o 64 $order 8 rela 1
        run mini-readelf -rW o.o
        has '                    Type2: '
        has '                    Type3: '
    done
}

@test "readelf: Solaris has section types and dynamic tags of its own" {
    need_little64
    cat >solaris.s <<'END'
        .section .one,"a",%0x6ffffff6
        .byte 0
        .section .two,"a",%0x6ffffff3
        .byte 0
END
    cc -c solaris.s -o solaris.o || skip "the assembler"
    patch solaris.o 7 1 0
    run mini-readelf -SW solaris.o
    has ' GNU_HASH '
    patch solaris.o 7 1 6
    run mini-readelf -SW solaris.o
    has ' SUNW_SIGNATURE '
    has ' SUNW_LDYNSYM '
    [[ $output != *GNU_HASH* ]]
    le 8 0x60000010 1 0 0 | elf tags 3 62 2
    patch tags 7 1 6
    run mini-readelf -d tags
    has '(SUNW_CAP)'
}

@test "readelf: dynamic tags of MIPS have their own forms" {
    le 8 0x70000001 1 0x70000005 3 0x7000000a 7 0x70000035 16 0 0 | elf tags 3 8 2
    run mini-readelf -d tags
    has '(MIPS_RLD_VERSION)   1'
    has '(MIPS_FLAGS)         QUICKSTART NOTPOT'
    has '(MIPS_LOCAL_GOTNO)   7'
    has '(MIPS_RLD_MAP_REL)   0x10'
    le 8 0x70000001 5 0 0 | elf tags 3 21 2
    run mini-readelf -d tags
    has '(PPC64_OPD)          0x5'
}

@test "readelf: a member that ends with the archive has no heading" {
    printf '!<arch>\n%-48s%-10d`\nfoo\n' 'foo/' 4 >end.a
    run mini-readelf -h end.a
    [ "$status" -eq 1 ]
    [[ $output != *File:* ]]
}

@test "nm: tables that GNU's library reads for itself are no sections" {
    need_little64
    local section letter
    # The symbol "answer", put into each of them.
    while read -r section letter; do
        cc -c a.c -o a.o
        place_of "$section" a.o
        [ -n "$number" ] || continue
        patch_symbol a.o answer 6 2 "$number"
        run mini-nm a.o
        has " $letter answer"
    done <<'END'
\.symtab A
\.strtab A
\.shstrtab A
\.rela\.text A
\.rela\.eh_frame A
\.comment N
\.data D
\.text T
END
}

@test "nm: without section headers the type of a symbol says what it is" {
    cc -shared -fPIC a.c -o a.so
    need_little64
    patch a.so 40 8 0
    patch a.so 60 4 0
    run mini-nm -D a.so
    [ "$status" -eq 0 ]
    has ' D answer'
    has ' T f'
    run mini-nm -D -f sysv a.so
    grep -q '^answer .*|\.data$' <<<"$output"
    grep -q '^f .*|\.text$' <<<"$output"
}

@test "nm: a name outside of the table of names is corrupt, and comes first" {
    need_little64
    patch_symbol a.o f 0 4 0x7fffffff
    run mini-nm a.o
    same 'T <corrupt>' "$(sed -n '1s/^[0-9a-f]* //p' <<<"$output")"
}

@test "nm: section headers that are nowhere, or refer to what is not there, are no object file" {
    need_little64
    local change
    # e_shoff, beyond the end or 0; e_shnum; and sh_link of the section of code.
    for change in '40 8 0x10000000' '40 8 0' '60 2 0' 'link'; do
        cc -c a.c -o b.o
        if [ "$change" = link ]; then
            place_of '\.text' b.o
            patch b.o $((header + 40)) 4 200
        else
            # These are words.
            # shellcheck disable=SC2086
            patch b.o $change
        fi
        run mini-nm b.o
        [ "$status" -eq 1 ] || { echo "$change: status $status" >&2; return 1; }
        [[ $output != *answer* ]]
    done
    run mini-nm a.o
    has ' D answer'
}

@test "names of versions are where DT_STRTAB says, whatever another section is called" {
    echo 'v1 { global: f; local: *; };' >map
    cc -shared -fPIC -Wl,--version-script=map a.c -o a.so
    need_little64
    mini-readelf -sW a.so | grep -q ' f@@v1' || skip "the linker makes no versions"
    # A section before .dynstr gets its name, and its type.
    place_of '\.dynstr' a.so
    local name
    name=$(od -An -tu4 -j "$header" -N4 a.so)
    patch a.so $(($(od -An -tu8 -j40 -N8 a.so) + 64)) 4 "$((name))"
    patch a.so $(($(od -An -tu8 -j40 -N8 a.so) + 68)) 4 3
    run mini-readelf --dyn-syms -W a.so
    has ' f@@v1'
    run mini-nm -D a.so
    has ' T f@@v1'
}

@test "readelf: the global offset table of a MIPS file" {
    # Two segments: all of the file, and the dynamic section; then that, the table with two local
    # entries and one of a symbol, and room.
    {
        printf '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0'
        le 2 3 8
        le 4 1
        le 8 0 64 0
        le 4 0
        le 2 64 56 2 64 0 0
        le 4 1 4
        le 8 0 0 0 4096 4096 8
        le 4 2 4
        le 8 0xb0 0xb0 0xb0 96 96 8
        le 8 3 0x110 0x7000000a 2 0x70000013 1 0x70000011 2 0 0 0 0
        le 8 0 0x8000000000000000 0x1234
        head -c 4096 /dev/zero
    } >got
    run mini-readelf -AW got
    [ "$status" -eq 0 ]
    has 'Primary GOT:'
    has ' Canonical gp value: 0000000000008100'
    has '  0000000000000110 -32752(gp) 0000000000000000 Lazy resolver'
    has '  0000000000000118 -32744(gp) 8000000000000000 Module pointer (GNU extension)'
    has '  0000000000000120 -32736(gp) 0000000000001234 '
    # More entries than the file has room for.
    patch got $((0xb0 + 24)) 8 0x1000000000000000
    run mini-readelf -A got
    [ "$status" -eq 1 ]
    has 'more entries than fit into the file'
}

@test "readelf: what a MIPS file needs of the processor" {
    need_little64
    cat >flags.s <<'END'
        .section .MIPS.abiflags,"a"
        .2byte 0
        .byte 32, 2, 1, 1, 0, 5
        .4byte 5, 0x201, 0, 0
END
    cc -c flags.s -o flags.o
    patch flags.o 18 2 8
    run mini-readelf -A flags.o
    [ "$status" -eq 0 ]
    same "$(printf '%s\n' 'MIPS ABI Flags Version: 0' '' 'ISA: MIPS32r2' 'GPR size: 32' 'CPR1 size: 32' \
        'CPR2 size: 0' 'FP ABI: Hard float (32-bit CPU, Any FPU)' 'ISA Extension: Cavium Networks Octeon' \
        'ASEs:' '	DSP ASE' '	MSA ASE' 'FLAGS 1: 00000000' 'FLAGS 2: 00000000')" "$(tail -n +2 <<<"$output")"
}
