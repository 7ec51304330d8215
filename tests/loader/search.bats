#!/usr/bin/env bats
# mini-ldd: the order of work, whose paths count, and what is loaded already (L1 to L11,
# L23, L25 to L28).

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031,SC2034
load search

setup() {
    setup_search
}

@test "L1: the origin of main is its real file" {
    shared real/libx.so
    shared link/libx.so
    executable real/prog --needs libx.so --runpath '$ORIGIN'
    ln -s ../real/prog link/prog
    ln -s real other
    for way in real/prog link/prog other/prog ./real/../link/prog; do
        LIST=$(mini-ldd --plain "$way")
        row libx.so real/libx.so
    done
    same_search real/prog
}

@test "L2: a library can be asked for, too" {
    need_own_loader
    shared libx.so
    shared liba.so --needs libx.so --runpath "$HERE"
    same_search liba.so
    row libx.so libx.so
}

@test "L3: a file that needs nothing lists nothing, preloads neither" {
    shared libx.so
    shared libnone.so
    same_search libnone.so LD_PRELOAD="$HERE/libx.so"
    same "" "$LIST"
    run -0 mini-ldd --plain libnone.so
}

@test "L4: breadth first" {
    for name in b c d e; do shared lib$name.so; done
    shared liba.so --needs libd.so --needs libc0.so
    shared libb.so --needs libe.so --needs libd.so
    shared libc0.so
    executable prog --needs liba.so --needs libb.so --rpath "$HERE"
    same_search prog
    names liba.so libb.so libd.so libc0.so libe.so
}

@test "L4: a circle" {
    shared liba.so --needs libb.so
    shared libb.so --needs libc0.so
    shared libc0.so --needs liba.so
    executable prog --needs liba.so --rpath "$HERE"
    same_search prog
    names liba.so libb.so libc0.so
}

@test "L5: the first needer's paths count, and only the first one searches" {
    shared ra/libc0.so --needs libd.so
    shared rb/libc0.so --needs libd.so
    shared ra/libd.so
    shared liba.so --needs libc0.so --rpath "$HERE/ra"
    shared libb.so --needs libc0.so --rpath "$HERE/rb"
    executable prog --needs libb.so --needs liba.so --rpath "$HERE"
    same_search prog
    row libc0.so rb/libc0.so
    # libc0.so was brought by libb.so, so ra, where libd.so is, is not searched for it.
    row libd.so "not found"
}

@test "L6: five places, one after the other" {
    local name=libc.so.6
    for place in rpath variable; do shared $place/$name; done
    executable old --needs $name --rpath "$HERE/rpath"
    executable new --needs $name --runpath "$HERE/rpath"
    same_search old LD_LIBRARY_PATH="$HERE/variable"
    row $name rpath/$name
    same_search new LD_LIBRARY_PATH="$HERE/variable"
    row $name variable/$name
    rm variable/$name
    same_search new LD_LIBRARY_PATH="$HERE/variable"
    row $name rpath/$name
    rm rpath/$name
    same_search new LD_LIBRARY_PATH="$HERE/variable"
    no_row "$name	not found"
    same_search old
}

@test "L7: RPATH of the needer, then of those that brought it" {
    shared ra/libb.so
    shared rm/libb.so
    shared liba.so --needs libb.so --rpath "$HERE/ra"
    executable prog --needs liba.so --rpath "$HERE/rm:$HERE"
    same_search prog
    row libb.so ra/libb.so
    rm ra/libb.so
    same_search prog
    row libb.so rm/libb.so
}

@test "L7: an object with RUNPATH in the middle does not cut the chain" {
    shared rm/libc0.so
    shared libb.so --needs libc0.so
    shared liba.so --needs libb.so --runpath "$HERE"
    executable prog --needs liba.so --rpath "$HERE/rm:$HERE"
    same_search prog
    row libc0.so rm/libc0.so
}

@test "L7, L8: RPATH, RUNPATH, both, none and an empty one, in main, middle and needer" {
    shared m/libz.so
    shared n/libz.so
    mkdir x
    shared empty/liby.so --needs libz.so --runpath x
    patch empty/liby.so dynamic 29 29 0
    local kind main middle needer
    for kind in none rpath runpath; do
        local a=() b=() c=()
        if [ $kind != none ]; then
            a=("--$kind" "$HERE/m:$HERE/x")
            b=("--$kind" "$HERE/n:$HERE/x")
            c=("--$kind" "$HERE/o")
        fi
        executable $kind/prog --needs libx.so "${a[@]}"
        shared $kind/libx.so --needs liby.so "${b[@]}"
        shared $kind/liby.so --needs libz.so "${c[@]}"
    done
    for main in none rpath runpath; do
        for middle in none rpath runpath; do
            for needer in none rpath runpath empty; do
                cp $main/prog .
                cp $middle/libx.so $needer/liby.so x
                same_search prog LD_LIBRARY_PATH="$HERE/x" ||
                    { echo "main $main, middle $middle, needer $needer" >&2; return 1; }
            done
        done
    done
}

