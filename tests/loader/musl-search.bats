#!/usr/bin/env bats
# mini-ldd: the search for libraries by the rules of musl (U1 to U17).

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031,SC2034
bats_require_minimum_version 1.5.0

load helper
unset LD_LIBRARY_PATH LD_PRELOAD

setup() {
    need musl-gcc
    folder
    MUSL=$(echo 'int main(void) { return 0; }' | musl-gcc -xc - -o probe &&
        mini-readelf -lW probe | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
    [ -x "$MUSL" ] || skip "needs musl's loader"
    echo 'int unused;' >empty.c
    mkdir stubs
}

# shared PATH [NEEDED...] [-- OPTION...]: builds a library that needs these names.
shared() {
    local path=$1 name inputs=()
    shift
    mkdir -p "$(dirname "$path")"
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        name=$(cksum <<<"$1" | tr -c '0-9\n' _).so
        musl-gcc -shared -nostdlib -Xlinker -soname -Xlinker "$1" -o "stubs/$name" empty.c
        inputs+=("stubs/$name")
        shift
    done
    [ $# -eq 0 ] || shift
    musl-gcc -shared -fPIC -nostdlib -Wl,--no-as-needed -o "$path" empty.c "${inputs[@]}" "$@"
}

# main_needs NEEDED... [-- OPTION...]: builds main.so, which is asked for, with musl's
# libc behind the others.
main_needs() {
    shared main.so "$@"
    local needed=()
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        needed+=("$1")
        shift
    done
    [ $# -eq 0 ] || shift
    shared main.so "${needed[@]}" libc.so -- "$@"
}

# same_search [NAME=VALUE...]: fails unless mini-ldd agrees with musl's loader about
# main.so. The loader names itself first, and in the place where it is first asked for
# as libc.so; mini-ldd names it by its path there.
same_search() {
    local variable set=() wanted got=0 answer=0
    for variable; do set+=(--env "$variable"); done
    env "$@" "$MUSL" --list "$HERE/main.so" >out 2>err || answer=$?
    # Messages about symbols come from the relocation, which mini-ldd has no part in.
    grep -v 'symbol not found' err >missing || :
    wanted=$(sed -n -e 1d -e 's/ (0x[0-9a-f]*)$//;t reset' -e ':reset' -e "s|^\t.* => $MUSL\$|$MUSL\t$MUSL|p;t" \
        -e 's/^\t\(.*\) => \(.*\)$/\1\t\2/p' out | awk '!seen[$0]++')
    LIST=$(mini-ldd --plain "${set[@]}" "$HERE/main.so") || got=$?
    diff <(echo "$wanted") <(grep -v '	not found$' <<<"$LIST") >&2 || return 1
    same "$(sed -n 's/^Error loading shared library \(.*\): [^:]* (needed by .*/\1/p' missing)" \
        "$(sed -n 's/\tnot found$//p' <<<"$LIST")"
}

row() {
    local path=$2
    case $path in =*) path=${path#=} ;; /* | "not found") ;; *) path=$HERE/$path ;; esac
    grep -qxF -- "$1	$path" <<<"$LIST" || { printf 'no row %s => %s in:\n%s\n' "$1" "$path" "$LIST" >&2; return 1; }
}

# with LIST KIND: the options for an RPATH or RUNPATH.
with() {
    OPTIONS=("-Wl,--enable-new-dtags" -Xlinker -rpath -Xlinker "$1")
    [ "${2:-runpath}" = runpath ] || OPTIONS[0]="-Wl,--disable-new-dtags"
}

@test "U1: the variable, then RPATH or RUNPATH, then the system path" {
    shared v/libx.so
    shared r/libx.so
    for kind in rpath runpath; do
        with "$HERE/r" $kind
        main_needs libx.so -- "${OPTIONS[@]}"
        same_search
        row libx.so r/libx.so
        same_search LD_LIBRARY_PATH="$HERE/v"
        row libx.so v/libx.so
    done
}

@test "U2: RUNPATH is inherited as RPATH is" {
    shared r/libx.so
    shared r/liby.so libx.so
    shared o/libx.so
    for kind in rpath runpath; do
        with "$HERE/r" $kind
        main_needs liby.so -- "${OPTIONS[@]}"
        same_search
        row libx.so r/libx.so
        with "$HERE/o" $kind
        shared q/liby.so libx.so -- "${OPTIONS[@]}"
        same_search LD_LIBRARY_PATH="$HERE/q"
        row libx.so o/libx.so
    done
}

@test "U3: preloads stand alone" {
    shared r/libx.so
    shared r/libp.so libx.so
    with "$HERE/r"
    main_needs -- "${OPTIONS[@]}"
    # A blank in the folder's name would end the list.
    same_search LD_PRELOAD="./r/libp.so ./none.so"
    row ./r/libp.so =./r/libp.so
    row libx.so "not found"
}

@test "U4: a file of directories replaces the system path" {
    mkdir -p root/etc "root${MUSL%/*}"
    cp "$MUSL" "root$MUSL"
    shared root/lib/libx.so
    shared root/mine/libx.so
    main_needs libx.so
    cp main.so root
    LIST=$(mini-ldd --root root --plain /main.so)
    row libx.so =/lib/libx.so
    printf '/none\n/mine:/lib' >"root/etc/$(basename "${MUSL%.so.1}").path"
    LIST=$(mini-ldd --root root --plain /main.so)
    row libx.so =/mine/libx.so
    : >"root/etc/$(basename "${MUSL%.so.1}").path"
    LIST=$(mini-ldd --root root --plain /main.so) || :
    row libx.so "not found"
}

@test "U5, U6: colons and newlines; empty elements are left out" {
    shared libx.so
    shared r/libx.so
    main_needs libx.so
    for list in "$HERE/none:$HERE/r" "$HERE/none"$'\n'"$HERE/r" ":$HERE/r" "$HERE/none::$HERE/r" "$HERE/none;$HERE/r" ""; do
        same_search LD_LIBRARY_PATH="$list" || { echo "with $list" >&2; return 1; }
    done
}

@test "U7: \$ORIGIN only, and only in RPATH and RUNPATH" {
    shared r/libx.so
    for list in '$ORIGIN/r' '${ORIGIN}/r' '$ORIGIN/none:$ORIGIN/r' '$LIB:$ORIGIN/r' '$ORIGINAL:$ORIGIN/r'; do
        with "$list"
        main_needs libx.so -- "${OPTIONS[@]}"
        same_search || { echo "with $list" >&2; return 1; }
    done
    main_needs libx.so '$ORIGIN/r/libx.so'
    same_search LD_LIBRARY_PATH='$ORIGIN/r'
}

@test "U8: no subdirectories" {
    shared r/glibc-hwcaps/x86-64-v2/libx.so
    shared r/tls/libx.so
    with "$HERE/r"
    main_needs libx.so -- "${OPTIONS[@]}"
    same_search
    row libx.so "not found"
}

@test "U9: an odd error ends the whole search" {
    shared b/libx.so
    mkdir a
    : >file
    main_needs libx.so
    same_search LD_LIBRARY_PATH="$HERE/file:$HERE/a:$HERE/b"
    row libx.so b/libx.so
    ln -s libx.so a/libx.so
    same_search LD_LIBRARY_PATH="$HERE/a:$HERE/b"
    row libx.so "not found"
}

@test "U10: the first file that opens is taken" {
    shared b/libx.so
    mkdir a
    for text in "no library, but long enough for the header of one, as musl reads it" short ""; do
        printf %s "$text" >a/libx.so
        main_needs libx.so
        same_search LD_LIBRARY_PATH="$HERE/a:$HERE/b"
        row libx.so "not found"
    done
    rm a/libx.so
    mkdir a/libx.so
    same_search LD_LIBRARY_PATH="$HERE/a:$HERE/b"
    row libx.so "not found"
}

@test "U11: known by the name of its file, if it was searched for; the soname counts nothing" {
    shared r/libx.so -- -Wl,-soname,libfoo.so
    shared r/liby.so libx.so
    main_needs libx.so libfoo.so liby.so
    same_search LD_LIBRARY_PATH="$HERE/r"
    row libfoo.so "not found"
    main_needs "$HERE/r/libx.so" libx.so liby.so
    same_search LD_LIBRARY_PATH="$HERE/r"
    main_needs "$HERE/r/libx.so" libx.so
    same_search
    row libx.so "not found"
}

@test "U12: the same file by another name" {
    shared r/libx.so
    ln -s libx.so r/libsoft.so
    ln r/libx.so r/libhard.so
    cp r/libx.so r/libcopy.so
    main_needs libx.so libsoft.so libhard.so libcopy.so
    same_search LD_LIBRARY_PATH="$HERE/r"
    same "libx.so libcopy.so $MUSL" "$(cut -f1 <<<"$LIST" | xargs)"
}

@test "U13: reserved names are musl itself" {
    for name in libc.so.6 libm.so libpthread.so.0 librt.x libdl.so.2 libutil.so libxnet.so; do
        shared r/$name
    done
    shared r/libmx.so
    main_needs libm.so libc.so.6 libpthread.so.0 librt.x libdl.so.2 libutil.so libxnet.so libmx.so "$MUSL"
    same_search LD_LIBRARY_PATH="$HERE/r"
    same "$MUSL libmx.so" "$(cut -f1 <<<"$LIST" | xargs)"
}

@test "U13: another C library is replaced by musl" {
    echo 'int stdin; int __libc_start_main(void) { return 0; }' >libc.c
    mkdir r
    musl-gcc -shared -fPIC -nostdlib -o r/libother.so libc.c
    shared r/libx.so
    main_needs libother.so libx.so
    same_search LD_LIBRARY_PATH="$HERE/r"
    same "$MUSL libx.so" "$(cut -f1 <<<"$LIST" | xargs)"
}

@test "U14: musl's place is where it is first asked for" {
    shared r/libx.so libc.so libz.so
    shared r/libz.so
    main_needs libx.so
    same_search LD_LIBRARY_PATH="$HERE/r"
    same "libx.so $MUSL libz.so" "$(cut -f1 <<<"$LIST" | xargs)"
}

@test "U15: what is missing does not end the search" {
    shared r/libx.so libnone.so
    main_needs libempty.so libnone.so libx.so no/libnone.so
    patch main.so dynamic 1 1 0
    same_search LD_LIBRARY_PATH="$HERE/r"
    run -1 mini-ldd --env LD_LIBRARY_PATH="$HERE/r" --plain main.so
}

@test "U16: filters and flags are not looked at" {
    shared r/libx.so
    shared r/libf.so -- -Wl,-F,libx.so
    main_needs libf.so -- -Wl,-z,nodefaultlib
    same_search LD_LIBRARY_PATH="$HERE/r"
    same "libf.so $MUSL" "$(cut -f1 <<<"$LIST" | xargs)"
}

@test "U17: secure mode" {
    shared r/libx.so
    with '$ORIGIN/r'
    main_needs libx.so -- "${OPTIONS[@]}"
    LIST=$(mini-ldd --secure --plain main.so) || :
    row libx.so "not found"
    LIST=$(mini-ldd --secure --env LD_LIBRARY_PATH="$HERE/r" --env LD_PRELOAD=./r/libx.so --plain main.so) || :
    row libx.so "not found"
    LIST=$(mini-ldd --no-secure --plain main.so)
    row libx.so r/libx.so
}
