#!/usr/bin/env bats
# mini-abi: one small pair of libraries for each rule, libdemo's own releases, broken files.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output and $status in each test
# shellcheck disable=SC2153 # helper.bash sets $COURSE

load helper
bats_require_minimum_version 1.5.0 # run --separate-stderr

setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    flags=
}

# library NAME [OPTION...]: builds NAME.so from the C source on standard input. Every
# library gets the soname libx.so.1, unless an option says another.
library() {
    local name=$1
    shift
    cat >"$name.c"
    cc -shared -fPIC -nostdlib -Wl,-soname,libx.so.1 "$@" -o "$name.so" "$name.c"
}

# versions NAME: writes standard input as the version script NAME.map.
versions() {
    cat >"$1.map"
}

# compare STATUS: mini-abi old.so new.so ends with this verdict.
compare() {
    # $flags are words.
    # shellcheck disable=SC2086
    run mini-abi $flags old.so new.so
    [ "$status" -eq "$1" ] || { printf 'status %s\n%s\n' "$status" "$output" >&2; return 1; }
}

# lacks TEXT: fails when TEXT is in $output.
lacks() {
    case $output in
    *"$1"*) printf 'found: %s\nin: %s\n' "$1" "$output" >&2; return 1 ;;
    esac
}

# program NAME [OPTION...]: builds the program NAME, linked with old.so, from standard input.
program() {
    local name=$1
    shift
    cat >"$name.c"
    cc "$@" -o "$name" "$name.c" ./old.so
}

two='int one(void) { return 1; } int two(void) { return 2; }'

# --- what a program does not notice ------------------------------------------------

@test "abi: the same file is identical" {
    library old <<<"$two"
    cp old.so new.so
    compare 0
    has "verdict: identical, as far as a program can notice"
}

@test "abi: other code behind the same names is identical, and the text says what that means" {
    library old <<<"$two"
    library new <<<'static int help(int x) { return x * 7; } int two(void) { return help(3); } int one(void) { return 0; }'
    compare 0
    has "not seen: what functions do"
    has "not seen: the layout of structs"
}

# --- symbols -------------------------------------------------------------------------

@test "abi: a function added is compatible" {
    library old <<<'int one(void) { return 1; }'
    library new <<<"$two"
    compare 4
    has "symbol added: two (function)"
    has "verdict: compatible: raise the minor number"
}

@test "abi: a function removed is incompatible" {
    library old <<<"$two"
    library new <<<'int one(void) { return 1; }'
    compare 8
    has "symbol removed: two (function)"
    has "verdict: incompatible: raise the major number and the soname"
    lacks "another one already"
}

@test "abi: a function that became hidden or static is removed" {
    library old <<<"$two"
    library new <<<'int one(void) { return 1; } __attribute__((visibility("hidden"))) int two(void) { return 2; }'
    compare 8
    has "symbol removed: two (function)"
    library new <<<'int one(void) { return 1; } static int two(void) { return 2; } int (*keep(void))(void);'
    compare 8
    has "symbol removed: two (function)"
}

@test "abi: a variable that became a function is incompatible" {
    library old <<<'int it = 1;'
    library new <<<'int it(void) { return 1; }'
    compare 8
    has "kind changed: it: data -> function"
}

@test "abi: a variable that became thread-local is incompatible" {
    library old <<<'int it = 1;'
    library new <<<'__thread int it = 1;'
    compare 8
    has "kind changed: it: data -> thread-local data"
}

@test "abi: an indirect function is a function" {
    library old <<<'int it(void) { return 1; }'
    library new <<<'static int a(void) { return 1; } static int (*choose(void))(void) { return a; } int it(void) __attribute__((ifunc("choose")));' 2>/dev/null ||
        skip "needs a compiler and linker with indirect functions"
    compare 0
}

@test "abi: a function without a type, from assembler, is still a function" {
    library old <<<'int it(void) { return 1; }'
    library new <<<'__asm__(".text\n.globl it\nit: .byte 0\n");'
    compare 0
}

