#!/usr/bin/env bats
# mini-ldd: its views, messages, what-ifs, copies and kinds of files. That it agrees with
# the loader, rule by rule, is tested in tests/loader/.
# shellcheck disable=SC2030,SC2031 # every test runs in a shell of its own

bats_require_minimum_version 1.5.0 # run --separate-stderr

load helper

# build: a program "prog" that needs libouter.so, which needs libinner.so; both are in
# "lib", which is prog's RUNPATH, relative to prog itself; libouter.so has its own.
build() {
    mkdir -p lib other
    echo 'int inner(void) { return 1; }' >inner.c
    echo 'int inner(void); int outer(void) { return inner(); }' >outer.c
    echo 'int outer(void); int main(void) { return outer() - 1; }' >prog.c
    cc -shared -fPIC -Wl,-soname,libinner.so -o lib/libinner.so inner.c
    cc -shared -fPIC -Wl,-soname,libouter.so -o lib/libouter.so outer.c -Llib -linner \
        -Wl,--enable-new-dtags -Wl,-rpath,"\$ORIGIN"
    cc -o prog prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,--enable-new-dtags \
        -Wl,-rpath,"\$ORIGIN/lib"
}

setup() {
    mkdir -p "$BATS_TEST_TMPDIR/a folder"
    cd "$BATS_TEST_TMPDIR/a folder" || return 1
    HERE=$(pwd -P)
    build
}

# no TEXT: fails when it is in $output.
no() {
    case $output in
    *"$1"*) printf 'found: %s\nin: %s\n' "$1" "$output" >&2; return 1 ;;
    esac
}

# need_glibc: skips where cc does not link with glibc, whose loader and versions count.
need_glibc() {
    mini-readelf -lW prog | grep -q 'interpreter: .*/ld-linux' || skip "needs glibc"
}

# --- the views ---------------------------------------------------------------------

@test "ldd: the list has the form of ldd, without addresses" {
    need ldd
    need_glibc
    run mini-ldd prog
    [ "$status" -eq 0 ]
    same "$(ldd "$HERE/prog" | grep -v -e linux-vdso -e linux-gate | sed 's/ (0x[0-9a-f]*)$//')" "$output"
}

@test "ldd: a library that is missing is said, and is status 1" {
    rm lib/libinner.so
    run mini-ldd prog
    [ "$status" -eq 1 ]
    has "	libinner.so => not found"
    run mini-ldd --plain prog
    [ "$status" -eq 1 ]
    has "libinner.so	not found"
}

@test "ldd: several files have headings, and the worst status counts" {
    run mini-ldd prog lib/libouter.so
    [ "$status" -eq 0 ]
    has "prog:"
    has "lib/libouter.so:"
    run mini-ldd prog nowhere
    [ "$status" -eq 2 ]
    has "	libouter.so => $HERE/lib/libouter.so"
    has "mini-ldd: nowhere: "
}

@test "ldd: --tree shows who brings whom, and by which rule" {
    run mini-ldd --tree prog
    [ "$status" -eq 0 ]
    # shellcheck disable=SC2016 # the text of a RUNPATH
    has '    libouter.so => '"$HERE"'/lib/libouter.so  [RUNPATH of prog: $ORIGIN/lib]'
    # shellcheck disable=SC2016
    has '        libinner.so => '"$HERE"'/lib/libinner.so  [RUNPATH of libouter.so: $ORIGIN]'
}

@test "ldd: --tree has an end where libraries need each other" {
    cc -shared -fPIC -Wl,-soname,libinner.so -o lib/libinner.so inner.c -Llib \
        -Wl,--no-as-needed -louter -Wl,-rpath,"\$ORIGIN"
    run mini-ldd --tree prog
    [ "$status" -eq 0 ]
    has "            libouter.so => $HERE/lib/libouter.so  [already loaded, for prog]"
}

@test "ldd: --explain names every list, what it switches off, and what is hidden" {
    mkdir -p more
    cp lib/libinner.so more
    cc -o prog prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,--disable-new-dtags \
        -Wl,-rpath,"\$ORIGIN/lib:\$ORIGIN/more"
    LD_LIBRARY_PATH=$HERE/other:$HERE/more:$HERE/lib run mini-ldd --explain prog
    [ "$status" -eq 0 ]
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "prog needs it (DT_NEEDED)."
    has "RPATH of prog, \"\$ORIGIN/lib\":"
    has "libouter.so has a RUNPATH: for what it needs no RPATH counts, so that of prog is not"
    has "LD_LIBRARY_PATH, \"$HERE/other\":"
    has "$HERE/other/libinner.so: absent"
    has "$HERE/more/libinner.so: found"
    has "Copies further on, which this one hides: $HERE/lib/libinner.so"
}

