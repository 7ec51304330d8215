#!/bin/sh
# grade.sh: what grading a class costs over a plain shell: COUNT submissions (300) of one
# exercise by "lab grade --all", against their make and the same check commands under
# plain sh, on all cores. The plain side's copies of folders are made outside of its time;
# the grader's are in. Fails when the ratio is above 1.3.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build}
mkdir -p "$BUILD"
BUILD=$(cd "$BUILD" && pwd)
COUNT=${COUNT:-300}
EXERCISE=${EXERCISE:-labs/03-shared}
LIMIT=1.3
jobs=$(nproc 2>/dev/null || echo 1)

# In memory, like the grader's folders, where programs may be run there.
scratch=$(mktemp -d /dev/shm/bench.XXXXXX 2>/dev/null || mktemp -d "${TMPDIR:-/tmp}/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
printf '#!/bin/sh\n' >"$scratch/try" && chmod +x "$scratch/try"
"$scratch/try" 2>/dev/null || { rm -rf "$scratch" && scratch=$(mktemp -d "${TMPDIR:-/tmp}/bench.XXXXXX"); }

now() { date +%s%N; }

# commands N: the commands of the Nth check as a script, those above the first included.
commands() {
    awk -v wanted="$1" '
        /^## / { check++ }
        /^```console/ { inside = 1; next }
        /^```/ { inside = 0 }
        inside && /^\$ / && (check == 0 || check == wanted) { print substr($0, 3); more = 1; next }
        inside && /^> / && more { print substr($0, 3); next }
        { more = 0 }
    ' "$EXERCISE/exercise/check.md"
}

# plain SCRIPT FOLDER: runs it there, with the environment that the grader gives.
cat >"$scratch/plain" <<END
cd "\$2" && exec env -i PATH="$BUILD/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" HOME="\$2" \\
    LC_ALL=C TZ=UTC TERM=dumb R1=first R2=second R3=third sh "\$1" </dev/null >/dev/null 2>&1
END

# Half of the class is right, the others are wrong in all the ways that are known.
mkdir "$scratch/class" "$scratch/made"
set -- "$EXERCISE"/exercise/wrong/*
i=0
while [ "$i" -lt "$COUNT" ]; do
    folder=$scratch/class/$(printf 'student-%04d' "$i")
    cp -R "$EXERCISE/exercise/start" "$folder"
    answer=$EXERCISE/exercise/solution
    if [ $((i % 2)) -eq 1 ]; then
        [ "$(sed -n 's/^base: //p' "$1/EXPECT")" = start ] || cp -R "$EXERCISE"/exercise/solution/* "$folder"
        answer=$1
        set -- "$@" "$1"
        shift
    fi
    cp -R "$answer"/* "$folder"
    rm -f "$folder/EXPECT"
    cp -R "$folder" "$scratch/made"
    i=$((i + 1))
done

t0=$(now)
"$BUILD/bin/lab" grade --all --build "$BUILD" --exercise "$EXERCISE" --output "$scratch/grades" \
    "$scratch/class" >"$scratch/said" 2>&1 || :
t1=$(now)
grader=$((t1 - t0))

echo make >"$scratch/script0"
t0=$(now)
for folder in "$scratch"/made/*; do printf '%s\n' "$folder"; done |
    xargs -P "$jobs" -I '{}' sh "$scratch/plain" "$scratch/script0" '{}' || :
t1=$(now)
plain=$((t1 - t0))
checks=$(grep -c '^## ' "$EXERCISE/exercise/check.md")
check=1
while [ "$check" -le "$checks" ]; do
    commands "$check" >"$scratch/script$check"
    cp -a "$scratch/made" "$scratch/checked"
    # A submission that cannot be made is not checked by the grader either.
    for folder in "$scratch"/checked/*; do
        grep -q "^$(basename "$folder"),[^,]*,[^,]*,[^,]*,[^,]*,[^,]*,passed" "$scratch/grades/grades.csv" &&
            printf '%s\n' "$folder"
    done >"$scratch/folders"
    t0=$(now)
    xargs -P "$jobs" -I '{}' sh "$scratch/plain" "$scratch/script$check" '{}' <"$scratch/folders" || :
    t1=$(now)
    plain=$((plain + t1 - t0))
    rm -rf "$scratch/checked"
    check=$((check + 1))
done

sed -n 's/ submissions.*/&/p' "$scratch/said"
awk -v grader="$grader" -v plain="$plain" -v count="$COUNT" -v limit="$LIMIT" -v jobs="$jobs" 'BEGIN {
    printf "%d submissions on %d cores: grader %.1f s, plain sh %.1f s, ratio %.3f (limit %s)\n",
        count, jobs, grader / 1e9, plain / 1e9, grader / plain, limit
    exit !(grader / plain <= limit)
}'