@test "abi: a variable that grew or shrank is incompatible, with the copy relocation as the reason" {
    library old <<<'int it[4] = {1};'
    library new <<<'int it[6] = {1};'
    compare 8
    has "size changed: it: 16 -> 24 bytes"
    has "copy relocation"
    mv new.so larger.so
    mv old.so new.so
    mv larger.so old.so
    compare 8
    has "size changed: it: 24 -> 16 bytes"
}

@test "abi: a function of another size is identical" {
    library old <<<'int it(int x) { return x; }'
    library new <<<'int it(int x) { return x * x * x / 3 + 17; }'
    compare 0
}

@test "abi: thread-local data may grow, and not shrink" {
    library old <<<'__thread int it[2] = {1};'
    library new <<<'__thread int it[4] = {1};'
    compare 4
    has "thread-local variable larger: it: 8 -> 16 bytes"
    mv new.so larger.so
    mv old.so new.so
    mv larger.so old.so
    compare 8
    has "thread-local variable smaller: it: 16 -> 8 bytes"
}

@test "abi: a variable that became read-only is incompatible, the other way round nobody notices" {
    library old <<<'int it = 1;'
    library new <<<'extern const int it; const int it = 1;'
    compare 8
    has "variable became read-only: it"
    mv new.so constant.so
    mv old.so new.so
    mv constant.so old.so
    compare 0
}

@test "abi: a protected variable is incompatible, a protected function compatible" {
    library old <<<'int data = 1; int code(void) { return 1; }'
    library new <<<'__attribute__((visibility("protected"))) int data = 1; int code(void) { return 1; }'
    compare 8
    has "variable became protected: data"
    library new <<<'int data = 1; __attribute__((visibility("protected"))) int code(void) { return 1; }'
    compare 4
    has "function became protected: code"
    mv new.so protected.so
    mv old.so new.so
    mv protected.so old.so
    compare 4
    has "no longer protected: code"
}

@test "abi: weak or not makes no difference to the loader" {
    library old <<<'int it(void) { return 1; }'
    library new <<<'__attribute__((weak)) int it(void) { return 1; }'
    compare 4
    has "binding changed: it: global -> weak"
}

# --- versions ------------------------------------------------------------------------

@test "abi: an addition with a version of its own" {
    versions old <<<'V1 { global: one; local: *; };'
    versions new <<<'V1 { global: one; local: *; }; V2 { global: two; } V1;'
    library old -Wl,--version-script,old.map <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    compare 4
    has "version added: V2"
    has "symbol added: two@@V2 (function)"
    lacks "old version"
}

@test "abi: an addition to a version that is published already is pointed out" {
    versions old <<<'V1 { global: one; local: *; };'
    versions new <<<'V1 { global: one; two; local: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    compare 4
    has "symbol added to an old version: two@@V1"
}

@test "abi: a version removed, its symbols moved" {
    versions old <<<'V1 { global: one; two; local: *; };'
    versions new <<<'V2 { global: one; local: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    compare 8
    has "version removed: V1"
    has "symbol moved to another version: one@@V1 -> one@@V2"
    has "symbol removed: two@@V1 (function)"
    lacks "symbol added"
}

# An old and a new implementation under one name.
both='int it_old(void) { return 1; } int it_new(void) { return 2; }
__asm__(".symver it_old,it@V1"); __asm__(".symver it_new,it@@V2");'

@test "abi: the old definition keeps its version and is no longer the default" {
    versions old <<<'V1 { global: it; local: *; };'
    versions new <<<'V1 { global: it; local: *; }; V2 { global: it; } V1;'
    library old -Wl,--version-script,old.map <<<'int it(void) { return 1; }'
    library new -Wl,--version-script,new.map <<<"$both"
    compare 4
    has "no longer the default version: it@@V1"
    has "symbol added: it@@V2 (function)"
    mv new.so second.so
    mv old.so new.so
    mv second.so old.so
    compare 8
    has "version removed: V2"
    has "symbol removed: it@@V2"
    has "the default version now: it@V1"
}

@test "abi: versions given to a library that had none are compatible" {
    versions new <<<'V1 { global: *; };'
    library old <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    compare 4
    has "symbol has a version now: one -> one@@V1"
    lacks "removed"
}