@test "ldd: the same file by another path is no hidden copy, and a hidden copy is named once" {
    need_glibc
    mkdir first second
    cp lib/libinner.so first
    cp lib/libinner.so second
    ln -s first again
    ln -s second twice
    ln second/libinner.so other/libinner.so
    echo 'int inner(void); int main(void) { return inner() - 1; }' >main.c
    cc -o prog main.c first/libinner.so -Wl,--enable-new-dtags \
        -Wl,-rpath,"$HERE/first:$HERE/again:$HERE/second:$HERE/twice:$HERE/other"
    run mini-ldd --why libinner.so --env LD_LIBRARY_PATH="$HERE/first" prog
    [ "$status" -eq 0 ]
    has "$HERE/second/libinner.so: RUNPATH of prog"
    no "$HERE/again"
    no "$HERE/twice"
    no "$HERE/other"
}

@test "ldd: --explain says that a RUNPATH is not inherited" {
    cc -shared -fPIC -Wl,-soname,libouter.so -o lib/libouter.so outer.c -Llib -linner
    run mini-ldd --explain prog
    [ "$status" -eq 1 ]
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "The RUNPATH of prog does not help: a RUNPATH counts for what its own object needs, and this is needed by libouter.so."
    has "not found."
}

@test "ldd: --why tells of one library, by name or path, and the way to it" {
    run mini-ldd --why libinner.so prog
    [ "$status" -eq 0 ]
    has "libinner.so => $HERE/lib/libinner.so"
    has "prog -> libouter.so -> libinner.so"
    no "libouter.so => "
    run mini-ldd --why "$HERE/lib/libinner.so" prog
    [ "$status" -eq 0 ]
    run mini-ldd --why libnothing.so prog
    [ "$status" -eq 1 ]
    has "no library of this name"
}

@test "ldd: a file that ends the start is explained, by --explain and --why" {
    need_glibc
    printf 'no library\n' >other/libouter.so
    for view in --explain "--why libouter.so"; do
        # The view may be two words.
        # shellcheck disable=SC2086
        run mini-ldd --env LD_LIBRARY_PATH=other $view prog
        [ "$status" -eq 1 ]
        has "other/libouter.so: is there, and ends the start"
        has "The loader looks no further, and the program does not start."
        no "forgiven"
    done
}

@test "ldd: --explain says that the cache was asked in vain" {
    need_glibc
    cc -shared -fPIC -Wl,-soname,libnobodyhas.so -o lib/libnobodyhas.so inner.c
    cc -o asker -x c - -Wl,--no-as-needed -Llib -lnobodyhas <<<'int main(void) { return 0; }'
    run mini-ldd --why libnobodyhas.so asker
    [ "$status" -eq 1 ]
    has "The loader's cache, /etc/ld.so.cache, has no entry of this name."
}

@test "ldd: --explain names the subdirectories for processors once" {
    need_glibc
    cc -shared -fPIC -Wl,-soname,libnobodyhas.so -o lib/libnobodyhas.so inner.c
    mkdir -p one two
    cc -o asker -x c - -Wl,--no-as-needed -Llib -lnobodyhas -Wl,-rpath,"$HERE/one:$HERE/two" \
        <<<'int main(void) { return 0; }'
    run mini-ldd --explain asker
    [ "$status" -eq 1 ]
    run mini-ldd --hwcaps second,first --explain asker
    same 1 "$(grep -c 'glibc-hwcaps/first' <<<"$output")"
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "In each directory the loader looks into subdirectories for processors first: glibc-hwcaps/second, glibc-hwcaps/first"
    has "absent from the subdirectories of $HERE/two/ for processors $HERE/two/libnobodyhas.so: absent"
    # Where not all are looked into, those are named.
    mkdir -p one/glibc-hwcaps/first
    cp lib/libnobodyhas.so one/glibc-hwcaps/first
    run mini-ldd --hwcaps second,first --explain asker
    [ "$status" -eq 0 ]
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "absent from the subdirectories of $HERE/one/ for processors: glibc-hwcaps/second $HERE"
}

@test "ldd: --explain says who else needs a library, and the loader" {
    need_glibc
    run mini-ldd --explain prog
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "This is the loader. The kernel loads it before anything else, because the program names it (PT_INTERP)."
    has "libc.so.6 needs it, under the name ld-linux"
    cc -o prog prog.c -Wl,--no-as-needed -Llib -louter -linner -Wl,-rpath,"\$ORIGIN/lib"
    run mini-ldd --explain prog
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "libouter.so needs it as well; it is already loaded."
    no "It is there already"
    cc -shared -fPIC -o lib/libouter.so outer.c -Wl,--no-as-needed -Llib -linner -lc
    run mini-ldd --explain lib/libouter.so
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "This is the loader. It is in every process that uses this library."
}