@test "L8: a RUNPATH of the needer, even an empty one, switches RPATH off" {
    shared rm/libb.so
    shared liba.so --needs libb.so --runpath "$HERE/none"
    executable prog --needs liba.so --rpath "$HERE/rm:$HERE"
    same_search prog
    row libb.so "not found"
    shared liba.so --needs libb.so --runpath x
    # The string of RUNPATH becomes the empty one: the last byte of another.
    patch liba.so dynamic 29 29 0
    same_search prog
    row libb.so "not found"
}

@test "L8: main's RUNPATH is not for what its libraries need" {
    shared r/libb.so
    shared r/liba.so --needs libb.so
    executable prog --needs liba.so --runpath "$HERE/r"
    same_search prog
    row liba.so r/liba.so
    row libb.so "not found"
}

@test "L10: a soname satisfies a later request, without a search" {
    shared far/libx.so --soname libfoo.so.1
    executable prog --needs "$HERE/far/libx.so" --needs libfoo.so.1
    same_search prog
    names "$HERE/far/libx.so"
    # The other way round it is searched for, and stays not found.
    executable prog --needs libfoo.so.1 --needs "$HERE/far/libx.so"
    same_search prog
    names libfoo.so.1 "$HERE/far/libx.so"
    row libfoo.so.1 "not found"
}

@test "L10: a path, an earlier name, the soname of main, the empty name" {
    need_own_loader
    shared r/libx.so --soname libfoo.so.1
    shared r/liby.so --needs libempty.so --needs "$HERE/r/libx.so" --needs libx.so --needs libmain.so
    patch r/liby.so dynamic 1 1 0
    shared main.so --soname libmain.so --needs libx.so --needs liby.so --runpath "$HERE/r"
    same_search main.so
    names libx.so liby.so
}

@test "L11: symbolic and hard links are the same file, a copy is not" {
    shared r/libx.so
    ln -s libx.so r/libsoft.so
    ln r/libx.so r/libhard.so
    cp r/libx.so r/libcopy.so
    shared liby.so --needs libsoft.so
    executable prog --needs libx.so --needs libsoft.so --needs libhard.so --needs libcopy.so \
        --needs liby.so --rpath "$HERE/r:$HERE"
    same_search prog
    names libx.so libcopy.so liby.so
}

@test "L11: a second path of the loader is another library" {
    local copy=${LOADER%/*}/./${LOADER##*/}
    executable prog --needs "$copy" --needs "${LOADER##*/}"
    same_search prog
    names "$copy" "$LOADER"
}

@test "L11: main has no file number: it can be loaded once more" {
    need_own_loader
    shared main.so --needs libx.so --runpath "$HERE"
    ln -s main.so libself.so
    shared libx.so --needs libself.so --runpath "$HERE"
    same_search main.so
    names libx.so libself.so
}

@test "L23: a name with a slash is opened as it is" {
    shared r/libx.so
    executable prog --needs "$HERE/r/libx.so" --needs r/../r/libx.so --needs no/libx.so
    same_search prog
    names "$HERE/r/libx.so" no/libx.so
    same "" "$TRIES"
}

@test "L23: with a token, too" {
    shared r/libx.so
    executable prog --needs '$ORIGIN/r/libx.so' --needs '${ORIGIN}/r/libnone.so'
    same_search prog
    row "$HERE/r/libx.so" "$HERE/r/libx.so"
    row "$HERE/r/libnone.so" "not found"
}

@test "L25: what is missing is searched for, and listed, again and again" {
    shared r/libb.so --needs libnone.so
    shared r/liba.so --needs libnone.so
    executable prog --needs liba.so --needs libnone.so --needs libb.so --rpath "$HERE/r"
    same_search prog
    names liba.so libnone.so libb.so libnone.so libnone.so
    run -1 mini-ldd --plain prog
}

@test "L26: names with a slash, and what an empty element finds, have one column" {
    shared libx.so
    executable prog --needs libx.so --needs ./libx.so
    same_search prog LD_LIBRARY_PATH=:
    row libx.so =libx.so
}

@test "L27: the loader's place is behind what precedes it, missing ones apart" {
    shared r/libb.so --needs "${LOADER##*/}"
    shared r/liba.so --needs libnone.so
    executable prog --needs liba.so --needs libb.so --rpath "$HERE/r"
    same_search prog
    names liba.so libb.so "$LOADER" libnone.so
}

@test "L27: nobody needs the loader: it is not listed, or from 2.41 behind all others" {
    shared r/liba.so
    executable prog --needs liba.so --rpath "$HERE/r"
    same_search prog
    names liba.so
}

@test "L28: the kernel's object is there, without a file" {
    need_64
    executable prog --needs linux-vdso.so.1
    same_search prog
    no_row linux-vdso.so.1
}
