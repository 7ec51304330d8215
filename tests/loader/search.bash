# search.bash: for the tests of the search for libraries. "load search" at the top.
# shellcheck disable=SC2154 # bats sets $status and $output
#
# Every test builds small libraries and compares mini-ldd with what the real loader says
# about the same files: the list, and every path that was tried. The loader is started by
# its own path, in trace mode, so that no code of the files runs.

bats_require_minimum_version 1.5.0 # run with the expected status

load helper
unset LD_LIBRARY_PATH LD_PRELOAD
ROOT=

# The tests can be run for another loader: TEST_LOADER is its path, TEST_CC what builds files
# for its machine, "cc -m32" say.
cc() {
    # Its options are words.
    # shellcheck disable=SC2086
    command ${TEST_CC:-cc} "$@"
}

# setup_search: for setup(): a folder of the test's own, glibc's loader, a compiler.
setup_search() {
    need cc
    need_glibc
    LOADER=${TEST_LOADER:-$LOADER}
    folder
    mkdir stubs
}

# arguments of shared and executable -> OPTIONS, for cc:
#   --needs NAME     a DT_NEEDED entry, of a library that need not exist
#   --soname NAME    DT_SONAME
#   --rpath LIST     DT_RPATH
#   --runpath LIST   DT_RUNPATH
# Everything else is handed to cc.
options() {
    OPTIONS=()
    while [ $# -gt 0 ]; do
        case $1 in
        --needs)
            stub "$2"
            OPTIONS+=("stubs/$STUB")
            shift
            ;;
        --soname) OPTIONS+=("-Wl,-soname,$2") && shift ;;
        --rpath) OPTIONS+=("-Wl,--disable-new-dtags" -Xlinker -rpath -Xlinker "$2") && shift ;;
        --runpath) OPTIONS+=("-Wl,--enable-new-dtags" -Xlinker -rpath -Xlinker "$2") && shift ;;
        *) OPTIONS+=("$1") ;;
        esac
        shift
    done
}

# stub NAME: makes a library to link with, so that NAME gets into DT_NEEDED; its file is
# called $STUB, in stubs/.
stub() {
    STUB=$(printf '%s' "$1" | cksum | tr -c '0-9\n' _).so
    [ -e "stubs/$STUB" ] || echo | cc -xc - -xnone -shared -fPIC -nostdlib -Xlinker -soname -Xlinker "$1" -o "stubs/$STUB"
}

# shared PATH [ARGUMENT...]: builds a library that needs nothing but what is named.
shared() {
    local path=$1
    shift
    options "$@"
    mkdir -p "$(dirname "$path")"
    echo 'int unused;' | cc -xc - -xnone -shared -fPIC -nostdlib -Wl,--no-as-needed -o "$path" "${OPTIONS[@]}"
}

# executable PATH [ARGUMENT...]: the same for a program. It cannot run, and need not.
executable() {
    local path=$1
    shift
    options "$@"
    mkdir -p "$(dirname "$path")"
    echo 'int _start;' |
        cc -xc - -xnone -pie -fPIE -nostdlib -Wl,--no-as-needed -Wl,-e,_start \
            -Wl,--dynamic-linker,"$LOADER" -o "$path" "${OPTIONS[@]}"
}

# helper_program NAME: builds this folder's NAME.c, once, and sets HELPER to the program.
helper_program() {
    HELPER=$BATS_RUN_TMPDIR/$1
    [ -x "$HELPER" ] || {
        command cc -D_GNU_SOURCE -o "$HELPER.$$" "$BATS_TEST_DIRNAME/$1.c" && mv "$HELPER.$$" "$HELPER"
    }
}

# need_root_folder: makes the folder $ROOT with the loader in it, for tests that change
# what lies outside a program's own folders; skips where nobody may enter it.
need_root_folder() {
    ROOT=$HERE/root
    mkdir -p "$ROOT/etc" "$ROOT${LOADER%/*}"
    cp -L "$LOADER" "$ROOT$LOADER"
    helper_program enter
    ENTER=$HELPER
    "$ENTER" "$ROOT" -- "$LOADER" --version >/dev/null 2>&1 || skip "needs root, or user namespaces"
}