@test "ldd: --plain and --tries are made of columns" {
    run mini-ldd --plain prog
    [ "$status" -eq 0 ]
    has "libouter.so	$HERE/lib/libouter.so"
    run mini-ldd --tries --env "LD_LIBRARY_PATH=$HERE/other" prog
    [ "$status" -eq 0 ]
    has "libouter.so	$HERE/other/libouter.so"
    has "libouter.so	$HERE/lib/libouter.so"
}

@test "ldd: --json is JSON, also where a name is no text" {
    need python3
    local odd
    odd=$(printf 'li"b\\\001\377.so')
    cc -shared -fPIC -Wl,-soname,"$odd" -o "lib/$odd" inner.c
    cc -o odd prog.c outer.c "lib/$odd"
    run mini-ldd --json odd
    [ "$status" -eq 1 ]
    printf '%s\n' "$output" | python3 -c '
import json, sys
j = json.loads(sys.stdin.buffer.read().decode("utf-8"))
assert j["status"] == 1 and any(o["kind"] == "missing" and o["name"] == "li\"b\\\x01\ufffd.so" for o in j["objects"]), j
'
    mini-ldd --json prog | python3 -c '
import json, sys
j = json.load(sys.stdin)
names = [o["name"] for o in j["objects"]]
assert j["objects"][j["objects"][names.index("libinner.so")]["parent"]]["name"] == "libouter.so"
'
}

@test "ldd: --dot is a graph with an edge for every need" {
    run mini-ldd --dot prog
    [ "$status" -eq 0 ]
    has 'digraph "prog" {'
    has 'n0 -> n1'
    ! command -v dot >/dev/null || dot -Tplain <<<"$output" >/dev/null
}

@test "ldd: control characters from a file do not reach a terminal" {
    need script
    local odd
    odd=$(printf 'lib\033[31m.so')
    cc -shared -fPIC -Wl,-soname,"$odd" -o "lib/$odd" inner.c
    cc -o odd prog.c outer.c "lib/$odd"
    local view
    for view in --plain --tree --explain --tries --no-warnings; do
        run script -qec "mini-ldd --color=never $view odd" /dev/null </dev/null
        has 'lib\x1b[31m.so'
        no "$(printf '\033')"
    done
}

@test "ldd: no colors on a terminal that has none" {
    need script
    run env TERM=dumb script -qec "mini-ldd --tree prog" /dev/null </dev/null
    has "libouter.so"
    no $'\033'
}

@test "ldd: colors if they are wanted, and not with NO_COLOR" {
    rm lib/libinner.so
    run mini-ldd --color=always prog
    has "$(printf '\033')["
    run mini-ldd prog
    no "$(printf '\033')"
    need script
    run env NO_COLOR=1 script -qec "mini-ldd prog" /dev/null </dev/null
    no "$(printf '\033')"
}

# --- versions -------------------------------------------------------------------------

@test "ldd: --versions tells which symbols ask for a version, and the least glibc" {
    need_glibc
    run mini-ldd --versions prog
    [ "$status" -eq 0 ]
    has "__libc_start_main"
    has "The least glibc that will do: 2."
}

@test "ldd: --versions names symbols also where no hash table tells how many there are" {
    need_glibc
    cc -fuse-ld=lld -o plain inner.c prog.c outer.c 2>/dev/null || skip "needs lld"
    run mini-ldd --versions plain
    [ "$status" -eq 0 ]
    has "__libc_start_main"
}

@test "ldd: a version that the library does not have is reported as the loader does" {
    need_glibc
    echo 'V1 { global: f; };' >one.map
    echo 'V1 { }; V2 { global: f; } V1;' >two.map
    echo 'int f(void) { return 0; }' >f.c
    echo 'int f(void); int main(void) { return f(); }' >main.c
    cc -shared -fPIC -Wl,-soname,libf.so -Wl,--version-script,two.map -o libf.so f.c
    cc -o versioned main.c -L. -lf -Wl,-rpath,"$HERE"
    cc -shared -fPIC -Wl,-soname,libf.so -Wl,--version-script,one.map -o libf.so f.c
    run mini-ldd versioned
    [ "$status" -eq 1 ]
    has "$HERE/libf.so: version \`V2' not found (required by versioned)"
    has "libf.so => $HERE/libf.so"
    run mini-ldd --versions versioned
    [ "$status" -eq 1 ]
    has "V2  (not there)"
    has "            f"
}