@test "abi: versions dropped are incompatible" {
    versions old <<<'V1 { global: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    library new <<<"$two"
    compare 8
    has "no versions any more"
    lacks "symbol removed"
}

# --- the file as a whole -----------------------------------------------------------------

@test "abi: another soname is incompatible" {
    library old <<<"$two"
    library new -Wl,-soname,libx.so.2 <<<"$two"
    compare 8
    has "soname changed: libx.so.1 -> libx.so.2"
    has "(the soname is another one already)"
    cc -shared -fPIC -nostdlib -o new.so new.c
    compare 8
    has "soname changed: libx.so.1 -> none"
    lacks "another one already"
}

@test "abi: a library needed, and no longer needed, is told" {
    library dependency -Wl,-soname,libdep.so.3 <<<'int dep(void) { return 1; }'
    library old <<<"$two"
    library new -Wl,--no-as-needed ./dependency.so <<<"$two"
    compare 4
    has "library needed: libdep.so.3"
    mv new.so with.so
    mv old.so new.so
    mv with.so old.so
    compare 4
    has "library no longer needed: libdep.so.3"
}

@test "abi: a version that the library needs of another one is told" {
    versions dependency <<<'D1 { global: one; }; D2 { global: two; } D1;'
    library dependency -Wl,-soname,libdep.so.3 -Wl,--version-script,dependency.map <<<"$two"
    library old -Wl,--no-as-needed ./dependency.so <<<'int one(void); int use(void) { return one(); }'
    library new -Wl,--no-as-needed ./dependency.so <<<'int one(void), two(void); int use(void) { return one() + two(); }'
    compare 4
    has "version needed of another library: libdep.so.3 D2"
    lacks "D1"
    mv new.so two.so
    mv old.so new.so
    mv two.so old.so
    compare 4
    has "version no longer needed: libdep.so.3 D2"
}

@test "abi: a library for another machine is incompatible, and nothing else is compared" {
    library old <<<"$two"
    echo 'int one(void) { return 1; }' >new.c
    cc -m32 -shared -fPIC -nostdlib -ffreestanding -o new.so new.c 2>/dev/null ||
        skip "needs a compiler and linker for 32-bit x86"
    compare 8
    has "made for another machine: 64-bit Advanced Micro Devices X86-64, little-endian -> 32-bit Intel 80386, little-endian"
    lacks "removed"
}

# --- what other checkers were reported for: false alarms and misses --------------------------

# start NAME: the status of the program NAME with new.so in the place of the old library.
start() {
    cp new.so libx.so.1
    local result=0
    LD_LIBRARY_PATH=.${LIBRARIES:+:$LIBRARIES} LD_BIND_NOW=1 "./$1" >/dev/null 2>&1 || result=$?
    echo "$result"
}

# need_glibc: skips where programs are not started by glibc's loader.
need_glibc() {
    mini-readelf -lW /bin/sh | grep -q 'interpreter: .*/ld-linux' || skip "needs glibc"
}

@test "abi: a function that moved into a library that is needed still works" {
    library old <<<"$two"
    program user <<<'int one(void), two(void); int main(void) { return one() + two() - 3; }'
    library core -Wl,-soname,libcore.so.1 <<<'int two(void) { return 2; }'
    mv core.so libcore.so.1
    library new -Wl,--no-as-needed ./libcore.so.1 <<<'int one(void) { return 1; }'
    compare 4
    has "symbol moved to a library that is needed: two -> libcore.so.1"
    has "library needed: libcore.so.1"
    lacks "symbol removed"
    same 0 "$(start user)"
    # Two steps away, too.
    library middle -Wl,-soname,libmiddle.so.1 -Wl,--no-as-needed ./libcore.so.1 <<<'int middle;'
    mv middle.so libmiddle.so.1
    library new -Wl,--no-as-needed ./libmiddle.so.1 -Wl,-rpath-link,. <<<'int one(void) { return 1; }'
    compare 4
    has "two -> libcore.so.1"
    same 0 "$(start user)"
    run mini-abi --json old.so new.so
    has '"rule": "symbol-elsewhere", "effect": "compatible", "name": "two"'
    has '"library": "libcore.so.1"'
}

