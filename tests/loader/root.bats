#!/usr/bin/env bats
# mini-ldd: another root, another current directory, and files that are broken. Of too many see
# limits.bats.

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031,SC2034
load search

setup() {
    setup_search
}

@test "--root: absolute paths, absolute links and .. stay inside" {
    need_root_folder
    shared root/lib/libx.so
    shared root/opt/liby.so --needs libz.so --runpath '$ORIGIN/lib'
    shared root/opt/lib/libz.so
    mkdir -p root/links
    ln -s /lib/libx.so root/links/libx.so
    ln -s ../../../../../opt root/links/up
    executable root/opt/prog --needs libx.so --needs liby.so --needs /../../opt/lib/libz.so \
        --runpath '/links:/links/up:/../../lib'
    same_search /opt/prog
    row libx.so =/links/libx.so
    row liby.so =/links/up/liby.so
}

@test "--root: the origin of main is its real file, inside" {
    shared root/opt/libx.so
    executable root/opt/prog --needs libx.so --runpath '$ORIGIN'
    mkdir -p root/bin
    ln -s /opt/prog root/bin/prog
    ln -s ../bin/prog root/opt/again
    for way in /bin/prog /opt/again /bin/../opt/prog; do
        LIST=$(mini-ldd --root root --plain $way 2>&1) || : # there is no loader
        row libx.so =/opt/libx.so
    done
}

@test "--root with --cwd: relative names count from there" {
    need_root_folder
    shared root/srv/libx.so
    shared root/srv/r/liby.so
    executable root/prog --needs libx.so --needs r/liby.so
    LIST=$(mini-ldd --root root --cwd /srv --env LD_LIBRARY_PATH=: --plain /prog)
    row libx.so =libx.so
    row r/liby.so =r/liby.so
    # Where nothing is said, it is the root.
    same_search /prog LD_LIBRARY_PATH=srv
    row libx.so =srv/libx.so
    row r/liby.so "not found"
}

@test "--cwd: as if started there" {
    shared d/libx.so
    shared d/r/liby.so --needs libz.so --runpath '$ORIGIN'
    shared d/r/libz.so
    executable prog --needs libx.so --needs r/liby.so --rpath :
    LIST=$(mini-ldd --cwd d --plain prog)
    cd d
    same_search prog
    same "$LIST" "$(mini-ldd --plain ../prog)"
    row libz.so d/r/libz.so
    run -2 mini-ldd --cwd none --plain prog
}

@test "--root: links in a circle, and many" {
    mkdir -p root/r
    ln -s b root/r/a
    ln -s a root/r/b
    ln -s a root/r/libx.so
    for n in {1..50}; do ln -s "l$((n + 1))" "root/r/l$n"; done
    shared root/r/l51
    executable root/prog --needs libx.so --needs l1 --needs l20 --runpath /r:/r/a
    LIST=$(mini-ldd --root root --plain /prog) || :
    row libx.so "not found"
    row l1 "not found"
    row l20 =/r/l20
}

@test "a program cut off at every place" {
    shared libx.so
    executable prog --needs libx.so --rpath "$HERE"
    local size whole
    whole=$(stat -c %s prog)
    for ((size = 0; size < whole; size += whole / 60)); do
        head -c "$size" prog >short
        run timeout 10 mini-ldd --plain short
        [ "$status" -le 2 ]
    done
}

@test "a library cut off at every place" {
    shared good/libx.so
    mkdir bad
    executable prog --needs libx.so --rpath "$HERE/bad"
    local size whole
    whole=$(stat -c %s good/libx.so)
    for ((size = 0; size < whole; size += whole / 60)); do
        head -c "$size" good/libx.so >bad/libx.so
        run timeout 10 mini-ldd --plain prog
        [ "$status" -le 1 ]
    done
}
