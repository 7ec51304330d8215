#!/usr/bin/env bats
# mini-bind: which relocations look something up, and in which object they find it.
#
# One rule a test, S1 to S10 and S13 to S19; the versions have a file of their own.
# Every test compares the whole table with the loader's, and names the row it is about.

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031
load helper

setup() {
    need cc mini-bind
    need_glibc
    folder
}

@test "S1: the first object in load order wins, one after the other" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'int f(void) { return 3; }' | lib d -la
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -lb -ld
    agree prog
    binds prog f - libb.so
    : | lib b
    agree prog
    binds prog f - libd.so
    : | lib d -la
    agree prog
    binds prog f - liba.so
}

@test "S1: a preloaded library stands before the others" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib first
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la
    agree prog LD_PRELOAD=libfirst.so
    binds prog f - libfirst.so
    run mini-bind --preload libfirst.so prog f
    has 'f -> libfirst.so'
}

@test "S2: an object with DF_SYMBOLIC searches itself first" {
    echo 'int f(void) { return 1; } int (*pointer)(void) = f;' | lib a -Wl,-z,now
    echo 'int f(void) { return 2; } int main(void) { return f(); }' |
        program prog -rdynamic -la
    agree prog
    binds liba.so f - prog
    # DT_FLAGS, 30: DF_SYMBOLIC, 2, where -z now had left DF_BIND_NOW.
    patch liba.so dynamic 30 30 2
    agree prog
    binds liba.so f - liba.so
}

@test "S2: on the program itself DF_SYMBOLIC has no effect" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; } int (*pointer)(void) = f;' | lib b -Wl,-z,now -la
    patch libb.so dynamic 30 30 2
    agree libb.so
    # The library is main here; a preloaded one does not come before main.
    agree libb.so LD_PRELOAD="$HERE/liba.so"
    binds libb.so f - libb.so
}

@test "S4: each relocation type of x86-64, local and hidden symbols" {
    need_x86_64
    printf '%s\n' 'int f(void) { return 1; } long object = 5; _Thread_local int t1, t2, t3;' | lib a
    lib b -x assembler -la <<'EOF'
    .data
    .quad f, object, local, hidden
    .quad object@SIZE
    .globl hidden, visible
    .hidden hidden
local: hidden: visible: .quad visible
    .text
    call f@PLT
    movq object@GOTPCREL(%rip), %rax
    data16 leaq t1@TLSGD(%rip), %rdi
    .value 0x6666
    rex64 call __tls_get_addr@PLT
    movq t2@GOTTPOFF(%rip), %rax
    leaq t3@TLSDESC(%rip), %rax
    call *t3@TLSCALL(%rax)
EOF
    echo 'int main(void) { return 0; }' | program prog -lb
    run mini-readelf -rW libb.so
    for type in _64 SIZE64 GLOB_DAT JUMP_SLO DTPMOD64 TPOFF64 TLSDESC; do has "$type"; done
    agree prog
    binds libb.so t3 - liba.so
    binds libb.so visible - libb.so
    run grep -e hidden -e local <<<"$TABLE"
    same 1 "$status"
}

@test "S6: several symbols of one name: the order of the hash table decides" {
    echo 'A { local: nothing; };' >map
    for style in gnu sysv; do
        lib a -Wl,--hash-style=$style,--version-script=map <<'EOF'
__asm__(".symver old, f@A");
int old(void) { return 1; }
int f(void) { return 2; }
EOF
        echo 'extern int f(void); int (*pointer)(void) = f;' | lib b
        echo 'int main(void) { return 0; }' | program prog -lb -la
        agree prog
        binds libb.so f - liba.so
    done
}

@test "S6: a library without a hash table defines nothing" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    agree prog
    binds prog f - liba.so
    # DT_GNU_HASH becomes a tag that means nothing to the loader.
    patch liba.so dynamic 0x6ffffef5 0x6ffffeff 0
    agree prog
    binds prog f - libb.so
}

@test "S8: an absolute symbol and a thread-local variable may have the value 0" {
    need_x86_64
    lib a -x assembler <<'EOF'
    .globl zero, thread
zero = 0
    .type thread, @tls_object
    .section .tdata, "awT", @progbits
thread: .long 3
EOF
    lib b -x assembler <<'EOF'
    .data
    .quad zero
    .text
    movq thread@GOTTPOFF(%rip), %rax
EOF
    echo 'int main(void) { return 0; }' | program prog -lb -la
    agree prog
    binds libb.so zero - liba.so
    binds libb.so thread - liba.so
}

@test "S8: a definition with the value 0 that is not absolute is none" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    patch liba.so value f 0
    agree prog
    binds prog f - libb.so
}

@test "S8: a symbol that stands for a section or a file is none" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    for type in 3 4; do
        patch liba.so info f $((16 + type))
        agree prog
        binds prog f - libb.so
    done
}

@test "S9: a program that is not position-independent stands in for a function's address" {
    need_x86_64
    echo 'int f(void) { return 1; }' | lib f
    printf 'extern int f(void);\nint (*pointer)(void) = f;\nint call(void) { return f(); }\n' | lib j -lf
    echo 'extern int f(void), call(void); int main(void) { return f == call; }' |
        program prog -no-pie -fno-pie -lj -lf
    agree prog
    binds libj.so f - prog
    binds libj.so f - libf.so
    run mini-bind --why f prog
    has 'uses an entry of its own PLT'
    output=$(tr -s ' ' <<<"$output")
    has ' 1 prog passed over: it has only an entry of its PLT'
}

@test "S10: a copy relocation binds to the original, everybody else to the copy" {
    need_x86_64
    echo 'int v = 5; int *place = &v;' | lib d
    echo 'extern int v; int main(void) { return v; }' | program prog -no-pie -fno-pie -ld
    agree prog
    binds prog v - libd.so
    binds libd.so v - prog
    run mini-bind --why v prog
    has 'A copy relocation'
    run mini-bind --interposed prog v
    has 'v -> prog, instead of libd.so'
}

@test "L3: a program whose loader is not there does not start: that is said, and the bindings all the same" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -Wl,--dynamic-linker=/nowhere/ld.so
    run mini-bind --plain prog
    same 1 "$status"
    has "/nowhere/ld.so, is not there: starting it fails with 'No such file or directory'"
    has "prog	f	-	$HERE/liba.so"
}