@test "abi: a function that moved into a library that is not found: unless" {
    library old <<<"$two"
    library core -Wl,-soname,libcore.so.1 <<<'int two(void) { return 2; }'
    mkdir hidden
    mv core.so hidden/libcore.so.1
    library new -Wl,--no-as-needed hidden/libcore.so.1 <<<'int one(void) { return 1; }'
    compare 8
    has "symbol removed: two (function)"
    has "unless it is in libcore.so.1, which was not found"
    run mini-abi --json old.so new.so
    has '"unless_in": "libcore.so.1"'
    LD_LIBRARY_PATH=hidden compare 4
    has "two -> libcore.so.1"
    # It is there, and does not have it: no doubt is left.
    library core -Wl,-soname,libcore.so.1 <<<'int three(void) { return 3; }'
    mv core.so hidden/libcore.so.1
    LD_LIBRARY_PATH=hidden compare 8
    lacks unless
}

@test "abi: a variable that moved into a library that is needed is compared as if it had not" {
    library old <<<'int one(void) { return 1; } int table[4] = {1};'
    library core -Wl,-soname,libcore.so.1 <<<'int table[4] = {1};'
    mv core.so libcore.so.1
    library new -Wl,--no-as-needed ./libcore.so.1 <<<'int one(void) { return 1; }'
    compare 4
    has "table -> libcore.so.1"
    library core -Wl,-soname,libcore.so.1 <<<'int table[8] = {1};'
    mv core.so libcore.so.1
    compare 8
    has "size changed: table: 16 -> 32 bytes"
    library core -Wl,-soname,libcore.so.1 <<<'int table(void) { return 1; }'
    mv core.so libcore.so.1
    compare 8
    has "kind changed: table: data -> function"
}

@test "abi: a versioned symbol that moved: its version has to stay, and may be the other's" {
    need_glibc
    versions old <<<'V1 { global: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    program user <<<'int one(void), two(void); int main(void) { return one() + two() - 3; }'
    library core -Wl,-soname,libcore.so.1 -Wl,--version-script,old.map <<<'int two(void) { return 2; }'
    mv core.so libcore.so.1
    library new -Wl,--version-script,old.map -Wl,--no-as-needed ./libcore.so.1 <<<'int one(void) { return 1; }'
    compare 4
    has "symbol moved to a library that is needed: two@@V1 -> libcore.so.1"
    same 0 "$(start user)"
    # Another version there is not what is asked for.
    versions core <<<'CORE_1 { global: *; };'
    library core -Wl,-soname,libcore.so.1 -Wl,--version-script,core.map <<<'int two(void) { return 2; }'
    mv core.so libcore.so.1
    compare 8
    has "symbol removed: two@@V1"
    same 127 "$(start user)"
}

@test "abi: a version given to a symbol, as an old one: who asks for none gets the first" {
    need_glibc
    library old <<<'int one(void) { return 1; }'
    program user <<<'int one(void); int main(void) { return one() - 1; }'
    versions new <<<'V1 { global: one; }; V2 { global: other; } V1;'
    library new -Wl,--version-script,new.map <<'END'
int old_one(void) { return 1; }
__asm__(".symver old_one, one@V1");
END
    compare 4
    has "symbol has a version now: one -> one@V1"
    lacks "symbol removed"
    same 0 "$(start user)"
}

@test "abi: versions dropped: what the loader of this machine makes of it" {
    need_glibc
    versions old <<<'V1 { global: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    program user <<<'int one(void); int main(void) { return one() - 1; }'
    library new <<<"$two"
    compare 8
    has "is started by glibc 2.41 and later, with a warning: no version information available; older ones end it"
    case $(ldd --version | sed -n '1s/.* 2\.//p') in
    3? | 40) same 127 "$(start user)" ;;
    4?) same 0 "$(start user)" ;;
    esac
}

