#!/usr/bin/env bats
# mini-ldd: filters (L29), and tags that are not used (L22, L30).

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031,SC2034
load search

setup() {
    setup_search
}

@test "L29: the filtee stands before its filter" {
    for tag in -f -F; do
        shared r/libtwo.so --needs libthree.so
        shared r/libthree.so
        shared r/libfilter.so -Wl,$tag,libtwo.so --needs libother.so
        shared r/libother.so
        executable prog --needs libfilter.so --rpath "$HERE/r"
        same_search prog
        names libtwo.so libfilter.so libother.so libthree.so
    done
}

@test "L29: two filtees, in the order of the tags" {
    shared r/liba.so
    shared r/libb.so
    shared r/libfilter.so -Wl,-f,liba.so -Wl,-f,libb.so
    executable prog --needs libfilter.so --rpath "$HERE/r"
    same_search prog
    names liba.so libb.so libfilter.so
}

@test "L29: a filtee that comes later is moved forward" {
    shared r/liba.so
    shared r/libz.so
    shared r/libfilter.so -Wl,-f,liba.so --needs libz.so
    executable prog --needs libfilter.so --needs liba.so --rpath "$HERE/r"
    same_search prog
    names liba.so libfilter.so libz.so
}

@test "L29: a filtee that came earlier stays" {
    shared r/liba.so
    shared r/libb.so
    shared r/libfilter.so -Wl,-f,liba.so
    executable prog --needs liba.so --needs libb.so --needs libfilter.so --rpath "$HERE/r"
    same_search prog
    names liba.so libb.so libfilter.so
}

@test "L29: a filtee that is missing" {
    shared r/libfilter.so -Wl,-f,libnone.so
    executable prog --needs libfilter.so --rpath "$HERE/r"
    same_search prog
    names libnone.so libfilter.so
    shared r/libfilter.so -Wl,-F,libnone.so
    same_search prog
    names libnone.so libfilter.so
}

@test "L29: main's own filtee is not listed" {
    need_own_loader
    shared r/liba.so --needs libb.so
    shared r/libb.so
    for tag in -f -F; do
        shared main.so -Wl,$tag,liba.so --needs libb.so --runpath "$HERE/r"
        same_search main.so
        names libb.so
        # Needed as well: it is loaded, and listed, once more.
        shared main.so -Wl,$tag,liba.so --needs liba.so --runpath "$HERE/r"
        same_search main.so
    done
    shared main.so -Wl,-f,libnone.so --needs libb.so --runpath "$HERE/r"
    same_search main.so
    names libb.so
}

@test "L29: an auxiliary filtee that is missing is listed so, and the program starts; a filtee is needed" {
    # The status is that of a real start.
    shared r/liba.so -Wl,-f,libnone.so
    executable prog --needs liba.so --rpath "$HERE/r"
    same_search prog
    row libnone.so "not found"
    run -0 mini-ldd --plain prog
    run -0 mini-bind --plain prog
    run -0 mini-ldd --explain prog
    has "It is missing, and that is forgiven."
    shared r/liba.so -Wl,-F,libnone.so
    same_search prog
    run -1 mini-ldd --plain prog
    run -1 mini-bind --plain prog
}

@test "L29: a filter of a filter" {
    shared r/liba.so --needs libd.so
    shared r/libd.so
    shared r/libb.so -Wl,-f,liba.so
    shared r/libc0.so -Wl,-f,libb.so --needs libd.so
    executable prog --needs libc0.so --rpath "$HERE/r"
    same_search prog
    names liba.so libb.so libc0.so libd.so
}

@test "L29: a filter of itself" {
    shared r/liba.so -Wl,-f,liba.so
    executable prog --needs liba.so --rpath "$HERE/r"
    same_search prog
    names liba.so
}

@test "L29: filters in a circle end with an error" {
    shared r/liba.so -Wl,-f,libb.so
    shared r/libb.so -Wl,-f,liba.so
    executable prog --needs liba.so --rpath "$HERE/r"
    # The loader itself would go round for ever, so it is not asked.
    run -1 timeout 10 mini-ldd --plain prog
}

@test "L29, L17: a token without a value" {
    shared r/libfilter.so -Wl,-f,'$ORIGIN/libx.so'
    shared r/libx.so
    executable prog --needs libfilter.so --rpath "$HERE/r"
    same_search prog
    names "$HERE/r/libx.so" libfilter.so
}

@test "L22: no default libraries, for the needer only" {
    executable prog --needs libc.so.6
    same_search prog
    executable prog --needs libc.so.6 -Wl,-z,nodefaultlib
    same_search prog
    row libc.so.6 "not found"
    executable prog --needs libc.so.6 -Wl,-z,nodefaultlib --rpath "$(dirname "$(mini-ldd --plain /bin/sh | sed -n 's/^libc.so.6	//p')")"
    same_search prog
    no_row none
    shared r/liba.so --needs libc.so.6 -Wl,-z,nodefaultlib
    shared r/libb.so --needs libc.so.6
    executable prog --needs liba.so --needs libb.so --rpath "$HERE/r"
    same_search prog
}

@test "L30: interpose and direct flags change nothing" {
    shared r/liba.so
    shared r/libb.so -Wl,-z,interpose
    executable prog --needs liba.so --needs libb.so --rpath "$HERE/r" -Wl,-z,interpose
    same_search prog
    names liba.so libb.so
}
