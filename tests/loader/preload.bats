#!/usr/bin/env bats
# mini-ldd: preloads (L31), and secure mode (L32).

# $ORIGIN is for the loader, not for the shell; every test runs in a shell of its own.
# shellcheck disable=SC2016,SC2030,SC2031,SC2034
load search

setup() {
    setup_search
}

@test "L31: behind main, in order, their dependencies in their turn" {
    shared r/liba.so --needs libd.so
    shared r/libb.so
    shared r/libc0.so
    shared r/libd.so
    executable prog --needs libc0.so --runpath "$HERE/r"
    same_search prog LD_PRELOAD="./r/liba.so libb.so"
    names ./r/liba.so libb.so libc0.so libd.so
    same_search prog LD_PRELOAD="libb.so:./r/liba.so: :libb.so"
    names libb.so ./r/liba.so libc0.so libd.so
}

@test "L31: split at blanks and colons only" {
    shared 'r/liba.so'
    shared r/libb.so
    executable prog --needs libb.so --runpath "$HERE/r"
    local list
    for list in 'liba.so	libb.so' 'liba.so;libb.so' 'liba.so,libb.so' ' liba.so ' ''; do
        same_search prog LD_PRELOAD="$list" || { echo "with $list" >&2; return 1; }
    done
}

@test "L31: what is missing, or no library, is a message" {
    shared r/liba.so
    shared r/libb.so
    echo 'a text, long enough to be taken for the header of a library: so it is read' >r/libtext.so
    executable prog --needs libb.so --runpath "$HERE/r"
    same_search prog LD_PRELOAD="libnone.so ./none/libnone.so libtext.so ./r liba.so"
    names liba.so libb.so
}

@test "L31: a name that is known already adds nothing" {
    shared r/libb.so --needs "${LOADER##*/}"
    executable prog --needs libb.so --runpath "$HERE/r"
    same_search prog LD_PRELOAD="${LOADER##*/} linux-vdso.so.1 libb.so ./r/libb.so"
    names libb.so "$LOADER"
}

@test "L31: a preload with a token is listed as it was written" {
    shared r/liba.so
    executable prog --needs libb.so --needs '$ORIGIN/r/liba.so' --runpath "$HERE/r"
    shared r/libb.so
    same_search prog LD_PRELOAD='$ORIGIN/r/liba.so lib$PLATFORM.so'
    row '$ORIGIN/r/liba.so' r/liba.so
}

@test "L31: --preload comes behind the variable" {
    for name in a b c0; do shared r/lib$name.so; done
    executable prog --needs libc0.so --runpath "$HERE/r"
    LIST=$(mini-ldd --env LD_PRELOAD=liba.so --preload libb.so --plain prog)
    names liba.so libb.so libc0.so
    same "./r/liba.so ./r/libb.so libc0.so" "$(LD_PRELOAD=./r/liba.so \
        "$LOADER" --preload ./r/libb.so --list "$HERE/prog" |
        sed -n 's|^\t\([^ ]*lib[abc]0*.so\) .*|\1|p' | xargs)"
}

@test "L31: the file of preloads" {
    need_root_folder
    for name in a b c0 d e; do shared root/lib/lib$name.so; done
    executable root/prog --needs libc0.so --runpath /lib
    printf '# libd.so\nliba.so\n\tlibb.so:/none' >root/etc/ld.so.preload
    same_search /prog LD_PRELOAD=libe.so
    names libe.so liba.so libb.so libc0.so
    # A second comment is none, if there are fewer bytes before it than behind the first.
    printf 'liba.so # libb.so\n\tlibb.so # libd.so' >root/etc/ld.so.preload
    same_search /prog
    printf '#liba.so\n\n:libb.so' >root/etc/ld.so.preload
    same_search /prog
    names libb.so libc0.so
    : >root/etc/ld.so.preload
    same_search /prog
    names libc0.so
}

