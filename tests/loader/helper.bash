# helper.bash: what the tests of the loader's rules share. "load helper" at the top.
# shellcheck disable=SC2154 # bats sets $status and $output
#
# Every test builds its libraries with cc in a folder of its own, whose name has a
# blank, and compares a tool with what the loader itself does to the same files. The
# loader is always started by its own path, in trace mode: no code of the files runs.

BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)/$BUILD ;;
esac
load ../helper
# shellcheck disable=SC2034 # for the tests
COURSE=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
unset LD_BIND_NOW LD_DEBUG LD_DYNAMIC_WEAK LD_WARN LD_AUDIT LD_TRACE_LOADED_OBJECTS

# The loader of what cc builds; empty if that cannot be found out.
loader_path() {
    mini-readelf -lW /bin/sh 2>/dev/null | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p'
}

# need_glibc: skips the test where the loader is not that of glibc.
need_glibc() {
    LOADER=$(loader_path)
    [ -x "$LOADER" ] || skip "needs a dynamic /bin/sh"
    [ "$("$LOADER" --version 2>/dev/null | grep -c -e GNU -e GLIBC)" -gt 0 ] ||
        skip "needs glibc's loader"
}

# need_x86_64: skips the test on another machine: its assembler file is for this one.
need_x86_64() {
    [ "$(uname -m)" = x86_64 ] || skip "needs an x86-64 machine"
}

# folder: makes the test's own folder and goes there. HERE is its path.
folder() {
    HERE="$BATS_TEST_TMPDIR/a dir"
    mkdir -p "$HERE"
    cd "$HERE" || return 1
    HERE=$(pwd -P)
}

# lib NAME [OPTION...]: builds libNAME.so, with that soname, from the C source on standard
# input; with -x assembler among the options, from assembler. It needs no C library, and
# finds others in its own folder.
lib() {
    local name=$1
    shift
    cat >"$name.in"
    case " $* " in
    *" -x assembler "*) mv "$name.in" "$name.s" && set -- "$@" "$name.s" ;;
    *) mv "$name.in" "$name.c" && set -- "$name.c" "$@" ;;
    esac
    # shellcheck disable=SC2016 # for the loader
    cc -shared -fPIC -O0 -nostdlib -L. -Wl,--no-as-needed -Wl,-rpath,'$ORIGIN' -Wl,--hash-style=gnu \
        -Wl,-soname,"lib$name.so" -o "lib$name.so" "$@"
}

# program NAME [OPTION...]: builds the program NAME, which finds its libraries in its own
# folder, from the C source on standard input.
program() {
    local name=$1
    shift
    cat >"$name.c"
    # shellcheck disable=SC2016 # for the loader
    cc -O0 -L. -Wl,--no-as-needed -Wl,-rpath,'$ORIGIN' -Wl,--hash-style=gnu \
        -o "$name" "$name.c" "$@"
}

# loader_bindings FILE [NAME=VALUE...]: the loader's own table of bindings: file, symbol,
# version and definer.
loader_bindings() {
    local file=$1
    shift
    env "$@" LD_TRACE_LOADED_OBJECTS=1 LD_WARN=yes LD_BIND_NOW=1 LD_DEBUG=bindings \
        "$LOADER" "$file" 2>"$BATS_TEST_TMPDIR/loader.err" >/dev/null || return
    sed -n -e '/\tbinding file linux-\(vdso\|gate\)/d' \
        -e "s/^ *[0-9]*:\tbinding file \(.*\) \[0\] to \(.*\) \[0\]: [a-z]* symbol \`\(.*\)' \[\(.*\)\]\$/\1\t\3\t\4\t\2/p;t" \
        -e "s/^ *[0-9]*:\tbinding file \(.*\) \[0\] to \(.*\) \[0\]: [a-z]* symbol \`\(.*\)'\$/\1\t\3\t-\t\2/p;t" \
        -e 's/^undefined symbol: \(.*\), version \(.*\)\t(\(.*\))$/\3\t\1\t\2\t-/p;t' \
        -e 's/^undefined symbol: \(.*\)\t(\(.*\))$/\2\t\1\t-\t-/p' \
        "$BATS_TEST_TMPDIR/loader.err" | sort -u
}

# agree FILE [NAME=VALUE...]: fails unless mini-bind has the loader's table for FILE, in
# this environment. The table is left in $TABLE.
agree() {
    local file=$HERE/$1 wanted
    shift
    wanted=$(loader_bindings "$file" "$@")
    [ -n "$wanted" ] || { echo "the loader bound nothing" >&2; return 1; }
    TABLE=$(env "$@" mini-bind --plain "$file" 2>"$BATS_TEST_TMPDIR/tool.err" | sort)
    diff <(echo "$wanted") <(echo "$TABLE") >&2 || return 1
}

# binds FROM SYMBOL VERSION TO: fails unless this row is in $TABLE. FROM and TO are the
# names of files in the test's folder; TO may be "-".
binds() {
    local to=$4
    [ "$to" = - ] || to=$HERE/$to
    grep -qxF "$(printf '%s\t%s\t%s\t%s' "$HERE/$1" "$2" "$3" "$to")" <<<"$TABLE" ||
        { printf 'no row: %s\nin:\n%s\n' "$*" "$(grep "^$HERE" <<<"$TABLE")" >&2; return 1; }
}

# patch FILE WHAT...: changes a built file as no linker would; see patch.c.
patch() {
    [ -x "$BATS_RUN_TMPDIR/patch" ] || {
        command cc -o "$BATS_RUN_TMPDIR/patch.$$" "$BATS_TEST_DIRNAME/patch.c" &&
            mv "$BATS_RUN_TMPDIR/patch.$$" "$BATS_RUN_TMPDIR/patch"
    }
    "$BATS_RUN_TMPDIR/patch" "$@"
}
