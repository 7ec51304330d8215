#!/usr/bin/env bats
# mini-bind: symbol versions, S5, S11 and S12, each with both kinds of hash table.

# Every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031
load helper

setup() {
    need cc mini-bind
    need_glibc
    folder
}

# family NAME STYLE VERSION...: builds libNAME.so, which defines f once for each VERSION,
# in the hash style STYLE: "V1" hidden, as f@V1; "V1!" as the default, f@@V1; "base" without
# a version. The versions get the indices 2, 3 ... in this order.
family() {
    local name=$1 style=$2 version symbols="" map=""
    shift 2
    for version; do
        case $version in
        base) symbols+="int f(void) { return 0; }"$'\n' ;;
        *!) version=${version%!}
            map+="$version { };"$'\n'
            symbols+="__asm__(\".symver f_$version, f@@$version\"); int f_$version(void) { return 1; }"$'\n' ;;
        *) map+="$version { };"$'\n'
            symbols+="__asm__(\".symver f_$version, f@$version\"); int f_$version(void) { return 1; }"$'\n' ;;
        esac
    done
    printf '%s' "$map" >"$name.map"
    lib "$name" -Wl,--hash-style="$style" ${map:+-Wl,--version-script="$name.map"} <<<"$symbols"
}

# asker VERSION [STYLE]: builds libasker.so, which asks libf.so for f with this version,
# or, for "-", without one; and prog, which has both and liblast.so behind them.
asker() {
    if [ "$1" = - ]; then
        : | lib f
    else
        family f gnu "$1"
    fi
    printf 'int f(void) { return 9; }\n' | lib last
    printf 'extern int f(void);%s\nint call(void) { return f(); }\n' \
        "${1:+$([ "$1" = - ] || echo "__asm__(\".symver f, f@$1\");")}" |
        lib asker -lf
    echo 'int main(void) { return 0; }' | program prog -lasker -lf -llast
}

@test "S11: a reference gets its version, whichever is the default" {
    for style in gnu sysv; do
        asker V1
        family f $style V1 V2!
        agree prog
        binds libasker.so f V1 libf.so
        family f $style V2! V1
        agree prog
        binds libasker.so f V1 libf.so
    done
}

@test "S11: an object without the version is passed over" {
    for style in gnu sysv; do
        asker V1
        family f $style V2!
        family last $style V1!
        agree prog
        binds libasker.so f V1 liblast.so
        family last $style V3!
        agree prog
        binds libasker.so f V1 -
        run mini-bind --why f@V1 prog
        has 'it defines another version, V2'
    done
}

@test "S11: a symbol of the base version serves any reference, if it is not hidden" {
    for style in gnu sysv; do
        asker V1
        family f $style base V2
        agree prog
        binds libasker.so f V1 libf.so
    done
}

@test "S11: the version itself, in front of the base or behind it" {
    for style in gnu sysv; do
        # The order of both in the hash table is the linker's; so each must be the base once.
        asker V1
        family f $style V1 V2
        patch libf.so version 0x8003 1
        agree prog
        binds libasker.so f V1 libf.so
        asker V2
        family f $style V1 V2
        patch libf.so version 0x8002 1
        agree prog
        binds libasker.so f V2 libf.so
    done
}

@test "S11: two symbols of the base version: the first, or with the later loaders none" {
    for style in gnu sysv; do
        asker V1
        family f $style V2 V3
        patch libf.so version 0x8002 1
        patch libf.so version 0x8003 1
        agree prog
    done
}

@test "S11: a version whose hash is 0 serves as the base, or with the later loaders not" {
    for style in gnu sysv; do
        asker V1
        family f $style PPPPPPPPPPPP!
        agree prog
        # Nobody can ask for it: such a reference counts as one without a version.
        asker PPPPPPPPPPPP
        family f $style V1
        agree prog
        binds libasker.so f - libf.so
    done
}

# loader_of RELEASE [NAME]: makes the file that prog names as its loader, with the texts by
# which mini-bind tells what a loader does: RELEASE, and NAME. Nobody starts it.
loader_of() {
    printf 'const struct { char release[64], name[16]; } texts = {"%s", "%s"};\n' \
        "ld.so (test) stable release version $1.\\n" "${2:-other}" >ld.in.c
    # Every loader has the symbol, and its name among the dynamic strings.
    echo 'char _r_debug[40];' >>ld.in.c
    cc -shared -fPIC -nostdlib -Wl,-soname,ld-test.so -o ld-test.so ld.in.c
}

# outcome: who defines f for libasker.so, with the loader made last; "stop" if it gives up.
# A "+" behind it: the loader is listed.
outcome() {
    local table result=stop
    if table=$(mini-bind --plain prog 2>"$BATS_TEST_TMPDIR/tool.err") ||
        ! grep -q 'the loader gives up' "$BATS_TEST_TMPDIR/tool.err"; then
        result=$(sed -n 's|.*libasker.so\tf\tV1\t\(.*/\)*||p' <<<"$table")
    fi
    mini-ldd --plain prog >"$BATS_TEST_TMPDIR/list" || :
    ! cut -f 1 "$BATS_TEST_TMPDIR/list" | grep -q 'ld-test.so$' || result+=+
    echo "$result"
}

