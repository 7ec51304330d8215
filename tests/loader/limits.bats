#!/usr/bin/env bats
# mini-ldd and mini-bind: files as nobody makes them by accident. Whatever is asked of
# them, they have an answer or a clear error within 2 s of processor time.

# $ORIGIN is for the loader, not for the shell.
# shellcheck disable=SC2016
load search

setup() {
    setup_search
    need_own_loader
}

# many SHAPE COUNT [TAG]: libraries in the folder r, as many.c says, and a program that
# needs the first one.
many() {
    helper_program many
    mkdir -p r
    "$HELPER" "$1" r "$2" "${@:3}"
    executable prog --needs lib00001.so --rpath "$HERE/r"
}

# within COMMAND...: runs it with 2 s of processor time; it is not ended by a signal.
within() {
    run bash -c 'ulimit -t 2; exec "$@"' bash "$@"
    [ "$status" -le 2 ] || { printf '%s: status %s\n%s\n' "$*" "$status" "${output:0:500}" >&2; return 1; }
}

# all_views: every view of both tools, within the time.
all_views() {
    local view
    for view in --plain --tries --tree --explain --json --dot --versions --warnings \
        "--why lib00002.so" "--compare --env A=B" "--copy-to copy"; do
        # The view may be several words.
        # shellcheck disable=SC2086
        within mini-ldd $view prog
        [ -n "$output" ]
    done
    for view in "" --json --interposed --undefined "--why nobody"; do
        # shellcheck disable=SC2086
        within mini-bind $view prog
    done
}

@test "limits: a chain of 2,000 libraries" {
    many chain 2000
    same_search prog
    row lib02000.so r/lib02000.so
    all_views
    within mini-ldd --why lib02000.so prog
    has "prog -> lib00001.so"
}

@test "limits: a circle of 2,000 libraries" {
    many circle 2000
    same_search prog
    row lib02000.so r/lib02000.so
    all_views
}

@test "limits: 400 libraries of which each needs all" {
    many all 400
    same_search prog
    row lib00400.so r/lib00400.so
    all_views
}

@test "limits: filters in a circle" {
    many circle 200 0x7fffffff
    all_views
    run -1 mini-ldd --plain prog
    has "given up"
}

@test "limits: filters in a circle that also need what is missing" {
    # Each round asks for it anew, and for each answer there is one more to look through.
    shared r/liba.so -Wl,-F,libb.so --needs libnone.so --rpath "$HERE/r"
    shared r/libb.so -Wl,-F,liba.so --needs libnone.so --rpath "$HERE/r"
    executable prog --needs liba.so --rpath "$HERE/r"
    (ulimit -t 5 && mini-ldd --plain prog) >list 2>message && return 1
    grep -q "in a circle" message || { cat message >&2; return 1; }
}

@test "limits: a filtee of the program that is a filter of itself" {
    # The loader does not see it before the program, and loads it until there is no memory.
    need_own_loader
    shared r/liba.so --soname liba.so -Wl,-f,liba.so --runpath "$HERE/r"
    shared main.so -Wl,-f,liba.so --needs liba.so --runpath "$HERE/r"
    (ulimit -t 5 && mini-ldd --plain main.so) >list 2>message && return 1
    grep -q "again and again" message || { cat message >&2; return 1; }
}

@test "limits: more places to look at than anybody needs" {
    many none 2000
    local view
    for view in --explain --warnings "--compare --env A=B" "--copy-to copy"; do
        # The view may be several words.
        # shellcheck disable=SC2086
        within mini-ldd $view prog
    done
    run -1 mini-ldd --plain prog
    has "given up"
    # Relative folders are never given up, so each library is looked for in all of them.
    local n arguments=() list
    for n in {1..25}; do arguments+=(--needs "libnone$n.so"); done
    executable prog "${arguments[@]}"
    list=$(printf './%d:' {1..5000})
    within mini-ldd --env LD_LIBRARY_PATH="$list" --plain prog
    [ "$status" -eq 1 ]
    has "given up"
}

@test "limits: names of 5,000 bytes" {
    local long
    long=$(head -c 5000 /dev/zero | tr '\0' n)
    executable prog --needs "$long" --needs "/$long/libx.so" --rpath "$HERE/$long:\$ORIGIN/$long:$HERE"
    same_search prog
    row "$long" "not found"
    same_search prog LD_LIBRARY_PATH="$long:$HERE/$long" LD_PRELOAD="$long:./$long"
    all_views
    within mini-ldd --why "$long" prog
    has "not found"
    executable prog --needs libx.so -Wl,--dynamic-linker,"/$long"
    within mini-ldd prog
    [ "$status" -eq 1 ]
    has "its loader, /nnn"
}

@test "limits: a list of 2,000 folders that are not there, and one folder 500 times" {
    shared r/libx.so
    executable prog --needs libx.so --rpath "$(printf '/none%d:' {1..2000})$(printf "$HERE/r:%.0s" {1..500})"
    same_search prog
    row libx.so r/libx.so
    within mini-ldd --explain prog
    within mini-ldd --warnings prog
}

@test "limits: a cache of 20,000 entries with wild numbers" {
    [ "$(uname -m)" = x86_64 ] || skip "needs an x86-64 machine, whose flags the entries have"
    need_root_folder
    need python3
    executable root/prog --needs libx.so --needs liby.so
    local numbers
    for numbers in 0xffffffff 0x7fffffff 0x80000000 48 0 479999 480047 480048 480064; do
        # The header, and every name and path of the entries at the same odd place.
        python3 -c '
import struct, sys
wild = int(sys.argv[1], 0)
entries = 20000
file = b"glibc-ld.so.cache1.1" + struct.pack("<IIB3xI12x", entries, 32, 2, wild)
for i in range(entries):
    file += struct.pack("<iIIIQ", 0x303, wild, wild, 0, 0x4000000000000000 | wild if i % 2 else 0)
open("root/etc/ld.so.cache", "wb").write(file + b"libx.so\0/libx.so\0")
' "$numbers"
        same_search /prog || { echo "number $numbers" >&2; return 1; }
        within mini-ldd --root root --explain /prog
    done
}