@test "abi: what is private by the name of its version breaks nobody but its own family" {
    versions old <<<'V1 { global: one; }; V1_PRIVATE { global: two; three; };'
    versions new <<<'V1 { global: one; }; V1_PRIVATE { global: three; };'
    library old -Wl,--version-script,old.map <<<"$two int three = 3;"
    library new -Wl,--version-script,new.map <<<'int one(void) { return 1; } int three[2] = {3};'
    program user <<<'int one(void); int main(void) { return one() - 1; }'
    program family <<<'int two(void); int main(void) { return two() - 2; }'
    run mini-abi old.so new.so --used-by user family
    same 4 "$status"
    has "private, by the name of the version: only for files of the same release:
  symbol removed: two@@V1_PRIVATE (function)"
    has "size changed: three@@V1_PRIVATE: 4 -> 8 bytes"
    has "used by user: would not notice"
    has "used by family: would notice"
    lacks incompatible
    run mini-abi --json old.so new.so
    has '"rule": "symbol-removed", "effect": "private", "name": "two"'
    has '"verdict": "compatible"'
    # A version of that kind that is gone altogether.
    versions old <<<'V1 { global: one; }; X_INTERNAL_8_6 { global: two; three; };'
    versions new <<<'V1 { global: one; }; X_INTERNAL_8_8 { global: two; three; };'
    library old -Wl,--version-script,old.map <<<"$two int three = 3;"
    library new -Wl,--version-script,new.map <<<"$two int three = 3;"
    compare 4
    has "version removed: X_INTERNAL_8_6"
}

@test "abi: an executable stack gained is noticed, one lost is not" {
    library old <<<"$two"
    library new -Wl,-z,execstack <<<"$two"
    compare 8
    has "asks for an executable stack now"
    has "verdict: incompatible with dlopen: build it otherwise, another soname would not help"
    # A program that is linked with it starts; a plugin that is linked with it may not.
    program user <<<'int one(void); int main(void) { return one() - 1; }'
    echo 'int one(void); int f(void) { return one(); }' >plugin.c
    cc -shared -fPIC -o plugin.so plugin.c ./old.so
    run mini-abi old.so new.so --used-by user plugin.so
    has "used by user: would not notice"
    has "used by plugin.so: would notice"
    mv new.so with.so
    mv old.so new.so
    mv with.so old.so
    compare 0
    cp old.so new.so
    compare 0
}

@test "abi: static TLS gained is noticed, as much as there is of it" {
    local tls='__thread char t[SIZE] __attribute__((tls_model("initial-exec"))); char *get(void) { return t; }'
    library old <<<"__thread char t[16]; char *get(void) { return t; }"
    library new <<<"${tls/SIZE/16}"
    compare 4
    has "uses static TLS now, or more of it: 0 -> 16 bytes"
    library new <<<"${tls/SIZE/4000}"
    compare 8
    has "more static TLS than plugins can have: 0 -> 4000 bytes"
    has "cannot allocate memory in static TLS block"
    has "another soname would not help"
    # Variables that are not exported count as well.
    library old <<<"$two"
    library new <<<"$two static __thread int t __attribute__((tls_model(\"initial-exec\"))); int *at(void) { return &t; }"
    compare 4
    has "uses static TLS now, or more of it: 0 -> 4 bytes"
    library new -Wl,-z,nodlopen <<<"$two"
    compare 8
    has "linked with -z nodlopen now"
}

@test "abi: -Bsymbolic gained hurts who holds a copy" {
    library old <<<'int state = 1; int get(void) { return state; }'
    program holds -fno-pie -no-pie <<<'extern int state; int get(void); int main(void) { state = 7; return get() - 7; }'
    library new -Wl,-Bsymbolic <<<'int state = 1; int get(void) { return state; }'
    mini-readelf -dW new.so | grep -q SYMBOLIC || skip "the linker does not mark it"
    compare 8
    has "linked with -Bsymbolic now, and exports variables"
    mini-readelf -rW holds | grep -q COPY || skip "no copy relocation here: not shown"
    [ "$(start holds)" -ne 0 ]
    run mini-abi old.so new.so --used-by holds
    has "used by holds: would notice"
    library old <<<"$two"
    library new -Wl,-Bsymbolic <<<"$two"
    compare 4
    has "linked with -Bsymbolic now"
}

