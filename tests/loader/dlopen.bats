#!/usr/bin/env bats
# What dlopen refuses, though the file is sound: mini-ldd and mini-bind against a program
# that really opens it.

load helper

setup() {
    need_glibc
    folder
    cat >opener.c <<'END'
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
int main(int count, char **arguments)
{
    for (int i = 1; i < count; i++)
        if (!dlopen(arguments[i], getenv("LAZY") ? RTLD_LAZY : RTLD_NOW)) {
            puts(dlerror());
            return 1;
        }
    return 0;
}
END
    cc -o opener opener.c -ldl
    MINOR=$("$LOADER" --version | sed -n '1s/.* 2\.\([0-9]*\).*/\1/p')
}

# agrees FILE [MESSAGE]: mini-ldd's verdict on FILE as a plugin is that of dlopen; with MESSAGE,
# both have it.
agrees() {
    local real=0
    local said
    said=$(./opener "./$1") || real=1
    run mini-ldd --as plugin "./$1"
    [ "$status" -eq "$real" ] || { printf 'dlopen: %s %s\nmini-ldd: %s\n' "$real" "$said" "$output" >&2; return 1; }
    [ $# -eq 1 ] && return
    case $said in
    *"$2"*) ;;
    *) [ "$real" -eq 0 ] || { printf 'dlopen says: %s\n' "$said" >&2; return 1; } ;;
    esac
    has "$2"
}

# without_stack FILE COPY: COPY is FILE without its PT_GNU_STACK: the type of that segment, the
# first word of its header, becomes 0.
without_stack() {
    local number
    number=$(mini-readelf -lW "$1" | awk '/^  [A-Z].* 0x/ { if ($1 == "GNU_STACK") print count + 0; count++ }')
    cp "$1" "$2"
    printf '\0\0\0\0' | dd of="$2" bs=1 seek=$((64 + number * 56)) conv=notrunc 2>/dev/null
}

# tls NAME BYTES [ALIGN]: builds libNAME.so with so much static TLS.
tls() {
    lib "$1" <<END
__thread char $1[$2] __attribute__((tls_model("initial-exec"), aligned(${3:-1})));
char *get_$1(void) { return $1; }
END
}

# fake_root VERSION: "root" has this machine's loader, which says that it is of 2.VERSION.
fake_root() {
    mkdir -p "root${LOADER%/*}"
    sed "s/stable release version 2\.$MINOR/stable release version 2.$1/" "$LOADER" >"root$LOADER"
}

@test "dlopen: a plain library is opened, and nothing is said" {
    lib plain <<<'int f(void) { return 1; }'
    agrees libplain.so
    run mini-ldd libplain.so
    no_text() { case $output in *dlopen*) return 1 ;; esac; }
    no_text
    run mini-ldd --explain libplain.so
    has "As a plugin"
    has "would make dlopen refuse it"
    run mini-ldd --as program --explain libplain.so
    no_text
}

@test "dlopen: an executable stack is refused from glibc 2.41 on" {
    lib stack -Wl,-z,execstack <<<'int f(void) { return 1; }'
    agrees libstack.so "cannot enable executable stack as shared object requires"
    has "executable stack"
    # A plugin that needs it fails like it.
    lib user libstack.so <<<'int f(void); int g(void) { return f(); }'
    agrees libuser.so "cannot enable executable stack as shared object requires"
    has "libstack.so asks for an executable stack"
    # A program that is linked with it starts, whatever the version.
    program prog libstack.so <<<'int f(void); int main(void) { return f() - 1; }'
    run mini-ldd prog
    [ "$status" -eq 0 ]
    case $output in *"executable stack"*) return 1 ;; esac
    run mini-ldd --as program libstack.so
    case $output in *"executable stack"*) return 1 ;; esac
}

@test "dlopen: the version of the loader decides about the stack" {
    lib stack -Wl,-z,execstack <<<'int f(void) { return 1; }'
    fake_root 41
    cp libstack.so root
    run mini-ldd --root root --as plugin /libstack.so
    same 1 "$status"
    has "since glibc 2.41 dlopen refuses that"
    run mini-ldd --root root /libstack.so
    same 0 "$status"
    has "warning: it asks for an executable stack"
    fake_root 36
    run mini-ldd --root root --as plugin /libstack.so
    same 0 "$status"
    has "with glibc 2.36 dlopen still grants it, 2.41 and later refuse it"
    run mini-ldd --root root --as plugin --no-warnings /libstack.so
    case $output in *"executable stack"*) return 1 ;; esac
}

