# helper.bash: what all tests share. "load helper" at the top of a test file.

# The user's own settings must not reach what is tested.
unset MAKEFLAGS MFLAGS MAKELEVEL MAKEOVERRIDES CC CFLAGS LDFLAGS CPPFLAGS LD_LIBRARY_PATH LD_PRELOAD
unset LD_RUN_PATH LIBRARY_PATH CDPATH ENV FRESH PAUSE NO_COLOR COLUMNS DESTDIR PREFIX WORK V
export LC_ALL=C

COURSE=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$COURSE/$BUILD ;;
esac
export BUILD
PATH=$BUILD/bin:$PATH

# need PROGRAM...: skips the test, with the reason, where one of them is missing.
need() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || skip "needs $program"
    done
}

# mklab: writes standard input as the lab "01-try" below the test's own folder,
# whose name has a blank and a letter that is not ASCII. Sets LAB, the path of the
# file, and RUN, the folder for everything that is built from it.
mklab() {
    local course="$BATS_TEST_TMPDIR/a cours é"
    mkdir -p "$course/labs/01-try"
    LAB="$course/labs/01-try/LAB.md"
    RUN="$BATS_TEST_TMPDIR/b uild"
    cat >"$LAB"
}

# same EXPECTED ACTUAL: fails, showing both, when they differ.
same() {
    [ "$1" = "$2" ] || { printf 'expected: %s\nfound:    %s\n' "$1" "$2" >&2; return 1; }
}

# has TEXT: fails, showing $output of the last run, when TEXT is not in it.
has() {
    case $output in
    *"$1"*) ;;
    *) printf 'not found: %s\nin: %s\n' "$1" "$output" >&2; return 1 ;;
    esac
}