@test "abi: a soname that is the name of the file is none that changed" {
    library old
    mkdir a b
    cc -shared -fPIC -nostdlib -o a/libx.so -x c - <<<"$two"
    cc -shared -fPIC -nostdlib -Wl,-soname,libx.so -o b/libx.so -x c - <<<"$two"
    run mini-abi a/libx.so b/libx.so
    same 0 "$status"
    run mini-abi b/libx.so a/libx.so
    same 0 "$status"
    cc -shared -fPIC -nostdlib -Wl,-soname,libx.so.1 -o b/libx.so -x c - <<<"$two"
    run mini-abi a/libx.so b/libx.so
    same 8 "$status"
    has "soname changed: none -> libx.so.1"
}

@test "abi: a version that is needed of another library is no break, new or old" {
    need_glibc
    echo 'int one(void) { return 1; }' >plain.c
    cc -shared -fPIC -Wl,-soname,libx.so.1 -o old.so plain.c
    cc -shared -fPIC -Wl,-soname,libx.so.1 -o new.so -x c - <<'END'
#include <string.h>
int one(void) { return 1; }
void *(*volatile copy)(void *, const void *, size_t) = memcpy;
END
    run mini-abi old.so new.so
    same 4 "$status"
    lacks "incompatible"
}

@test "abi: a weak C++ symbol removed: programs may have it themselves, and --used-by tells" {
    need c++
    library old <<'END'
int one(void) { return 1; }
__attribute__((weak)) int _Z5smalli(int x) { return x; }
__attribute__((weak)) int weak_of_c(void) { return 2; }
END
    library new <<<'int one(void) { return 1; }'
    compare 8
    has "weak C++ symbol removed: _Z5smalli"
    has "symbol removed: weak_of_c"
    echo 'inline int small(int x) { return x; } int main() { return small(0); }' >has.cc
    echo 'extern int small(int); int main() { return small(0); }' >lacks.cc
    c++ -o has has.cc ./old.so
    c++ -o lacks lacks.cc ./old.so
    run mini-abi old.so new.so --used-by has lacks
    has "used by has: "
    lacks "used by has: would notice
"
    has "used by lacks: would notice"
    same 0 "$(start has)"
    [ "$(start lacks)" -ne 0 ]
}

@test "abi: the calling convention in the header's flags" {
    library old <<<"$two"
    # As for RISC-V, without and with double-precision floats in registers: e_machine 243,
    # e_flags 0 and 4.
    patch_header() {
        printf '\363\0' | dd of="$1" bs=1 seek=18 conv=notrunc 2>/dev/null
        printf '%b' "$2" | dd of="$1" bs=1 seek=48 conv=notrunc 2>/dev/null
    }
    [ "$(head -c 5 old.so | tail -c 1)" = "$(printf '\2')" ] || skip "needs 64-bit files"
    cp old.so new.so
    patch_header old.so '\4\0\0\0'
    patch_header new.so '\4\0\0\0'
    compare 0
    patch_header new.so '\0\0\0\0'
    compare 8
    has "made for another machine"
}

# --- the programs --------------------------------------------------------------------------

@test "abi: --used-by tells who refers to what is gone" {
    library old <<<"$two"
    library new <<<'int one(void) { return 1; }'
    program first <<<'int one(void); int main(void) { return one(); }'
    program second <<<'int two(void); int main(void) { return two(); }'
    echo 'int main(void) { return 0; }' >third.c
    cc -o third third.c
    run mini-abi old.so new.so --used-by first second third
    [ "$status" -eq 8 ]
    has "used by first: would not notice"
    has "used by second: would notice
  symbol removed: two (function)"
    has "used by third: does not need it"
}