@test "L32: secure mode: variables, tokens, preloads" {
    shared r/libx.so
    shared r/liby.so
    executable prog --needs libx.so --runpath "$HERE/r:/lib"
    LIST=$(mini-ldd --secure --env LD_LIBRARY_PATH="$HERE" --env LD_PRELOAD="$HERE/r/liby.so" --plain prog)
    names libx.so
    # A preload that is searched for must be set-user-ID.
    LIST=$(mini-ldd --secure --env LD_PRELOAD=liby.so --plain prog)
    names libx.so
    chmod u+s r/liby.so
    LIST=$(mini-ldd --secure --env LD_PRELOAD=liby.so --plain prog)
    names liby.so libx.so
    executable prog --needs libx.so --runpath '$ORIGIN/r'
    LIST=$(mini-ldd --secure --plain prog) || :
    row libx.so "not found"
    LIST=$(mini-ldd --no-secure --plain prog)
    row libx.so r/libx.so
}

@test "L32: secure mode: \$ORIGIN under a default directory" {
    mkdir -p root/usr/lib/app root/opt root/usr/bin
    shared root/usr/lib/app/libx.so
    executable root/usr/lib/app/prog --needs libx.so --runpath '$ORIGIN'
    executable root/usr/lib/prog --needs libx.so --runpath '$ORIGIN/../lib/./app'
    executable root/usr/bin/prog --needs libx.so --runpath '$ORIGIN/../lib/app'
    executable root/usr/bin/far --needs libx.so --runpath '$ORIGIN/../../opt'
    executable root/usr/bin/middle --needs libx.so --runpath '/usr/lib/app/$ORIGIN:/usr/bin/$ORIGIN/app'
    cp root/usr/lib/app/libx.so root/opt
    for prog in /usr/lib/app/prog /usr/lib/prog /usr/bin/prog; do
        LIST=$(mini-ldd --root root --secure --plain $prog 2>&1) || : # there is no loader
        grep -q '^libx.so	/usr/.*/libx.so$' <<<"$LIST"
    done
    for prog in far middle; do
        LIST=$(mini-ldd --root root --secure --plain /usr/bin/$prog) || :
        row libx.so "not found"
    done
}

@test "L32: secure mode: a token in the name of a library ends the start" {
    shared libx.so
    executable prog --needs '$ORIGIN/libx.so'
    run -1 mini-ldd --secure --plain prog
    has "DST not allowed in SUID/SGID programs"
}

@test "L32: it is on by itself for a set-user-ID file" {
    shared r/libx.so
    executable prog --needs libx.so
    chmod u+s prog
    LIST=$(mini-ldd --env LD_LIBRARY_PATH="$HERE/r" --plain prog) || :
    row libx.so "not found"
    LIST=$(mini-ldd --no-secure --env LD_LIBRARY_PATH="$HERE/r" --plain prog)
    row libx.so r/libx.so
}

# answers WANTED NAME=VALUE...: what a set-user-ID program of another user, started by
# root, ends with; it says which library it got.
answers() {
    local wanted=$1
    shift
    run env "$@" ./prog
    same "$wanted" "$status"
}

@test "L32: the same programs, set-user-ID indeed" {
    [ "$(id -u)" -eq 0 ] || skip "needs root, who can give a file away"
    need_own_loader
    mkdir -p r v
    echo 'int x(void) { return 1; }' | cc -xc - -shared -fPIC -o r/libx.so
    echo 'int x(void) { return 2; }' | cc -xc - -shared -fPIC -o v/libx.so
    echo 'int x(void); int main(void) { return x(); }' |
        cc -xc - -xnone -o prog -Lr -lx -Wl,--enable-new-dtags -Xlinker -rpath -Xlinker "$HERE/r"
    chmod 755 "$BATS_RUN_TMPDIR" "$BATS_RUN_TMPDIR"/test "$BATS_TEST_TMPDIR" "$HERE"
    answers 2 LD_LIBRARY_PATH="$HERE/v"
    chown 65534 prog
    chmod 4755 prog
    answers 1 LD_LIBRARY_PATH="$HERE/v"
    LIST=$(mini-ldd --env LD_LIBRARY_PATH="$HERE/v" --plain prog)
    row libx.so r/libx.so
    answers 1 LD_PRELOAD="$HERE/v/libx.so"
}