@test "dlopen: no PT_GNU_STACK at all asks for an executable stack on old processors" {
    case $(uname -m) in
    x86_64 | aarch64 | riscv64) ;;
    *) skip "needs 64-bit program headers" ;;
    esac
    lib plain <<<'int f(void) { return 1; }'
    without_stack libplain.so libbare.so
    mini-readelf -lW libbare.so | grep -c GNU_STACK && return 1
    if [ "$(uname -m)" = x86_64 ]; then
        agrees libbare.so "cannot enable executable stack as shared object requires"
        has "has no PT_GNU_STACK"
    else
        agrees libbare.so
        case $output in *GNU_STACK*) return 1 ;; esac
    fi
}

@test "dlopen: -z nodlopen, and programs" {
    lib closed -Wl,-z,nodlopen <<<'int f(void) { return 1; }'
    agrees libclosed.so "shared object cannot be dlopen()ed"
    lib user libclosed.so <<<'int f(void); int g(void) { return f(); }'
    agrees libuser.so "shared object cannot be dlopen()ed"
    program prog libclosed.so <<<'int f(void); int main(void) { return f() - 1; }'
    ./prog # a program that is linked with it starts
    run mini-ldd prog
    case $output in *dlopen*) return 1 ;; esac
    echo 'int main(void) { return 0; }' >main.c
    cc -fPIE -pie -o pie main.c
    agrees pie "cannot dynamically load position-independent executable"
    cc -fno-pie -no-pie -o fixed main.c
    agrees fixed "cannot dynamically load executable"
    run mini-ldd pie
    same 0 "$status"
    case $output in *dlopen*) return 1 ;; esac
}

@test "dlopen: static TLS, more than there is in reserve" {
    tls little 16
    agrees liblittle.so "All plugins of a process share"
    run mini-ldd liblittle.so
    case $output in *TLS*) return 1 ;; esac # it is common, and does no harm by itself
    tls large 2000
    agrees liblarge.so "cannot allocate memory in static TLS block"
    run mini-ldd liblarge.so
    same 0 "$status"
    has "warning: it (2000 bytes) keeps its thread-local variables in static TLS"
    tls even 16 256
    agrees libeven.so "cannot allocate memory in static TLS block"
    # Two that fit one by one, and not together.
    tls one 1000
    lib two libone.so <<'END'
__thread char two[1000] __attribute__((tls_model("initial-exec")));
char *get_one(void);
char *get_two(void) { return two[0] ? two : get_one(); }
END
    agrees libone.so
    agrees libtwo.so "cannot allocate memory in static TLS block"
    has "2000 bytes in all"
    run mini-bind --as plugin libtwo.so
    same 1 "$status"
    has "libone.so: cannot allocate memory in static TLS block"
    run mini-bind libtwo.so
    same 0 "$status"
    lib dynamic <<<'__thread char d[4000]; char *get(void) { return d; }'
    lib user libdynamic.so <<<'extern __thread char d[] __attribute__((tls_model("initial-exec"))); char *use(void) { return d; }'
    agrees libuser.so "cannot allocate memory in static TLS block"
    has "libdynamic.so (4000 bytes)"
    # By itself it needs no reserve: its variables are looked up.
    agrees libdynamic.so
    case $output in *TLS*) return 1 ;; esac
}

