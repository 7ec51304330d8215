#!/usr/bin/env bats
# mini-ldd: lists of directories, tokens, subdirectories, and what the loader remembers of
# directories (L12 to L18).

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031,SC2034
load search

setup() {
    setup_search
}

# both DIR...: libx.so in each of these folders.
both() {
    local folder
    shared one.so
    for folder; do
        mkdir -p "$folder"
        cp one.so "$folder/libx.so"
    done
}

@test "L12: the variable is split at colons and semicolons, RPATH at colons only" {
    both a 'b;c' 'd e,f'
    executable prog --needs libx.so
    same_search prog LD_LIBRARY_PATH="$HERE/none;$HERE/a"
    row libx.so a/libx.so
    same_search prog LD_LIBRARY_PATH="$HERE/b;c"
    row libx.so "not found"
    same_search prog LD_LIBRARY_PATH="$HERE/d e,f"
    row libx.so 'd e,f/libx.so'
    executable prog --needs libx.so --rpath "$HERE/none:$HERE/b;c"
    same_search prog
    row libx.so 'b;c/libx.so'
    executable prog --needs libx.so --runpath "$HERE/none:$HERE/b;c"
    same_search prog
    row libx.so 'b;c/libx.so'
}

@test "L13: an empty element is the current directory, an empty list is nothing" {
    both .
    executable prog --needs libx.so
    for list in : :/none /none: /none::/none ';'; do
        same_search prog LD_LIBRARY_PATH="$list"
        row libx.so =libx.so
    done
    same_search prog LD_LIBRARY_PATH=
    row libx.so "not found"
    executable prog --needs libx.so --rpath :
    same_search prog
    row libx.so =libx.so
    executable prog --needs libx.so --runpath /none:
    same_search prog
    row libx.so =libx.so
}

@test "L14: slashes at the end and doubles do not count, everything else does" {
    both d/sub
    executable prog --needs libx.so --needs liby.so
    for list in d:d/://d//:d//:./d d/sub/ d/./sub d/../d/sub d//sub / // . "$HERE/d/sub:$HERE/d/sub/" \
        "$HERE/none:$HERE/none//:$HERE/./none"; do
        same_search prog LD_LIBRARY_PATH="$list" || { echo "with $list" >&2; return 1; }
    done
}

@test "L15: a missing directory is not tried again, on any list" {
    mkdir "$HERE/there"
    executable prog --needs libx.so --needs liby.so --runpath "$HERE/none:$HERE/there"
    same_search prog LD_LIBRARY_PATH="$HERE/none"
    tried 0 "^liby.so.*/none/"
    tried 1 "^liby.so.*/there/"
}

@test "L15: a relative directory is tried again and again" {
    executable prog --needs libx.so --needs liby.so
    same_search prog LD_LIBRARY_PATH=none
    same "$(grep -c '^libx.so	none/' <<<"$TRIES")" "$(grep -c '^liby.so	none/' <<<"$TRIES")"
}

@test "L15: a file is no directory" {
    : >file
    executable prog --needs libx.so --needs liby.so --runpath "$HERE/file"
    same_search prog
    tried 0 "^liby.so.*/file/"
}

@test "L15: the root directory" {
    executable prog --needs libx.so --needs liby.so
    same_search prog LD_LIBRARY_PATH=/
}

@test "L16: a symbolic link to itself ends its list, not the search" {
    both b c
    mkdir a
    ln -s libx.so a/libx.so
    executable prog --needs libx.so --runpath "$HERE/c"
    same_search prog LD_LIBRARY_PATH="$HERE/a:$HERE/b"
    row libx.so c/libx.so
    ln -sf nowhere a/libx.so
    same_search prog LD_LIBRARY_PATH="$HERE/a:$HERE/b"
    row libx.so b/libx.so
}

@test "L16: a file instead of a directory" {
    both good
    : >file
    executable prog --needs libx.so
    same_search prog LD_LIBRARY_PATH="./file:$HERE/good"
    same_search prog LD_LIBRARY_PATH="$HERE/file:$HERE/good"
    row libx.so good/libx.so
}

@test "L16: a name that is too long" {
    both b
    local name
    name=$(printf 'a%.0s' {1..300}).so
    executable prog --needs "$name" --needs libx.so
    same_search prog LD_LIBRARY_PATH="$HERE/b"
    row libx.so b/libx.so
}

@test "L16: a file that may not be read is passed over" {
    both a b
    executable prog --needs libx.so
    chmod 0 a/libx.so
    need_user
    as_user env LD_TRACE_LOADED_OBJECTS=1 LD_LIBRARY_PATH="$HERE/a:$HERE/b" "$LOADER" "$HERE/prog" \
        >list
    grep -qF "	libx.so => $HERE/b/libx.so (" list
    LIST=$(as_user mini-ldd --env LD_LIBRARY_PATH="$HERE/a:$HERE/b" --plain prog)
    row libx.so b/libx.so
}

