#!/bin/sh
# loader.sh: mini-ldd against ldd, lddtree and libtree, and mini-bind against the loader
# itself, on the program of this machine with the most libraries.
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

# row NAME COLUMN LEAST: one line; LEAST is how many times as fast we have to be ("-": no bar).
row() {
    time=$(awk "BEGIN { printf \"%.2f\", $(median "\$$2") / 1000 }")
    if [ "$2" = 1 ]; then
        printf '  %-34s %9s ms\n' "$1" "$time"
        return
    fi
    ratio=$(median "\$$2 / \$1")
    verdict=
    if [ "$3" != - ]; then
        verdict="(at least $3) pass"
        awk "BEGIN { exit !($ratio >= $3) }" || { verdict="(at least $3) FAIL" status=1; }
    fi
    printf '  %-34s %9s ms  %8.2f  %s\n' "$1" "$time" "$ratio" "$verdict"
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

# The tools that are installed, each with its bar. A program that does nothing shows what
# the kernel takes for the start of any.
printf 'int main(void) { return 0; }\n' >"$scratch/nothing.c"
# shellcheck disable=SC2086
$CC -static -o "$scratch/linked" "$scratch/nothing.c" 2>/dev/null || $CC -o "$scratch/linked" "$scratch/nothing.c"
cp "$scratch/linked" "$scratch/nothing"
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
"$scratch/measure" "$ROUNDS" "$@" >"$scratch/times"
printf '  %-34s %12s  %8s\n' command median ratio
while read -r name number least; do
    row "$(echo "$name" | tr _ ' ')" "$number" "$least"
done <"$scratch/rows"

# mini-bind computes the bindings of the program's start: against the loader that binds, and
# prints, the same ones. With LD_WARN it does so without starting the program.
loader=$("$BUILD/bin/mini-readelf" -lW "$PROGRAM" | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
case $loader in
*/ld-linux*)
    "$scratch/measure" "$ROUNDS" "$bind" --plain "$PROGRAM" -- \
        env LD_TRACE_LOADED_OBJECTS=1 LD_WARN=yes LD_BIND_NOW=1 LD_DEBUG=bindings \
        "$loader" "$PROGRAM" >"$scratch/times"
    row 'mini-bind --plain' 1 -
    row 'loader, LD_DEBUG=bindings' 2 1
    ;;
*) echo '  (mini-bind is compared with the loader of glibc only)' ;;
esac
exit "$status"