@test "dlopen: the directory of a plugin is that of its path, not of the real file" {
    mkdir real link
    lib helper <<<'int help(void) { return 1; }'
    mv libhelper.so real
    # shellcheck disable=SC2016 # for the loader
    echo 'int help(void); int f(void) { return help(); }' >plugin.c
    # shellcheck disable=SC2016 # for the loader
    cc -shared -fPIC -o real/libplugin.so plugin.c -Lreal -lhelper -Wl,-rpath,'$ORIGIN'
    ln -s ../real/libplugin.so link
    agrees real/libplugin.so
    run ./opener ./link/libplugin.so
    same 1 "$status"
    local way
    for way in link/libplugin.so "$HERE/link/libplugin.so" ./link/../link/libplugin.so; do
        run mini-ldd "$way"
        same 1 "$status"
        has "libhelper.so => not found"
    done
    agrees link/libplugin.so "libhelper.so"
    run mini-ldd "$HERE/link/../real/libplugin.so"
    same 0 "$status"
    # What the kernel starts is found out by its real file.
    echo 'int main(void) { return 0; }' >main.c
    # shellcheck disable=SC2016 # for the loader
    cc -o real/prog main.c -Wl,--no-as-needed -Lreal -lhelper -Wl,-rpath,'$ORIGIN'
    ln -s ../real/prog link
    ./link/prog
    run mini-ldd link/prog
    same 0 "$status"
}

@test "dlopen: what only the host can define is left to the host" {
    lib addon <<<'int host_call(void); extern int host_data; int f(void) { return host_call() + host_data; }'
    run mini-ldd --as plugin ./libaddon.so
    same 0 "$status"
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "Its host must define what no library here does: "
    has host_call
    has host_data
    run mini-bind --undefined libaddon.so
    same 1 "$status"
    run mini-bind --as plugin --undefined libaddon.so
    same 0 "$status"
    has "host_data: its host must define it, or dlopen fails"
    has "host_call: its host must define it before the first call"
    case $output in *"start fails"*) return 1 ;; esac
    run mini-bind libaddon.so
    has "(its host must define it)"
    run mini-bind --why host_data libaddon.so
    has "its host must do so, or dlopen fails"
    run mini-bind --as program --undefined libaddon.so
    same 1 "$status"
    has "host_data: the start fails"
    # The host that defines them opens it; another does not.
    run ./opener ./libaddon.so
    has "undefined symbol: host_"
    echo 'int host_data = 1; int host_call(void) { return 2; }' >host.c
    cc -rdynamic -o opener opener.c host.c -ldl
    ./opener ./libaddon.so
}

@test "dlopen: a version that no library defines is not the host's business" {
    echo 'V1 { global: f; };' >map1
    echo 'V1 { global: f; }; V2 { global: g; } V1;' >map2
    lib needed -Wl,--version-script=map2 <<<'int f(void) { return 1; } int g(void) { return 2; }'
    lib plugin libneeded.so <<<'int f(void), g(void); int h(void) { return f() + g(); }'
    lib needed -Wl,--version-script=map1 <<<'int f(void) { return 1; }'
    run mini-bind --as plugin --undefined libplugin.so
    same 1 "$status"
    has "g@V2"
    case $output in *"host must"*) return 1 ;; esac
}

@test "dlopen: --json, and mistakes" {
    lib large <<'END'
__thread char t[4000] __attribute__((tls_model("initial-exec")));
char *get(void) { return t; }
END
    run mini-ldd --json liblarge.so
    has '"as": "plugin"'
    has '"kind": "static-tls", "object": 0, "refused": true, "bytes": 4000'
    run mini-ldd --json opener
    has '"as": "program"'
    run mini-bind --json liblarge.so
    has '"as": "plugin"'
    local tool
    for tool in mini-ldd mini-bind; do
        run "$tool" --as other liblarge.so
        same 2 "$status"
        has "--as wants plugin or program"
    done
}

@test "dlopen: musl has no reserve of static TLS, and does not look at the stack" {
    need musl-gcc
    musl-gcc -o opener opener.c
    echo 'int f(void) { return 1; }' >stack.c
    musl-gcc -shared -fPIC -Wl,-z,execstack,-z,nodlopen -o libstack.so stack.c
    agrees libstack.so
    case $output in *dlopen*) return 1 ;; esac
    echo '__thread int t __attribute__((tls_model("initial-exec"))); int *f(void) { return &t; }' >tls.c
    musl-gcc -shared -fPIC -o libtls.so tls.c
    mini-ldd --plain libtls.so | grep -q musl || skip "what musl-gcc links does not name musl"
    agrees libtls.so "initial-exec TLS resolves to dynamic definition"
}