@test "abi: --used-by knows who holds a copy of a variable" {
    library old <<<'int it[4] = {1};'
    library new <<<'int it[6] = {1};'
    program fixed -fno-pie -no-pie <<<'extern int it[4]; int main(void) { return it[0]; }'
    program free -fPIC <<<'extern int it[4]; int main(void) { return it[0]; }'
    mini-readelf -rW fixed | grep -q COPY || skip "needs a compiler that makes copy relocations"
    run mini-abi old.so new.so --used-by fixed free
    [ "$status" -eq 8 ]
    has "used by fixed: would notice
  size changed: it: 16 -> 24 bytes"
    has "used by free: would not notice"
}

@test "abi: --used-by looks at versions" {
    versions old <<<'V1 { global: one; local: *; }; V2 { global: two; } V1;'
    versions new <<<'V1 { global: one; local: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    program first <<<'int one(void); int main(void) { return one(); }'
    program second <<<'int two(void); int main(void) { return two(); }'
    run mini-abi old.so new.so --used-by first second
    [ "$status" -eq 8 ]
    has "used by first: would not notice"
    has "used by second: would notice
  version removed: V2
  symbol removed: two@@V2 (function)"
}

@test "abi: --used-by: what the tool says of a missing version, the loader says too" {
    mkdir run
    versions old <<<'V1 { global: one; local: *; }; V2 { global: two; } V1;'
    versions new <<<'V1 { global: one; local: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    program first <<<'int one(void); int main(void) { return one() != 1; }'
    program second <<<'int two(void); int main(void) { return two() != 2; }'
    mini-readelf -lW first | grep -q 'ld-linux' || skip "needs glibc: musl does not check versions"
    cp new.so run/libx.so.1
    LD_LIBRARY_PATH=run ./first
    LD_LIBRARY_PATH=run run ./second
    [ "$status" -eq 1 ]
    has "version \`V2' not found (required by ./second)"
}

@test "abi: --used-by: a file that cannot be read is an error, and the others are told" {
    library old <<<"$two"
    cp old.so new.so
    program first <<<'int one(void); int main(void) { return one(); }'
    echo text >text
    run mini-abi old.so new.so --used-by text nothing first
    [ "$status" -eq 1 ]
    has "mini-abi: text: not an ELF file"
    has "mini-abi: nothing: No such file"
    has "used by first: would not notice"
}

# --- libdemo -----------------------------------------------------------------------------

@test "abi: the releases of libdemo have the numbers that they deserve" {
    local course="$BATS_TEST_TMPDIR/a cours é" release
    mkdir "$course"
    cp -R "$COURSE/libdemo" "$course"
    cd "$course/libdemo" || return 1
    for release in 1.0.1 1.0.2 1.1.0 2.0.0; do
        make -s RELEASE=$release libdemo.so
        cp libdemo-$release/libdemo.so "$BATS_TEST_TMPDIR/$release"
    done
    cd "$BATS_TEST_TMPDIR" || return 1
    run mini-abi 1.0.1 1.0.2
    [ "$status" -eq 0 ]
    run mini-abi 1.0.2 1.1.0
    [ "$status" -eq 4 ]
    has "symbol added: demo_bye@@DEMO_1.1 (function)"
    run mini-abi 1.1.0 2.0.0
    [ "$status" -eq 8 ]
    has "soname changed: libdemo.so.1 -> libdemo.so.2"
    has "symbol removed: demo_calls@@DEMO_1.0 (function)"
    has "size changed: demo_verbose@@DEMO_1.0: 4 -> 8 bytes"
}

# --- output --------------------------------------------------------------------------------

@test "abi: --json is JSON, and says the same" {
    need jq
    library old <<<"$two"
    library new <<<'int one(void) { return 1; } int three(void) { return 3; }'
    program second <<<'int two(void); int main(void) { return two(); }'
    run --separate-stderr mini-abi --json old.so new.so --used-by second
    [ "$status" -eq 8 ]
    same "incompatible" "$(jq -r .verdict <<<"$output")"
    same "symbol-removed two
symbol-added three" "$(jq -r '.findings[] | .rule + " " + .name' <<<"$output")"
    same "two" "$(jq -r '.findings[.used_by[0].notices[0]].name' <<<"$output")"
}

