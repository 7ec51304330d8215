#!/usr/bin/env bats
# mini-bind for programs of musl: U18 to U24, where its loader differs from glibc's.
#
# musl's loader prints no bindings. So the programs run: every definition returns a
# number of its own, and the program ends with the one that it got.

# $ORIGIN is for the loader; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031
bats_require_minimum_version 1.5.0
load helper

setup() {
    need cc musl-gcc mini-bind
    folder
    # What lib and program build is for musl here.
    # shellcheck disable=SC2317 # the helper calls it
    cc() { musl-gcc "$@"; }
}

# gives NUMBER LIB: prog ends with NUMBER, and mini-bind says that f comes from LIB.
gives() {
    run ./prog
    same "$1" "$status"
    run mini-bind --plain ./prog f
    same "$(printf './prog\tf\t-\t%s' "$HERE/$2")" "$output"
}

@test "U21: the first definition wins, weak or not, whatever LD_DYNAMIC_WEAK says" {
    echo '__attribute__((weak)) int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    export LD_DYNAMIC_WEAK=1
    gives 1 liba.so
}

@test "U18: versions are not compared, but a hidden one is not seen" {
    printf 'V1 { };\nV2 { };\n' >map
    lib a -Wl,--version-script=map <<'EOF'
__asm__(".symver f1, f@V1");
int f1(void) { return 1; }
EOF
    echo 'extern int f(void); __asm__(".symver f, f@V1"); int main(void) { return f(); }' |
        program prog -la
    lib a -Wl,--version-script=map <<'EOF'
__asm__(".symver f1, f@V1");
int f1(void) { return 1; }
__asm__(".symver f2, f@@V2");
int f2(void) { return 2; }
EOF
    gives 2 liba.so
}

@test "U20: the visibility of a definition is not looked at" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    patch liba.so visibility f 2
    gives 1 liba.so
}

@test "U20: a symbol of a type that musl does not know is none" {
    echo 'int f(void) { return 1; }' | lib a
    echo 'int f(void) { return 2; }' | lib b
    echo 'extern int f(void); int main(void) { return f(); }' | program prog -la -lb
    # STB_GLOBAL, STT_GNU_IFUNC
    patch liba.so info f 26
    gives 2 libb.so
}

@test "U22: DF_SYMBOLIC has no effect" {
    echo 'int f(void) { return 1; } int call(void) { return f(); }' | lib a -Wl,-z,now
    patch liba.so dynamic 30 30 2
    echo 'int f(void) { return 2; } extern int call(void); int main(void) { return call(); }' |
        program prog -rdynamic -la
    run ./prog
    same 2 "$status"
    run mini-bind --plain ./prog f
    has "$(printf 'liba.so\tf\t-\t./prog')"
}

@test "U24: nothing is left to the first call" {
    echo 'extern int nothing(void); int f(void) { return nothing(); }' | lib a -Wl,-z,lazy
    echo 'int main(void) { return 0; }' |
        program prog -Wl,--unresolved-symbols=ignore-all,-z,lazy -la
    run -127 ./prog
    run mini-bind --undefined ./prog
    same 1 "$status"
    has 'liba.so: nothing: the start fails'
}
