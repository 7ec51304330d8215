#!/bin/sh
# engine.sh: what the engine costs over a plain shell that runs the same commands.
#   1. a thousand times `true`: at most 1 ms each over sh
#   2. every whole lab: at most 1.10 times its commands in plain sh
# Both sides take turns, and the median of the ratios counts. Fails above the limits.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build}
mkdir -p "$BUILD"
BUILD=$(cd "$BUILD" && pwd)
ROUNDS=${ROUNDS:-11}
lab=$BUILD/bin/lab
scratch=$(mktemp -d "$BUILD/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT

now() { date +%s%N; }

# The environment that the engine gives a lab.
plain() {
    (cd "$1" && env -i PATH="$BUILD/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" HOME="$1" \
        LC_ALL=C TZ=UTC TERM=dumb TMPDIR="$scratch" sh "$2" </dev/null >"$scratch/out" 2>&1) || :
}

# measure LAB.md SCRIPT: a line "engine sh" in microseconds for each round. The folder
# is filled outside the time of the plain shell, and the engine's by the engine.
measure() {
    round=0
    while [ "$round" -lt "$ROUNDS" ]; do
        rm -rf "$scratch/folder" && mkdir "$scratch/folder"
        cp -R libdemo prog "$scratch/folder"
        find "$(dirname "$1")" -maxdepth 1 -type f ! -name LAB.md -exec cp {} "$scratch/folder" \;
        t0=$(now)
        "$lab" test --build "$BUILD" "$1" >"$scratch/tap" || :
        t1=$(now)
        plain "$scratch/folder" "$2"
        t2=$(now)
        printf '%d %d\n' $(((t1 - t0) / 1000)) $(((t2 - t1) / 1000))
        round=$((round + 1))
    done
}

# median EXPRESSION: its median over the rounds; engine and sh are the two times in ms.
median() {
    awk "{ engine = \$1 / 1000; sh = \$2 / 1000; print $1 }" "$scratch/times" | sort -n |
        awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

status=0
mkdir -p "$scratch/course/labs/01-true"
{
    printf '# Lab 1: True\n\n```console\n'
    awk 'BEGIN { for (i = 0; i < 1000; i++) print "$ true" }'
    printf '```\n'
} >"$scratch/course/labs/01-true/LAB.md"
"$lab" script "$scratch/course/labs/01-true/LAB.md" >"$scratch/script"
measure "$scratch/course/labs/01-true/LAB.md" "$scratch/script" >"$scratch/times"
each=$(median '(engine - sh) / 1000')
printf '1000 x true: engine %.1f ms, sh %.1f ms; %.3f ms each over sh (limit 1)\n' \
    "$(median engine)" "$(median sh)" "$each"
awk "BEGIN { exit !($each <= 1) }" || status=1

for file in labs/[0-9]*/LAB.md; do
    "$lab" script --build "$BUILD" "$file" >"$scratch/script"
    measure "$file" "$scratch/script" >"$scratch/times"
    ratio=$(median 'engine / sh')
    printf '%-32s engine %7.1f ms, sh %7.1f ms, ratio %.3f (limit 1.10)\n' "$file" \
        "$(median engine)" "$(median sh)" "$ratio"
    awk "BEGIN { exit !($ratio <= 1.10) }" || status=1
done
exit "$status"
