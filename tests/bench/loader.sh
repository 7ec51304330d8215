#!/bin/sh
# loader.sh: mini-ldd against ldd, lddtree and libtree, and against a program that only opens
# the same files (floor.c); mini-bind against the loader itself. All on the program of this
# machine with the most libraries.
#
#   PROGRAM  the program (the one with the most libraries, by looking; over 30)
#   ROUNDS   how often each command runs (21)
#   BUILD    the folder of the build (build)
#
# What is measured is a copy of the tools, as "make install" makes one: see tools.sh.
# The commands take turns, their output goes to a pipe, and the median of the ratios of
# each round counts: measure.c. The status is 1 if a bar is not met.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build}
mkdir -p "$BUILD"
BUILD=$(cd "$BUILD" && pwd)
ROUNDS=${ROUNDS:-21}
CC=${CC:-cc}
MANY=30
[ -x "$BUILD/bin/mini-ldd" ] || { echo "loader.sh: $BUILD/bin/mini-ldd is not there: make tools" >&2; exit 2; }
scratch=$(mktemp -d "$BUILD/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cp "$BUILD/bin/mini-ldd" "$BUILD/bin/mini-bind" "$scratch"
ldd=$scratch/mini-ldd
bind=$scratch/mini-bind
unset LD_LIBRARY_PATH LD_PRELOAD

# CC may be several words.
# shellcheck disable=SC2086
$CC -std=c11 -D_GNU_SOURCE -O2 -o "$scratch/measure" tests/bench/measure.c

# largest: the program in PATH for which the most libraries are loaded, all of them found.
largest() {
    find /usr/bin /usr/sbin /usr/lib/*/libexec /usr/libexec -maxdepth 1 -type f -perm -100 2>/dev/null |
        while IFS= read -r file; do
            list=$("$ldd" --plain "$file" 2>/dev/null) || continue
            printf '%d %s\n' "$(printf '%s\n' "$list" | wc -l)" "$file"
        done | sort -rn | head -n 1
}

# build_many: a program with enough libraries, where the machine has none.
build_many() {
    number=0 libraries=
    while [ "$number" -lt 40 ]; do
        printf 'int f%d(void) { return %d; }\n' "$number" "$number" >"$scratch/f.c"
        # shellcheck disable=SC2086
        $CC -shared -fPIC -o "$scratch/libmany$number.so" "$scratch/f.c"
        libraries="$libraries -lmany$number" number=$((number + 1))
    done
    printf 'int main(void) { return 0; }\n' >"$scratch/main.c"
    # shellcheck disable=SC2086
    $CC -o "$scratch/many" "$scratch/main.c" -Wl,--no-as-needed -L"$scratch" $libraries \
        -Wl,-rpath,"$scratch"
    echo "41 $scratch/many"
}

# median EXPRESSION: over the rounds; $1, $2 ... are the times in microseconds.
median() {
    grep -v memory "$scratch/times" | awk "{ print $1 }" | sort -n |
        awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# least COLUMN: the shortest time over the rounds, in milliseconds.
least() {
    grep -v memory "$scratch/times" | awk -v column="$1" '
        NR == 1 || $column < least { least = $column } END { printf "%.2f", least / 1000 }'
}

# row NAME COLUMN BAR: one line. BAR is how many times as fast we have to be, or, "<N", how
# many times its time we may take ("-": no bar).
row() {
    time=$(awk "BEGIN { printf \"%.2f\", $(median "\$$2") / 1000 }")
    if [ "$2" = 1 ]; then
        printf '  %-34s %9s ms %9s ms\n' "$1" "$time" "$(least 1)"
        return
    fi
    case $3 in
    '<'*) ratio=$(median "\$1 / \$$2") holds="$ratio <= ${3#<}" words="at most ${3#<}" ;;
    *) ratio=$(median "\$$2 / \$1") holds="$ratio >= $3" words="at least $3" ;;
    esac
    verdict=
    if [ "$3" != - ]; then
        verdict="($words) pass"
        awk "BEGIN { exit !($holds) }" || { verdict="($words) FAIL" status=1; }
    fi
    printf '  %-34s %9s ms %9s ms  %8.2f  %s\n' "$1" "$time" "$(least "$2")" "$ratio" "$verdict"
}

# files: what mini-ldd opens for PROGRAM: itself, its loader, what that reads in /etc, and each
# path at which a library was looked for. One a line.
files() {
    printf '%s\n' "$PROGRAM" "$loader" /etc/ld.so.preload /etc/ld.so.cache
    "$ldd" --tries "$PROGRAM" | cut -f2
}

status=0
if [ -n "${PROGRAM:-}" ]; then
    count=$("$ldd" --plain "$PROGRAM" | wc -l)
else
    found=$(largest)
    [ "${found%% *}" -gt "$MANY" ] || found=$(build_many)
    count=${found%% *} PROGRAM=${found#* }
fi
printf '%s: %d libraries\n' "$PROGRAM" "$count"
loader=$("$BUILD/bin/mini-readelf" -lW "$PROGRAM" | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')

# link NAME SOURCE: a program that is linked as the tools are, and copied as they are.
link() {
    # shellcheck disable=SC2086
    $CC -O2 -static -o "$scratch/linked" "$2" 2>/dev/null || $CC -O2 -o "$scratch/linked" "$2"
    cp "$scratch/linked" "$scratch/$1"
}

# The tools that are installed, each with its bar. Two programs of ours show what the kernel
# takes: for the start of any, and for opening the files.
printf 'int main(void) { return 0; }\n' >"$scratch/nothing.c"
link nothing "$scratch/nothing.c"
link floor tests/bench/floor.c
set -- "$ldd" "$PROGRAM"
column=1
: >"$scratch/rows"
echo "mini-ldd 1 -" >>"$scratch/rows"
for bar in ldd:10 lddtree:- libtree:1; do
    tool=${bar%:*}
    command -v "$tool" >/dev/null || { echo "  ($tool is not installed)"; continue; }
    column=$((column + 1))
    set -- "$@" -- "$tool" "$PROGRAM"
    echo "$tool $column ${bar#*:}" >>"$scratch/rows"
done
for view in --tree --explain --versions; do
    column=$((column + 1))
    set -- "$@" -- "$ldd" "$view" "$PROGRAM"
    echo "mini-ldd_$view $column -" >>"$scratch/rows"
done
set -- "$@" -- "$scratch/nothing"
echo "nothing $((column + 1)) -" >>"$scratch/rows"
echo "opening_the_same_files $((column + 2)) <1.35" >>"$scratch/rows"
# Each line is one argument.
set -f
IFS='
'
# shellcheck disable=SC2046
set -- "$@" -- "$scratch/floor" $(files)
unset IFS
set +f
"$scratch/measure" "$ROUNDS" "$@" >"$scratch/times"
printf '  %-34s %12s %12s  %8s\n' command median least ratio
while read -r name number least; do
    row "$(echo "$name" | tr _ ' ')" "$number" "$least"
done <"$scratch/rows"

# mini-bind computes the bindings of the program's start: against the loader that binds, and
# prints, the same ones. With LD_WARN it does so without starting the program. It prints them
# on standard error: for both that goes the way of standard output, so that both are read.
case $loader in
*/ld-linux*)
    # shellcheck disable=SC2016
    "$scratch/measure" "$ROUNDS" sh -c 'exec "$@" 2>&1' sh "$bind" --plain "$PROGRAM" -- \
        sh -c 'exec "$@" 2>&1' sh \
        env LD_TRACE_LOADED_OBJECTS=1 LD_WARN=yes LD_BIND_NOW=1 LD_DEBUG=bindings \
        "$loader" "$PROGRAM" >"$scratch/times"
    row 'mini-bind --plain' 1 -
    row 'loader, LD_DEBUG=bindings' 2 3
    ;;
*) echo '  (mini-bind is compared with the loader of glibc only)' ;;
esac
exit "$status"
