#!/usr/bin/env bats
# mini-ldd and mini-bind: what a loader is and where it looks, its own file says. In a root
# with a loader that is called, or built, in another way; a real start is the judge.

# Every test runs in a shell of its own.
# shellcheck disable=SC2030,SC2031
load search

setup() {
    setup_search
    need_own_loader
    mkdir -p etc
    printf '#include <stdio.h>\nint main(void) { puts("hi"); return 0; }\n' >hi.c
}

# need_musl: MUSL is the path of musl's loader.
need_musl() {
    need musl-gcc
    MUSL=$(echo 'int main(void) { return 0; }' | musl-gcc -xc - -o probe &&
        mini-readelf -lW probe | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
    [ -x "$MUSL" ] || skip "needs musl's loader"
}

# starts FILE [NAME=VALUE...]: what FILE prints when it is started in the root.
starts() {
    local file=$1
    shift
    "$ENTER" "$ROOT" "$@" -- "$file" 2>&1
}

# musl_root PATH: a root with musl's loader, and a link to it at PATH.
musl_root() {
    ROOT=$HERE/root
    mkdir -p "$ROOT${MUSL%/*}" "$ROOT${1%/*}"
    cp -L "$MUSL" "$ROOT$MUSL"
    [ "$1" = "$MUSL" ] || ln -s "$MUSL" "$ROOT$1"
    helper_program enter
    ENTER=$HELPER
    "$ENTER" "$ROOT" -- "$MUSL" --help >/dev/null 2>&1 || [ $? -ne 125 ] || skip "needs root, or user namespaces"
}

@test "own file: musl behind the name of glibc's loader follows musl's rules" {
    need_musl
    musl_root "$LOADER"
    cc -O0 -o "$ROOT/hi" hi.c
    same hi "$(starts /hi)"
    run -0 mini-ldd --root "$ROOT" --plain /hi
    same "$LOADER	$LOADER" "$output"
    run -0 mini-ldd --root "$ROOT" --explain /hi
    has "Whatever its name, that file is musl's loader"
    run -0 mini-ldd --root "$ROOT" --json /hi
    has '"libc": "musl"'
    run -0 mini-ldd --root "$ROOT" --versions /hi
    has "The loader is musl's, which checks no versions."
    run -0 mini-bind --root "$ROOT" --plain /hi
    has "puts	-	$LOADER"
    # What is copied starts in the copy.
    run -0 mini-ldd --root "$ROOT" --copy-to copy /hi
    has "the loader will find the same libraries"
    ROOT=$HERE/copy
    same hi "$(starts /hi)"
}

@test "own file: musl's words for a function that it has not" {
    need_musl
    musl_root "$LOADER"
    # As -D_FORTIFY_SOURCE makes it of printf().
    printf 'int __printf_chk(int, const char *, ...);\nint main(void) { return __printf_chk(1, "hi"); }\n' >lacks.c
    cc -O0 -o "$ROOT/lacks" lacks.c
    wanted=$(starts /lacks) || :
    same "Error relocating /lacks: __printf_chk: symbol not found" "$wanted"
    run -1 mini-bind --root "$ROOT" --undefined /lacks
    has "__printf_chk: the start fails: $wanted"
}

@test "own file: a renamed copy of musl's loader, and of glibc's" {
    need_musl
    musl_root "$MUSL"
    mkdir "$ROOT/my"
    cp -L "$MUSL" "$ROOT/my/start"
    cp -L "$LOADER" "$ROOT/my/ld-musl-x86_64.so.1"
    echo 'int main(void) { return 0; }' | cc -O0 -xc - -o "$ROOT/a" -Wl,--dynamic-linker,/my/start
    same "" "$(starts /a)"
    run -0 mini-ldd --root "$ROOT" --plain /a
    same "/my/start	/my/start" "$output"
    # The prefix of the loader's own path: /etc, as it is in /my.
    mkdir -p "$ROOT/etc" "$ROOT/there"
    echo /there >"$ROOT/etc/$(basename "${MUSL%.so.1}").path"
    shared "$ROOT/there/libx.so"
    shared stub.so --soname libx.so
    echo 'int main(void) { return 0; }' |
        cc -O0 -xc - -xnone -o "$ROOT/b" -Wl,--no-as-needed stub.so -Wl,--dynamic-linker,/my/start
    same "" "$(starts /b)"
    run -0 mini-ldd --root "$ROOT" --plain /b
    has "libx.so	/there/libx.so"
    run -0 mini-ldd --root "$ROOT" --explain /b
    has "/etc/$(basename "${MUSL%.so.1}").path lists:"
    run -0 mini-ldd --root "$ROOT" --copy-to copy /b
    has "the loader will find the same libraries"
    [ -f "copy/etc/$(basename "${MUSL%.so.1}").path" ]
    # And glibc's: it looks for libc.so.6, which is not there.
    echo 'int main(void) { return 0; }' |
        cc -O0 -xc - -o "$ROOT/c" -Wl,--dynamic-linker,/my/ld-musl-x86_64.so.1
    run -127 starts /c
    has "libc.so.6: cannot open shared object file"
    run -1 mini-ldd --root "$ROOT" --plain /c
    has "libc.so.6	not found"
}

# built_for CACHE PRELOAD: puts the loader into the root, with these paths in place of the
# usual ones; they are of the same length.
built_for() {
    cp -L "$LOADER" "$ROOT$LOADER"
    sed -i -e "s|/etc/ld\.so\.cache|$1|g" -e "s|/etc/ld\.so\.preload|$2|g" "$ROOT$LOADER"
    same "$(stat -Lc %s "$LOADER")" "$(stat -c %s "$ROOT$LOADER")"
}

@test "own file: the cache is where the loader was built to look for it" {
    local cache
    need_root_folder
    mkdir -p "$ROOT/opt" "$ROOT/there"
    shared "$ROOT/there/libx.so" --soname libx.so
    executable "$ROOT/prog" --needs libx.so
    helper_program cache
    "$HELPER" new made libx.so /there/libx.so "$(cache_flags)" 0
    for cache in /opt/ld.so.cache /opt/a-cache.bin /etc/ld.so.CACHE; do
        built_for "$cache" /etc/ld.so.preload
        rm -f "$ROOT"/opt/* "$ROOT"/etc/*
        cp made "$ROOT$cache"
        same_search /prog
        row libx.so =/there/libx.so
        run -0 mini-ldd --root "$ROOT" --explain /prog
        has "The loader's cache, $cache, names:"
        run -0 mini-ldd --root "$ROOT" --tree /prog
        has "[$cache]"
        run -0 mini-ldd --root "$ROOT" --copy-to copy /prog
        has "the loader will find the same libraries"
        rm -r copy
        # And not where it usually is.
        mv "$ROOT$cache" "$ROOT/etc/ld.so.cache"
        same_search /prog
        row libx.so "not found"
    done
}

# cache_flags: the flags of an entry for this machine.
cache_flags() {
    case $(uname -m) in
    aarch64) echo 0xa03 ;;
    riscv64) echo 0x1003 ;;
    *) echo 0x303 ;;
    esac
}

@test "own file: the list of preloads is where the loader was built to look for it" {
    need_root_folder
    mkdir -p "$ROOT/opt" "$ROOT/there"
    shared "$ROOT/there/libx.so"
    shared "$ROOT/there/libneeded.so" --soname libneeded.so
    executable "$ROOT/prog" --needs libneeded.so --rpath /there
    built_for /etc/ld.so.cache /opt/ld.so.preload
    echo /there/libx.so >"$ROOT/opt/ld.so.preload"
    echo /none.so >"$ROOT/etc/ld.so.preload"
    same_search /prog
    row /there/libx.so =/there/libx.so
    run -0 mini-ldd --root "$ROOT" --explain /prog
    has "It is to be preloaded (/opt/ld.so.preload)"
    run -0 mini-ldd --root "$ROOT" --copy-to copy /prog
    has "the loader will find the same libraries"
    [ -f copy/opt/ld.so.preload ]
    rm "$ROOT/opt/ld.so.preload"
    same_search /prog
    no_row /there/libx.so
}

@test "own file: the default directories, too" {
    need_root_folder
    need_x86_64
    mkdir -p "$ROOT/opt/x86_64-linux-gnu"
    cp -L "$LOADER" "$ROOT$LOADER"
    sed -i -e 's|/lib/x86_64-linux-gnu/\x00|/opt/x86_64-linux-gnu/\x00|' "$ROOT$LOADER"
    grep -qaF /opt/x86_64-linux-gnu/ "$ROOT$LOADER" || skip "needs Debian's directories"
    shared "$ROOT/opt/x86_64-linux-gnu/libx.so" --soname libx.so
    shared "$ROOT/lib/x86_64-linux-gnu/liby.so" --soname liby.so
    # $LIB is a string of its own, and stays.
    # shellcheck disable=SC2016 # for the loader
    executable "$ROOT/prog" --needs libx.so --needs liby.so --runpath '/$LIB'
    same_search /prog
    row libx.so =/opt/x86_64-linux-gnu/libx.so
    row liby.so =/lib/x86_64-linux-gnu/liby.so
}

# loader_with TEXT...: a file for the path of glibc's loader with these strings in it.
loader_with() {
    local text
    for text; do printf '.asciz "%s"\n' "$text"; done | cat <(echo '.section .rodata, "a"') - >texts.s
    cc -shared -nostdlib -Wl,-soname,made.so -o "$ROOT$LOADER" texts.s
}

@test "own file: a loader for a prefix of its own, with a single directory" {
    need_root_folder
    mkdir -p "$ROOT/store/abc-glibc-2.40/lib"
    shared "$ROOT/store/abc-glibc-2.40/lib/libx.so" --soname libx.so
    shared "$ROOT/lib/libx.so" --soname libx.so
    executable "$ROOT/prog" --needs libx.so
    loader_with "ld.so (test) stable release version 2.40." "/store/abc-glibc-2.40/lib/" lib \
        /store/abc-glibc-2.40/etc/ld.so.cache " search cache=%s\\n" /etc/ld-nix.so.preload
    run -0 mini-ldd --root "$ROOT" --plain /prog
    has "libx.so	/store/abc-glibc-2.40/lib/libx.so"
    run -0 mini-ldd --root "$ROOT" --explain /prog
    has "The loader's cache, /store/abc-glibc-2.40/etc/ld.so.cache, has no entry"
    shared "$ROOT/lib/libp.so"
    echo /lib/libp.so >"$ROOT/etc/ld-nix.so.preload"
    run -0 mini-ldd --root "$ROOT" --plain /prog
    has "/lib/libp.so	/lib/libp.so"
}

@test "own file: a loader that is neither glibc's nor musl's is not guessed at" {
    local path whose
    cc -o prog hi.c -Wl,--dynamic-linker,/system/bin/linker64
    for path in /system/bin/linker64 /libexec/ld-elf.so.1 /usr/libexec/ld.elf_so /usr/libexec/ld.so /lib/ld-uClibc.so.0; do
        case $path in
        *linker64) whose="Android's" ;;
        *ld-elf*) whose="FreeBSD's" ;;
        *ld.elf_so) whose="NetBSD's" ;;
        *libexec/ld.so) whose="OpenBSD's" ;;
        *) whose="uClibc's" ;;
        esac
        cc -o prog hi.c -Wl,--dynamic-linker,$path
        for tool in mini-ldd "mini-ldd --json" "mini-ldd --versions" mini-bind; do
            # The tool and its option are words.
            # shellcheck disable=SC2086
            run -2 --separate-stderr $tool ./prog
            # shellcheck disable=SC2154
            output=$stderr has "its loader, $path, is $whose"
        done
    done
    # A file that is something else, whatever it is called: a static program, one with libraries.
    need_root_folder
    echo 'int main(void) { return 3; }' >three.c
    cc -o "$ROOT/prog" hi.c
    cc -o "$ROOT$LOADER" three.c
    run -2 mini-ldd --root "$ROOT" /prog
    has "its loader, $LOADER, is neither glibc's nor musl's"
    ! cc -static -o "$ROOT$LOADER" three.c 2>/dev/null || {
        run -2 mini-ldd --root "$ROOT" /prog
        has "its loader, $LOADER, is neither glibc's nor musl's"
        run -2 mini-ldd --root "$ROOT" --copy-to copy /prog
        has "its loader, $LOADER, is neither glibc's nor musl's"
    }
}