@test "L17: tokens with and without braces, and what is none" {
    both lib 'a$' '$ORIGINAL' '${ORIGIN' '$'
    executable prog --needs libx.so
    for list in '$ORIGIN/lib' '${ORIGIN}/lib' '$ORIGIN/bin/../lib' "$HERE"'/$ORIGINAL' '${ORIGIN' '$' 'a$' \
        '$$ORIGIN' '$ORIGIN' '$ORIGINx' '${ORIGIN}x' '$LIB' '/$LIB' '/$PLATFORM:${PLATFORM}' '$$LIB/${LIB' \
        '$ORIGIN$ORIGIN' '${LIB}${PLATFORM}' '$ORIGIN_' '$ORIGIN-' '$origin'; do
        same_search prog LD_LIBRARY_PATH="$list" || { echo "with $list" >&2; return 1; }
    done
    same_search prog LD_LIBRARY_PATH='$ORIGIN/lib'
    row libx.so lib/libx.so
}

@test "L17: in RPATH and RUNPATH the origin is that of the object itself" {
    both r/lib
    shared r/liba.so --needs libx.so --runpath '$ORIGIN/lib'
    executable prog --needs liba.so --rpath '$ORIGIN/r'
    same_search prog
    row libx.so r/lib/libx.so
}

@test "L17: the origin of a library keeps symbolic links" {
    both real/lib link/lib
    shared real/liba.so --needs libx.so --runpath '$ORIGIN/lib'
    ln -s ../real/liba.so link/liba.so
    executable prog --needs liba.so --runpath "$HERE/link"
    same_search prog
    row libx.so link/lib/libx.so
}

@test "L17: the origin of a library with a relative path begins with the current directory" {
    both r/lib
    shared r/liba.so --needs libx.so --runpath '$ORIGIN/lib'
    executable prog --needs liba.so
    for list in r ./r r/.; do
        same_search prog LD_LIBRARY_PATH=$list
    done
    row libx.so r/./lib/libx.so
}

@test "L17: in the name of a library" {
    executable prog --needs 'lib$PLATFORM.so' --needs 'lib$LIBs.so' --needs '$ORIGIN/liby.so' --needs '$ORIGIN'
    shared liby.so
    same_search prog
    row "$HERE/liby.so" liby.so
}

@test "L18: the subdirectories come first, the best first, in every stage but the cache" {
    executable prog --needs libx.so --runpath "$HERE/r"
    same_search prog LD_LIBRARY_PATH="$HERE/v"
    local places place
    # What the loader tries in r, in order; the last one is r itself.
    places=$(sed -n "s|^libx.so	$HERE/r/||p" "$BATS_TEST_TMPDIR/tries" | sed 's|/*libx.so$||' | uniq)
    [ -n "$places" ]
    shared one.so
    while IFS= read -r place; do
        mkdir -p "r/$place"
        cp one.so "r/$place/libx.so"
    done <<<"$places"
    while IFS= read -r place; do
        same_search prog
        row libx.so "r/${place:+$place/}libx.so"
        rm -f "r/${place:+$place/}libx.so"
    done < <(awk '!seen[$0]++' <<<"$places")
    same_search prog
    row libx.so "not found"
}

@test "L18, L19: the levels of this processor are those that the loader finds" {
    need_x86_64
    local wanted
    wanted=$("$LOADER" --help | sed -n 's/^ *\(x86-64-v[234]\) (supported, searched)$/\1/p')
    executable prog --needs libx.so --runpath "$HERE"
    TRIES=$(mini-ldd --tries prog) || :
    same "$wanted" "$(sed -n "s|^libx.so	$HERE/glibc-hwcaps/\(.*\)/libx.so$|\1|p" <<<"$TRIES")"
}

@test "L18: another processor" {
    need_x86_64
    executable prog --needs libx.so --runpath "$HERE"
    TRIES=$(mini-ldd --hwcaps other:x86-64-v2 --tries prog) || :
    same "$(printf '%s\n' "$HERE"/glibc-hwcaps/{other,x86-64-v2}/libx.so)" \
        "$(sed -n "s|^libx.so	\($HERE/glibc-hwcaps/.*\)$|\1|p" <<<"$TRIES")"
}

# for_machine NUMBER FILE: changes the machine in a file's header, where both are little-endian.
for_machine() {
    # shellcheck disable=SC2059 # the number is in octal
    printf "\\$1\\0" | dd of="$2" bs=1 seek=18 conv=notrunc 2>/dev/null
}

@test "L18: what another machine's processor may have is assumed, and --explain says so" {
    local number name words tries
    executable prog --needs libx.so --runpath "$HERE"
    run -1 grep 'Assumed here' <(mini-ldd --explain prog 2>&1)
    case $(uname -m) in
    aarch64) number=076 name=x86-64 words='x86_64, no avx512_1.' tries='tls/x86_64/x86_64' ;;
    *) number=267 name=AArch64 words='atomics.' tries='tls/aarch64/atomics' ;;
    esac
    for_machine "$number" prog
    run mini-ldd --explain prog
    # As one line: where it is broken does not matter.
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "the processor of this machine is not $name. Assumed here: $words"
    run mini-ldd --tries prog
    has "libx.so	$HERE/$tries/libx.so"
}