# loader_says FILE [NAME=VALUE...]: what the loader lists and tries, in mini-ldd's format,
# in the files list and tries; its status. It prints its list in one piece, so a
# list that is not there means that it gave up. With ROOT set, FILE lies in that root.
loader_says() {
    local file=$1 run=(env)
    shift
    set -- "$@" LD_TRACE_LOADED_OBJECTS=1 LD_DEBUG=libs
    if [ -n "$ROOT" ]; then
        run=("$ENTER" "$ROOT")
        set -- "$@" --
    fi
    ANSWER=0
    "${run[@]}" "$@" "$LOADER" "$file" \
        >"$BATS_TEST_TMPDIR/out" 2>"$BATS_TEST_TMPDIR/err" || ANSWER=$?
    sed -n -e '/^\tstatically linked$/d' -e '/^\tlinux-\(vdso\|gate\)/d' \
        -e 's/^\t\(.*\) => not found$/\1\tnot found/p;t' \
        -e 's/ (0x[0-9a-f]*)$//;t found' -e d -e ':found' \
        -e 's/^\t\(.*\) => \(.*\)$/\1\t\2/p;t' -e 's/^\t\(.*\)$/\1\t\1/p' \
        "$BATS_TEST_TMPDIR/out" >"$BATS_TEST_TMPDIR/list"
    awk '!sub(/^ *[0-9]+:\t/, "") { next }
        /^find library=.* \[[0-9]+\]; searching$/ {
            name = $0
            sub(/^find library=/, "", name)
            sub(/ \[[0-9]+\]; searching$/, "", name)
        }
        /^  trying file=/ { print name "\t" substr($0, 15) }' \
        "$BATS_TEST_TMPDIR/err" >"$BATS_TEST_TMPDIR/tries"
}

# same_search FILE [NAME=VALUE...]: fails unless mini-ldd agrees with the loader about
# FILE in this environment. Leaves the list in LIST and the tries in TRIES.
same_search() {
    local file=$1 got=0
    shift
    case $file in /*) ;; *) file=$HERE/$file ;; esac
    loader_says "$file" "$@"
    # The tool's own start must not see the variables.
    local variable set=()
    [ -z "$ROOT" ] || set+=(--root "$ROOT")
    for variable; do set+=(--env "$variable"); done
    LIST=$(mini-ldd --plain "${set[@]}" "$file" 2>"$BATS_TEST_TMPDIR/message") || got=$?
    TRIES=$(mini-ldd --tries "${set[@]}" "$file" 2>/dev/null) || :
    if [ "$ANSWER" -ne 0 ]; then
        [ "$got" -ne 0 ] || { echo "the loader gives up:" && cat "$BATS_TEST_TMPDIR/err"; } >&2
        return $((got == 0))
    fi
    diff "$BATS_TEST_TMPDIR/list" <(printf '%s' "$LIST${LIST:+$'\n'}") >&2 &&
        diff "$BATS_TEST_TMPDIR/tries" <(printf '%s' "$TRIES${TRIES:+$'\n'}") >&2
}

# gives_up FILE TEXT [NAME=VALUE...]: the loader gives up with TEXT, and so does mini-ldd.
gives_up() {
    local file=$HERE/$1 text=$2
    shift 2
    same_search "$file" "$@" || return
    [ "$ANSWER" -ne 0 ] || { echo "the loader does not give up" >&2; return 1; }
    grep -qF -- "$text" "$BATS_TEST_TMPDIR/out" "$BATS_TEST_TMPDIR/err" ||
        { echo "the loader does not say: $text" && cat "$BATS_TEST_TMPDIR/err" && return 1; } >&2 ||
        return
    grep -qF -- "$text" "$BATS_TEST_TMPDIR/message" ||
        { echo "not in the message: $text" && cat "$BATS_TEST_TMPDIR/message" && return 1; } >&2
}

# row NAME PATH: fails unless LIST has this row. A relative PATH is one in the test's
# folder; "=PATH" is taken as it is.
row() {
    local path=$2
    case $path in =*) path=${path#=} ;; /* | "not found") ;; *) path=$HERE/$path ;; esac
    grep -qxF -- "$1	$path" <<<"$LIST" || { printf 'no row %s => %s in:\n%s\n' "$1" "$path" "$LIST" >&2; return 1; }
}

# no_row TEXT: fails if LIST has a row that begins with TEXT.
no_row() {
    ! grep -q -- "^$1" <<<"$LIST" || { printf 'a row for %s in:\n%s\n' "$1" "$LIST" >&2; return 1; }
}

# names NAME...: fails unless LIST has exactly these names, in this order. The loader need
# not be among them: from glibc 2.41 on, and with the fixes of 2.39 and 2.40, it is always
# listed.
names() {
    local found
    found=$(cut -f1 <<<"$LIST")
    case " $* " in *" $LOADER "*) ;; *) found=$(grep -vxF "$LOADER" <<<"$found") ;; esac
    same "$*" "$(xargs <<<"$found")"
}

# need_64: skips the test where its files are not 64-bit ones: it changes their headers.
need_64() {
    need_x86_64
    [ -z "$TEST_CC" ] || skip "needs 64-bit files"
}

# need_own_loader: skips the test where another loader is asked: a library names none.
need_own_loader() {
    [ -z "$TEST_LOADER" ] || skip "needs the machine's own loader"
}

# tried COUNT PATTERN: fails unless COUNT lines of TRIES match.
tried() {
    same "$1" "$(grep -c -- "$2" <<<"$TRIES")"
}