@test "S11, L27: what the releases do, and the branches of fixes of some of them" {
    asker V1
    echo 'int call(void); void _start(void) { call(); }' |
        program prog -nostdlib -Wl,--dynamic-linker="$HERE/ld-test.so" -lasker -lf -llast
    # Two symbols of the base version.
    family f gnu V2 V3
    patch libf.so version 0x8002 1
    patch libf.so version 0x8003 1
    local release
    for release in 2.38 2.39 2.40; do
        loader_of $release
        same "$release libf.so" "$release $(outcome)"
    done
    loader_of 2.41
    same "2.41 libf.so+" "2.41 $(outcome)"
    loader_of 2.38 _r_debug
    same "2.38 with fixes libf.so" "2.38 with fixes $(outcome)"
    for release in 2.39 2.40 2.41 2.42; do
        loader_of $release _r_debug
        same "$release with fixes liblast.so+" "$release with fixes $(outcome)"
    done
    # A library that lost its versions: the branches did not get this change.
    echo 'int f(void) { return 5; }' | lib f
    loader_of 2.40 _r_debug
    same "2.40 with fixes stop+" "2.40 with fixes $(outcome)"
    loader_of 2.41
    same "2.41 libf.so+" "2.41 $(outcome)"
}

@test "S11: any object in front that has the symbol with this version wins" {
    for style in gnu sysv; do
        asker V1
        family f $style V1
        family front $style V1!
        agree prog LD_PRELOAD=libfront.so
        binds libasker.so f V1 libfront.so
        # And one without any versions, as long as the reference does not name it.
        echo 'int f(void) { return 5; }' | lib front -Wl,--hash-style=$style
        agree prog LD_PRELOAD=libfront.so
        binds libasker.so f V1 libfront.so
    done
}

# gives_up PROGRAM: mini-bind says that the loader gives up, if this loader does.
gives_up() {
    if loader_bindings "$HERE/$1" >table; then
        agree "$1"
    else
        run mini-bind --plain "$1"
        same 1 "$status"
        has 'the loader gives up'
    fi
}

@test "S11: a library that lost its versions ends the start, before glibc 2.41" {
    asker V1
    echo 'int f(void) { return 5; }' | lib f
    gives_up prog
}

@test "S11: so does one whose symbol is passed over, since it is hidden" {
    asker V1
    echo 'int f(void) { return 5; }' | lib f
    patch libf.so visibility f 2
    gives_up prog
}

@test "S12: a reference without a version takes the base, or the first version" {
    for style in gnu sysv; do
        asker -
        # The version, hidden or not, at the first place.
        family f $style V1!
        agree prog
        binds libasker.so f - libf.so
        family f $style V1
        agree prog
        binds libasker.so f - libf.so
        # The base in front of others.
        family f $style base V1
        agree prog
        binds libasker.so f - libf.so
    done
}

@test "S12: a later version only if it is a default, and alone" {
    for style in gnu sysv; do
        asker -
        # The version at index 2 has no f; so f's are later ones.
        printf 'V0 { global: other; };\nV1 { };\nV2 { };\n' >f.map
        lib f -Wl,--hash-style=$style,--version-script=f.map <<'EOF'
int other(void) { return 0; }
__asm__(".symver new, f@@V1");
int new(void) { return 1; }
EOF
        agree prog
        binds libasker.so f - libf.so
        lib f -Wl,--hash-style=$style,--version-script=f.map <<'EOF'
int other(void) { return 0; }
__asm__(".symver old, f@V1");
int old(void) { return 1; }
EOF
        agree prog
        binds libasker.so f - liblast.so
        lib f -Wl,--hash-style=$style,--version-script=f.map <<'EOF'
int other(void) { return 0; }
__asm__(".symver old, f@V1");
int old(void) { return 1; }
__asm__(".symver new, f@@V2");
int new(void) { return 1; }
EOF
        agree prog
        binds libasker.so f - libf.so
        lib f -Wl,--hash-style=$style,--version-script=f.map <<'EOF'
int other(void) { return 0; }
__asm__(".symver old, f@V1");
int old(void) { return 1; }
__asm__(".symver older, f@V2");
int older(void) { return 1; }
EOF
        agree prog
        binds libasker.so f - liblast.so
    done
}

@test "S12: the first version, although hidden, before a later default" {
    for style in gnu sysv; do
        asker -
        family f $style V1 V2!
        agree prog
        binds libasker.so f - libf.so
    done
}

@test "S5: a library's references to its own symbols have their own version" {
    family f gnu V1!
    echo 'V1 { };' >f.map
    lib f -Wl,--version-script=f.map <<'EOF'
__asm__(".symver g, f@@V1");
int g(void) { return 1; }
extern int f(void);
int (*pointer)(void) = f;
EOF
    echo 'int main(void) { return 0; }' | program prog -lf
    agree prog
    binds libf.so f V1 libf.so
}

@test "S11: one library wants its own version, another that of this library: an answer without versions for both" {
    # Libraries that need each other are relocated in the order of their names on the
    # command line; each must be the first once.
    printf 'int f(void) { return 0; }\n' | lib early
    : | lib b
    for order in "-la -lb" "-lb -la"; do
        echo 'V1 { };' >a.map
        printf '__asm__(".symver f_1, f@@V1"); int f_1(void) { return 1; }\nextern int f(void); int (*a)(void) = f;\n' |
            lib a -Wl,--version-script=a.map -lb
        printf 'extern int f(void); int (*b)(void) = f;\n' | lib b -la
        # shellcheck disable=SC2086 # two words
        echo 'int main(void) { return 0; }' | program prog -learly $order
        agree prog
        binds liba.so f V1 libearly.so
        binds libb.so f V1 libearly.so
    done
}