@test "ldd: --versions of a program with private symbols: the least glibc, and that it is tied to one" {
    need_glibc
    local loader
    loader=$(mini-readelf -lW prog | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
    echo 'extern int __libc_enable_secure; int main(void) { return __libc_enable_secure; }' >private.c
    cc -o private private.c "$loader" 2>/dev/null || skip "needs a loader to link with"
    mini-readelf -VW private | grep -q GLIBC_PRIVATE || skip "needs GLIBC_PRIVATE in the loader"
    run -0 mini-ldd --versions private
    has "            __libc_enable_secure"
    has "The least glibc that will do: 2."
    has "private uses private symbols of glibc (GLIBC_PRIVATE)."
    no "No version of glibc is asked for."
    # The parts of glibc itself have that right.
    run -0 mini-ldd --versions prog
    no "private symbols"
    run mini-ldd --versions "$(mini-ldd --plain prog | sed -n 's/^libc\.so\.6\t//p')"
    has "is a part of glibc itself"
    no "No version of glibc is asked for."
}

# --- the start by the kernel -----------------------------------------------------------

@test "ldd: a loader that is not there is an error in every view, and the rest is listed" {
    need_glibc
    cc -o orphan prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,-rpath,"$HERE/lib" \
        -Wl,--dynamic-linker,/nowhere/ld-linux.so.9
    run -127 ./orphan
    local view
    for view in --no-warnings --tree --explain "--why libouter.so" --versions --plain --json --dot \
        "--compare --env A=B"; do
        # shellcheck disable=SC2086
        run mini-ldd $view orphan
        [ "$status" -eq 1 ]
        case $view in --compare*) continue ;; esac # in both worlds: no difference
        has "its loader, /nowhere/ld-linux.so.9, is not there: starting it fails with 'No such file or directory'"
        has libouter.so || [ "$view" = --versions ]
    done
    mkdir -p "root$HERE" "root$HERE/lib"
    cp orphan prog "root$HERE"
    cp lib/* "root$HERE/lib"
    run mini-ldd --root root "$HERE/prog"
    [ "$status" -eq 1 ]
    has "is not there"
    has "libouter.so => $HERE/lib/libouter.so"
    run mini-ldd --compare --root root "$HERE/prog"
    has "+	its loader, /"
    # A library needs none for itself.
    run mini-ldd lib/libouter.so
    [ "$status" -eq 0 ]
}

@test "ldd: a loader that is none" {
    need_glibc
    echo text >none
    cc -o orphan prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,-rpath,"$HERE/lib" \
        -Wl,--dynamic-linker,none
    run mini-ldd orphan
    [ "$status" -eq 1 ]
    has "its loader, none, cannot be used, so that it does not start: file too short"
}

# --- what if ------------------------------------------------------------------------

@test "ldd: the environment, and other variables" {
    cp lib/libouter.so lib/libinner.so other
    LD_LIBRARY_PATH=$HERE/other run mini-ldd --plain prog
    has "libouter.so	$HERE/other/libouter.so"
    LD_LIBRARY_PATH=$HERE/other run mini-ldd --plain --unset LD_LIBRARY_PATH prog
    has "libouter.so	$HERE/lib/libouter.so"
    LD_LIBRARY_PATH=$HERE/lib run mini-ldd --plain --env "LD_LIBRARY_PATH=$HERE/other" prog
    has "libouter.so	$HERE/other/libouter.so"
    LD_LIBRARY_PATH=$HERE/other run mini-ldd --plain --secure prog
    [ "$status" -eq 1 ]
    has "libouter.so	not found" # neither the variable nor $ORIGIN counts
}

@test "ldd: another current directory" {
    run mini-ldd --plain --env LD_LIBRARY_PATH=lib --cwd "$HERE" prog
    has "libouter.so	lib/libouter.so"
    run mini-ldd --plain --env LD_LIBRARY_PATH=lib --cwd / prog
    has "libouter.so	$HERE/lib/libouter.so"
}

@test "ldd: a preloaded library comes first" {
    cp lib/libinner.so other/libpre.so
    run mini-ldd --tree --preload other/libpre.so prog
    [ "$status" -eq 0 ]
    has "    other/libpre.so  [preloaded"
    run mini-ldd --plain --preload other/libpre.so prog
    same "other/libpre.so	other/libpre.so" "${lines[0]}"
    run mini-ldd --tree --preload other/libnone.so prog
    [ "$status" -eq 0 ]
    has "    other/libnone.so  [left out"
}

@test "ldd: a processor of another level" {
    need_glibc
    [ "$(uname -m)" = x86_64 ] || skip "needs x86-64"
    mkdir -p lib/glibc-hwcaps/x86-64-v3
    cp lib/libouter.so lib/libinner.so lib/glibc-hwcaps/x86-64-v3
    run mini-ldd --plain --hwcaps x86-64-v3,x86-64-v2 prog
    has "libouter.so	$HERE/lib/glibc-hwcaps/x86-64-v3/libouter.so"
    run mini-ldd --plain --hwcaps x86-64-v2 prog
    has "libouter.so	$HERE/lib/libouter.so"
    run mini-ldd --plain --hwcaps "" prog
    has "libouter.so	$HERE/lib/libouter.so"
}

@test "ldd: --compare shows what differs, and nothing else" {
    cp lib/libouter.so lib/libinner.so other
    run mini-ldd --compare --env "LD_LIBRARY_PATH=$HERE/other" prog
    [ "$status" -eq 0 ]
    # shellcheck disable=SC2016
    has '-	libouter.so => '"$HERE"'/lib/libouter.so  [RUNPATH of prog: $ORIGIN/lib]'
    has "+	libouter.so => $HERE/other/libouter.so  [LD_LIBRARY_PATH: $HERE/other]"
    no "libc.so"
    run mini-ldd --compare --env LD_LIBRARY_PATH=/nonexistent prog
    has "no difference"
}

# --- copies -----------------------------------------------------------------------------

@test "ldd: --copy-to makes a root in which the program starts" {
    ln -s prog link
    run mini-ldd --copy-to root link
    [ "$status" -eq 0 ] || { echo "$output"; return 1; }
    has "the loader will find the same libraries"
    has "LD_ORIGIN_PATH"
    [ -L "root$HERE/link" ]
    [ -x "root$HERE/prog" ]
    run mini-ldd --plain --root root "$HERE/prog"
    [ "$status" -eq 0 ]
    same "$(mini-ldd --plain prog)" "$output"
    unshare -r true 2>/dev/null || skip "not shown to start: unshare -r is not allowed here"
    # There is no /proc in it, from which the loader would learn what $ORIGIN is.
    LD_ORIGIN_PATH=$HERE unshare -r chroot root "$HERE/link"
}

@test "ldd: --copy-to overwrites nothing that differs" {
    mkdir -p "root$HERE"
    echo mine >"root$HERE/prog"
    run mini-ldd --copy-to root prog
    [ "$status" -eq 1 ]
    has "is there already and differs"
    same mine "$(cat "root$HERE/prog")"
    [ ! -e "root$HERE/lib" ]
    rm "root$HERE/prog"
    mini-ldd --copy-to root prog >/dev/null
    run mini-ldd --copy-to root prog
    [ "$status" -eq 0 ]
    no "file  "
}

@test "ldd: --copy-to does not write through a link that is in the way" {
    mkdir -p "root${HERE%/*}" elsewhere
    ln -s "$HERE/elsewhere" "root$HERE"
    run mini-ldd --copy-to root prog
    [ "$status" -eq 1 ]
    same "" "$(ls elsewhere)"
}

@test "ldd: --copy-to says what no list of libraries names" {
    cat >opens.c <<'END'
#include <dlfcn.h>
#include <locale.h>
#include <pwd.h>
int main(void) { setlocale(LC_ALL, ""); getpwnam("root"); return dlopen("x", RTLD_NOW) != 0; }
END
    cc -o opens opens.c -ldl
    run mini-ldd --copy-to root opens
    [ "$status" -eq 0 ]
    has "dlopen"
    has "nsswitch.conf"
    has "locale"
}

@test "ldd: --copy-to says that a library is copied for one level of processors" {
    need_glibc
    mkdir -p lib/glibc-hwcaps/mine
    cp lib/libinner.so lib/glibc-hwcaps/mine
    run mini-ldd --hwcaps mine --copy-to root prog
    [ "$status" -eq 0 ]
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "Copied for one level of processors only: libinner.so (mine)."
    has "--hwcaps="
    [ ! -e "root$HERE/lib/libinner.so" ]
    run mini-ldd --hwcaps= --copy-to plain prog
    no "one level of processors"
    [ -e "plain$HERE/lib/libinner.so" ]
}

@test "ldd: --copy-to with --as puts the program elsewhere, through the links of the copy" {
    cc -o alone inner.c -x c - <<<'int main(void) { return 0; }'
    run mini-ldd --copy-to root --as /usr/bin/hello alone
    [ "$status" -eq 0 ]
    has "file  /usr/bin/hello"
    cmp alone root/usr/bin/hello
    [ ! -e "root$HERE" ]
    run mini-ldd --root root /usr/bin/hello
    [ "$status" -eq 0 ]
    # In another place its libraries are not found: this is said.
    run mini-ldd --copy-to moved --as /bin/prog prog
    [ "$status" -eq 0 ]
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "the loader will not find the same libraries"
    # What is the copy's already is not replaced.
    run mini-ldd --copy-to taken --as "$HERE/lib/libouter.so" prog
    [ "$status" -eq 1 ]
    has "cannot copy prog to $HERE/lib/libouter.so: File exists"
    local mistake
    for mistake in "--as x prog" "--copy-to d --as x prog prog" "--copy-to d --as x/ prog"; do
        # shellcheck disable=SC2086
        run -2 mini-ldd $mistake
        [ ! -e d ]
    done
}

@test "ldd: --as follows the links that the copy will have" {
    mkdir -p old/usr/lib old/in
    ln -s usr/lib old/lib
    cp lib/libouter.so lib/libinner.so old/usr/lib
    cc -o old/in/prog prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,-rpath,/lib
    if mini-readelf -lW old/in/prog | grep -q 'interpreter: /'; then
        file=$(mini-readelf -lW old/in/prog | sed -n 's/.*interpreter: \(.*\)\]$/\1/p')
        mkdir -p "old${file%/*}"
        cp -L "$file" "old$file"
    fi
    cc -shared -nostdlib -o old/usr/lib/libc.so.6 inner.c
    run mini-ldd --root old --copy-to new --as /lib/../lib/bin/prog /in/prog
    [ -f new/usr/lib/bin/prog ]
    [ -L new/lib ]
}

@test "ldd: --copy-to of a static program is one file, of a script nothing" {
    printf '#! /bin/sh -e\n' >script
    run mini-ldd --copy-to root script
    [ "$status" -eq 2 ]
    has "script: nothing is copied"
    has "/bin/sh"
    [ ! -e root ]
    echo 'int main(void) { return 0; }' >main.c
    cc -static -o static main.c 2>/dev/null || skip "needs a static libc"
    run mini-ldd --copy-to root static
    [ "$status" -eq 0 ]
    has "file  $HERE/static"
    has "It needs no loader and no library"
    cmp static "root$HERE/static"
    same "root$HERE/static" "$(find root -type f)"
}

# static_program NAME: builds NAME from the C source on standard input, statically; skips the
# test where that cannot be.
static_program() {
    cat >"$1.c"
    "${CC:-cc}" -static -o "$1" "$1.c" 2>/dev/null || skip "needs a static libc"
}

# joined: $output on one line.
joined() {
    output=$(tr -s ' \n' ' ' <<<"$output")
}

@test "ldd: a static program that looks up names or opens libraries is not all that it needs" {
    need_glibc
    static_program plain <<<'#include <stdio.h>
int main(void) { printf("%f\n", 1.5); return 0; }'
    static_program names <<<'#include <pwd.h>
int main(void) { return getpwnam("root") == 0; }'
    static_program opens <<<'#include <dlfcn.h>
int main(void) { return dlopen("libm.so.6", RTLD_NOW) == 0; }'
    static_program speaks <<<'#include <locale.h>
int main(void) { return setlocale(LC_ALL, "") == 0; }'
    static_program converts <<<'#include <iconv.h>
int main(void) { return iconv_open("UTF-8", "KOI8-R") == 0; }'
    local kind
    for kind in "" "stripped-"; do
        [ -z "$kind" ] || for file in plain names opens; do strip -o "$kind$file" "$file"; done
        run mini-ldd "${kind}plain"
        joined
        has "so all that it needs is in it."
        run mini-ldd --copy-to "root-${kind}plain" "${kind}plain"
        has "all that there is to copy"
        run mini-ldd "${kind}names"
        joined
        has "so it starts without another file. It looks up names of users or hosts"
        run mini-ldd --copy-to "root-${kind}names" "${kind}names"
        joined
        has "It needs no loader and no library to start"
        has "- ${kind}names looks up names of users or hosts: this takes /etc/nsswitch.conf"
        # What is found in calls: on these processors; in a stripped file, on the first.
        case $(uname -m)/$kind in
        x86_64/* | aarch64/) ;;
        *) continue ;;
        esac
        run mini-ldd "${kind}opens"
        joined
        has "It opens libraries while the program runs (dlopen)"
    done
    case $(uname -m) in
    x86_64 | aarch64)
        run mini-ldd speaks
        joined
        has "It uses locales"
        ;;
    esac
    run mini-ldd converts
    joined
    has "It converts between character sets"
    # The same as static-pie: its sections are needed to know.
    cc -static-pie -o pie names.c 2>/dev/null || return 0
    run mini-ldd --copy-to root-pie pie
    joined
    has "- pie looks up names"
    cc -static-pie -o pie plain.c
    run mini-ldd --copy-to root-plain-pie pie
    has "all that there is to copy"
}

@test "ldd: a static program of musl opens no library, and may read a file" {
    need musl-gcc
    local CC=musl-gcc
    static_program plain <<<'#include <stdio.h>
int main(void) { puts("hello"); return 0; }'
    static_program opens <<<'#include <dlfcn.h>
int main(void) { return dlopen("libm.so.6", RTLD_NOW) == 0; }'
    static_program names <<<'#include <pwd.h>
int main(void) { return getpwnam("root") == 0; }'
    local file
    for file in plain opens; do
        run mini-ldd "$file"
        joined
        has "so all that it needs is in it."
    done
    run mini-ldd names
    joined
    has "It names /etc/passwd: a file that it may read."
    no "nsswitch"
}

@test "ldd: mini-ldd itself, which knows all these names, is not accused" {
    run mini-ldd "$(command -v mini-ldd)"
    no "nsswitch"
    no "/etc/passwd"
    no "dlopen"
}

# --- kinds --------------------------------------------------------------------------------

@test "ldd: what is no dynamic program is named, with the evidence" {
    cc -c prog.c -o prog.o
    ar rcs libprog.a prog.o
    printf '#! /bin/sh -e\n' >script
    echo 'INPUT(-lfoo)' >libscript.so
    head -c 20 prog >short
    printf '\001\002\003\004' >odd
    run mini-ldd prog.o
    [ "$status" -eq 2 ]
    has "	not a dynamic executable"
    has "relocatable object file"
    run mini-ldd libprog.a
    has "static library"
    run mini-ldd script
    [ "$status" -eq 2 ]
    has "script"
    has "/bin/sh"
    no "-e"
    run mini-ldd libscript.so
    has "linker script"
    run mini-ldd short
    [ "$status" -eq 2 ]
    run mini-ldd odd
    has "01 02 03 04"
    run mini-ldd --plain odd
    [ "$status" -eq 2 ]
    same "mini-ldd: odd: not a dynamic executable" "$output"
}

@test "ldd: static, static-pie and packed programs" {
    echo 'int main(void) { return 0; }' >main.c
    cc -static -o static main.c 2>/dev/null || skip "needs a static libc"
    run mini-ldd static
    [ "$status" -eq 2 ]
    has "static program"
    cat prog >>static
    run mini-ldd static
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "Probably a packed program"
    has "an ELF file"
    cc -static-pie -o pie main.c 2>/dev/null || skip "no static-pie here: not shown"
    run mini-ldd pie
    [ "$status" -eq 0 ]
    has "	statically linked"
    has "A static-pie program"
    cat prog >>pie
    run mini-ldd pie
    has "Probably a packed program"
}

@test "ldd: a segment of zeros may lie beyond the end of the file: what is appended is still seen" {
    printf 'static volatile int zeros[9];\nvoid _start(void) { for (;;) zeros[1]++; }\n' >zeros.c
    cc -static -nostdlib -o zeros zeros.c -Wl,--build-id=none
    # GNU ld puts it there on AArch64; here its offset, the second word of its header, is changed.
    local number
    number=$(mini-readelf -lW zeros | awk '/^  [A-Z].* 0x/ { if ($1 == "LOAD" && $5 ~ /^0x0*$/) print count + 0; count++ }')
    [ -n "$number" ] || skip "the linker makes no segment of zeros alone"
    printf '\0\0\1\0' | dd of=zeros bs=1 seek=$((64 + number * 56 + 8)) conv=notrunc 2>/dev/null
    [ "$(mini-readelf -lW zeros | grep -c 'LOAD *0x010000 .* 0x000000 0x0000[1-9a-f]')" -eq 1 ] ||
        skip "needs 64-bit files with the byte order of x86-64"
    cat prog >>zeros
    run mini-ldd zeros
    output=$(tr -s ' \n' ' ' <<<"$output")
    has "bytes follow at offset"
    has "an ELF file"
}

@test "ldd: an empty file, a folder and a pipe are errors" {
    : >empty
    mkfifo pipe
    local file
    for file in empty . pipe; do
        run timeout 10 mini-ldd "$file"
        [ "$status" -eq 2 ]
        has "mini-ldd: $file: "
    done
}

# --- warnings -----------------------------------------------------------------------------

# warned OPTION... FILE: what is warned of.
warned() {
    run --separate-stderr mini-ldd "$@"
    # shellcheck disable=SC2154 # bats sets $stderr
    output=$(sed -n 's/.*: warning: //p' <<<"$stderr")
}

@test "ldd: a sound program is not warned about" {
    warned prog
    same "" "$output"
}

@test "ldd: folders that are relative, empty, or for everybody to write" {
    cc -o bad prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,-rpath,lib::"$HERE/open":"$HERE/open/more"
    mkdir -m 755 open
    warned bad
    has "has the relative folder lib"
    has "has an empty element"
    no "everybody"
    chmod a+w open
    cc -o bad prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,-rpath,"$HERE/open:$HERE/open/more:$HERE/lib"
    warned bad
    has "everybody can write to the folder $HERE/open,"
    has "the folder $HERE/open/more does not exist"
    warned --no-warnings bad
    same "" "$output"
}

@test "ldd: a name that only an earlier library satisfies" {
    cc -shared -fPIC -Wl,-soname,libgone.so.1 -o lib/libreal.so inner.c
    cc -shared -fPIC -Wl,-soname,libgone.so.1 -o libgone.so inner.c
    cc -shared -fPIC -Wl,-soname,libuser.so -o lib/libuser.so outer.c ./libgone.so
    sed 's/outer()/inner() + outer()/; s/int main/int inner(void); int main/' prog.c >both.c
    echo 'int inner(void) { return 2; }' >stub.c
    cc -shared -fPIC -Wl,-soname,"$HERE/lib/libreal.so" -o stub.so stub.c
    cc -o both both.c ./stub.so lib/libuser.so -Wl,--disable-new-dtags \
        -Wl,-rpath,"$HERE/lib" -Wl,--allow-shlib-undefined
    warned both
    has "libgone.so.1, which libuser.so needs, is in no place that is searched"
    has "needs a library by its path"
    cp lib/libreal.so lib/libgone.so.1
    warned both
    no "libgone.so.1"
}

@test "ldd: --warnings names what is found by the lists of others only" {
    need_glibc
    cc -shared -fPIC -Wl,-soname,libouter.so -o lib/libouter.so outer.c -Llib -linner
    cc -o prog prog.c -Wl,--no-as-needed -Llib -linner -louter -Wl,--enable-new-dtags \
        -Wl,-rpath,"\$ORIGIN/lib"
    run mini-ldd prog
    [ "$status" -eq 0 ]
    no "is in no place that is searched"
    run mini-ldd --warnings prog
    has "libinner.so, which libouter.so needs, is in no place that is searched"
}

@test "ldd: a root without /proc, in which nobody finds his own folder" {
    mkdir -p "root$HERE" root/proc
    cp -R prog lib "root$HERE"
    run mini-ldd --root root "$HERE/prog"
    has "root has no /proc, or an empty one"
    # shellcheck disable=SC2016
    has 'this counts for nothing: $ORIGIN/lib in RUNPATH of '"$HERE/prog"
    no "RUNPATH of libouter.so"
    has "libouter.so => $HERE/lib/libouter.so"
    run mini-ldd --root root "$HERE/lib/libinner.so"
    no /proc
    if mini-readelf -lW prog | grep -q ld-linux; then
        run mini-ldd --root root --env "LD_ORIGIN_PATH=$HERE" "$HERE/prog"
        no /proc
    fi
    mkdir root/proc/self
    run mini-ldd --root root "$HERE/prog"
    no /proc
}

@test "ldd: an audit library" {
    cc -o audited prog.c -Llib -louter -Wl,-rpath-link,lib -Wl,-rpath,"$HERE/lib" -Wl,--audit=libaudit.so ||
        skip "this linker knows no --audit"
    mini-readelf -dW audited | grep -q AUDIT || skip "this linker ignores --audit"
    warned audited
    has "audit library"
    has "libaudit.so"
}

@test "ldd: --warnings adds what is not used, and what has no soname" {
    cc -shared -fPIC -o libplain.so inner.c
    cc -o more prog.c -Wl,--no-as-needed -Llib -louter -L. -lplain -Wl,-rpath-link,lib \
        -Wl,-rpath,"$HERE/lib:$HERE"
    warned more
    same "" "$output"
    warned --warnings more
    has "libplain.so has no soname"
    has "libplain.so is needed (DT_NEEDED), but no symbol of more is bound to it"
}

# --- the command line ---------------------------------------------------------------------

@test "ldd: --help and --version on standard output; mistakes are status 2" {
    run --separate-stderr mini-ldd --help
    [ "$status" -eq 0 ]
    has "Usage: mini-ldd"
    same "" "$stderr"
    run mini-ldd --version
    same "mini-ldd 1.0" "$output"
    local mistake
    for mistake in "" "--nonsense prog" "--tree --plain prog" "--env NONSENSE prog" \
        "--compare prog" "--color=blue prog" "--root /nonexistent prog"; do
        # shellcheck disable=SC2086
        run --separate-stderr mini-ldd $mistake
        same 2 "$status"
        same "" "$output"
    done
}

@test "ldd: a full disk is an error" {
    [ -c /dev/full ] || skip "needs /dev/full"
    run sh -c 'mini-ldd prog >/dev/full'
    [ "$status" -eq 2 ]
    has "No space left"
}

@test "ldd: the man page is well-formed" {
    need mandoc
    same "" "$(mandoc -Tlint "$COURSE/tools/mini-ldd.1" | grep -v -e 'referenced manual not found')"
}