@test "abi: --json with names of any bytes is still JSON" {
    need jq
    library old <<<"$two"
    cp old.so new.so
    # A quote, a byte that is no UTF-8, one that is a control character.
    LC_ALL=C sed 's/\x00two\x00/\x00"\xff\x01\x00/' old.so >new.so
    run --separate-stderr mini-abi --json old.so new.so
    [ "$status" -eq 8 ]
    has '"name": "\"\ufffd\u0001"'
    jq -e . <<<"$output" >/dev/null
}

@test "abi: colors only where they are asked for" {
    library old <<<"$two"
    cp old.so new.so
    compare 0
    lacks $'\033'
    flags=--color
    compare 0
    has $'verdict: \033[1;32midentical'
    flags=--color=never
    compare 0
    lacks $'\033'
}

@test "abi: a name from a file cannot control the terminal" {
    need script
    library old <<<"$two"
    LC_ALL=C sed 's/\x00two\x00/\x00\x1b[m\x00/' old.so >new.so
    run env TERM=dumb script -qec 'mini-abi old.so new.so' /dev/null
    has 'symbol added: \x1b[m (function)'
}

# --- mistakes ------------------------------------------------------------------------------

@test "abi: mistakes on the command line give 2 and a message" {
    run mini-abi
    [ "$status" -eq 2 ]
    has "two libraries are needed"
    run mini-abi a b c
    [ "$status" -eq 2 ]
    has "mini-abi: c: a third file"
    run mini-abi --nonsense a b
    [ "$status" -eq 2 ]
    run mini-abi --color=pink a b
    [ "$status" -eq 2 ]
    has "it is auto, always or never"
}

@test "abi: --help and --version" {
    run --separate-stderr mini-abi --help
    [ "$status" -eq 0 ]
    has "Usage: mini-abi"
    run --separate-stderr mini-abi --version
    [ "$status" -eq 0 ]
    same "mini-abi 1.0" "$output"
}

@test "abi: what is no shared library is an error" {
    library old <<<"$two"
    program first -fno-pie -no-pie <<<'int one(void); int main(void) { return one(); }'
    program second -fPIE -pie <<<'int one(void); int main(void) { return one(); }'
    cc -c old.c
    echo text >text
    local file
    for file in first second; do
        run mini-abi old.so "$file"
        [ "$status" -eq 1 ]
        has "mini-abi: $file: not a shared library"
    done
    run mini-abi text old.o
    [ "$status" -eq 1 ]
    has "mini-abi: text: not an ELF file"
    has "mini-abi: old.o: neither a shared library nor a program that uses one"
}

@test "abi: a full disk is an error, a closed pipe ends it quietly" {
    [ -w /dev/full ] || skip "needs /dev/full"
    library old <<<"$two"
    cp old.so new.so
    run sh -c 'mini-abi old.so new.so >/dev/full'
    [ "$status" -eq 1 ]
    has "No space left on device"
    run sh -c 'mini-abi old.so new.so | :'
    same "" "$output"
}

@test "abi: a library without section headers is read as the loader reads it" {
    versions new <<<'V1 { global: *; };'
    library old -Wl,--version-script,new.map <<<"$two"
    library new -Wl,--version-script,new.map <<<"$two"
    strip --strip-section-headers new.so 2>/dev/null ||
        printf '\0\0\0\0\0\0\0\0' | dd of=new.so bs=1 seek=40 conv=notrunc 2>/dev/null
    compare 0
    has "2 symbols"
}

@test "abi: no beginning of a library makes it crash" {
    versions old <<<'V1 { global: *; };'
    library old -Wl,--version-script,old.map <<<"$two"
    local size
    for size in 0 1 15 16 63 64 100 300 500 700 1000 2000 4000 8000 12000; do
        head -c "$size" old.so >new.so
        run mini-abi old.so new.so
        case $status in
        0 | 1 | 4 | 8) ;;
        *) printf '%s bytes: status %s\n' "$size" "$status" >&2; return 1 ;;
        esac
    done
}

@test "abi: the man page is clean" {
    need mandoc
    same "" "$(mandoc -Tlint "$COURSE/tools/mini-abi.1" | grep -v -e 'referenced manual not found')"
}
