#!/bin/sh
# tools.sh: mini-readelf and mini-nm against every other such tool that is installed:
# GNU's, LLVM's, elfutils'; and against cat, which only copies the same output.
#
#   FILES    the ELF files, one a line (those of this machine with the most symbols, by looking)
#   ROUNDS   how often each command runs (11)
#   BUILD    the folder of the build (build)
#
# What is measured is a copy of the tools, as "make install" makes one: the pages of a file
# that the linker has just written lie singly in memory, and take longer to map.
# The commands take turns, their output goes to a pipe, and the median of the ratios of
# each round counts: measure.c. A bar is met if the median over the files meets it. One that
# the floor itself does not meet, cat of the same output or a program that does nothing, is out
# of reach for anybody on this machine, and is reported as such. The status is 1 if another
# one is not met.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."
BUILD=${BUILD:-build}
mkdir -p "$BUILD"
BUILD=$(cd "$BUILD" && pwd)
ROUNDS=${ROUNDS:-11}
CC=${CC:-cc}
MANY=150000
scratch=$(mktemp -d "$BUILD/bench.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cp "$BUILD/bin/mini-readelf" "$BUILD/bin/mini-nm" "$scratch"
readelf=$scratch/mini-readelf
nm=$scratch/mini-nm

# CC may be several words.
# shellcheck disable=SC2086
$CC -std=c11 -D_GNU_SOURCE -O2 -o "$scratch/measure" tests/bench/measure.c

# count TYPE FILE: how many symbols its table of that type (SYMTAB, DYNSYM) has.
count() {
    "$readelf" -SW "$2" 2>/dev/null | sed 's/^ *\[ *[0-9]*\] *//' | awk -v type="$1" '
        $2 == type { size = 0; for (i = 1; i <= length($5); i++)
            size = size * 16 + index("0123456789abcdef", substr($5, i, 1)) - 1; print int(size / 24); found = 1; exit }
        END { if (!found) print 0 }'
}

# largest: the files with the most symbols, in both tables, among the large ones of the
# machine, at most three, and of several versions of one library only one.
largest() {
    find / -xdev \( -path /proc -o -path /sys -o -path "$BUILD" \) -prune -o \
        -type f -size +20000k \( -name '*.so*' -o -perm -100 \) -print 2>/dev/null |
        while IFS= read -r file; do
            symbols=$(($(count SYMTAB "$file") + $(count DYNSYM "$file")))
            name=${file##*/}
            [ "$symbols" -lt "$MANY" ] || printf '%d %s %s\n' "$symbols" "${name%%[-.0-9]*}" "$file"
        done | sort -rn | awk '!seen[$2]++ && n++ < 3 { sub(/^[^ ]* [^ ]* /, ""); print }'
}

# build_large: a library with enough symbols, where the machine has none.
build_large() {
    awk -v n=$((MANY + 10000)) 'BEGIN {
        for (i = 0; i < n; i++)
            printf ".globl _ZN4demo9some_name%dEv\n.type _ZN4demo9some_name%dEv,%%function\n_ZN4demo9some_name%dEv: .byte 0\n", i, i, i
    }' >"$scratch/large.s"
    # shellcheck disable=SC2086
    $CC -shared -nostdlib -o "$scratch/large.so" "$scratch/large.s" && echo "$scratch/large.so"
}

# median COLUMNS: of the ratio of two columns of the rounds, or of one column.
median() {
    grep -v memory "$scratch/times" | awk "{ print $1 }" | sort -n |
        awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}

# compare FILE SET BAR...: the rows of one option set. A bar is NAME:LEAST:COMMAND, a tool,
# how many times as fast as that we have to be ("-": no bar) and its command. LEAST "<N":
# how many times its time we may take. @ in a command stands for the file. Sets $memory, the peak of the first command.
compare() {
    file=$1 set=$2
    shift 2
    : >"$scratch/columns"
    column=1
    words=
    for bar; do
        command=${bar#*:*:}
        case $column:$command in
        1:* | *:cat*) ;;
        *) command -v "${command%% *}" >/dev/null || continue ;;
        esac
        column=$((column + 1))
        printf '%s %d\n' "${bar%":$command"}" $((column - 1)) >>"$scratch/columns"
        words="${words:+$words -- }$command"
    done
    # Commands are words; file names with blanks are what @ is for.
    link=$scratch/file
    rm -f "$link"
    ln -s "$file" "$link"
    # shellcheck disable=SC2046,SC2086
    "$scratch/measure" "$ROUNDS" $(printf '%s' "$words" | sed "s|@|$link|g") >"$scratch/times"
    # The number of the floor: cat, or a program that does nothing.
    floor=$(awk '$1 ~ /^(cat|nothing):/ { print $2 }' "$scratch/columns")
    while IFS=' :' read -r name least number; do
        time=$(awk "BEGIN { printf \"%.1f\", $(median "\$$number") / 1000 }")
        if [ "$number" = 1 ]; then
            printf '  %-12s %-22s %8s ms\n' "$set" "$name" "$time"
            continue
        fi
        case $least in
        '<'*) ratio=$(median "\$1 / \$$number") ;;
        *) ratio=$(median "\$$number / \$1") ;;
        esac
        printf '  %-12s %-22s %8s ms  %8.2f\n' "$set" "$name" "$time" "$ratio"
        # How far the floor would get.
        reach=-
        [ -z "$floor" ] || reach=$(median "\$$number / \$$floor")
        [ "$least" = - ] || printf '%s\t%s\t%s\t%s\t%s\n' "$set" "$name" "$least" "$ratio" "$reach" >>"$scratch/ratios"
    done <"$scratch/columns"
    memory=$(sed -n 's/^memory \([0-9]*\).*/\1/p' "$scratch/times")
}

# check_memory SET FILE EXTRA TYPE...: the peak of the last row against the sections of
# those types, in KiB, plus 8 MiB, plus EXTRA.
check_memory() {
    set=$1 file=$2 extra=$3
    shift 3
    pages=0
    for type; do
        pages=$((pages + $("$readelf" -SW "$file" | sed 's/^ *\[ *[0-9]*\] *//' | awk -v type="$type" '
            function number(text, i, value) { for (i = 1; i <= length(text); i++)
                value = value * 16 + index("0123456789abcdef", substr(text, i, 1)) - 1; return value }
            $2 == type { sum += number($5) / 1024 + 8 } END { printf "%d", sum }')))
    done
    limit=$((pages + extra + 8192))
    verdict=pass
    [ "$memory" -le "$limit" ] || { verdict=FAIL status=1; }
    printf '  %-12s memory: %d KiB, its tables %d%s, limit %d: %s\n' "$set" "$memory" "$pages" \
        "$([ "$extra" = 0 ] || printf ' and keys %d' "$extra")" "$limit" "$verdict"
}

status=0
if [ -z "${FILES:-}" ]; then
    FILES=$(largest)
    [ -n "$FILES" ] || FILES=$(build_large)
fi
: >"$scratch/ratios"
printf '%s\n' "$FILES" >"$scratch/files"
while IFS= read -r file <&3; do
    symbols=$(count SYMTAB "$file") dynamic=$(count DYNSYM "$file")
    printf '%s: %d symbols, %d dynamic ones\n' "$file" "$symbols" "$dynamic"
    printf '  %-12s %-22s %11s  %8s\n' options tool median ratio
    "$readelf" -sW "$file" >"$scratch/output"
    compare "$file" -sW "mini-readelf:-:$readelf -sW @" 'readelf:25:readelf -sW @' \
        'llvm-readelf:3.5:llvm-readelf -sW @' 'eu-readelf:3.5:eu-readelf -s @' \
        "cat:<4:cat $scratch/output"
    check_memory -sW "$file" 0 SYMTAB DYNSYM STRTAB VERSYM
    compare "$file" -rW "mini-readelf:-:$readelf -rW @" 'readelf:1:readelf -rW @' \
        'llvm-readelf:1:llvm-readelf -rW @' 'eu-readelf:1:eu-readelf -r @'
    check_memory -rW "$file" 0 RELA REL SYMTAB DYNSYM STRTAB VERSYM
    # eu-readelf -a shows more, the debugging information too: these are the parts of -a.
    compare "$file" -aW "mini-readelf:-:$readelf -aW @" 'readelf:1:readelf -aW @' \
        'llvm-readelf:1:llvm-readelf -aW @' 'eu-readelf:1:eu-readelf -h -l -S -g -r -d -n -I -V -A -s @'
    check_memory -aW "$file" 0 RELA REL SYMTAB DYNSYM STRTAB VERSYM HASH GNU_HASH NOTE
    for options in '' ' -D'; do
        compare "$file" "nm$options" "mini-nm:-:$nm$options @" "nm:2.5:nm$options @" \
            "llvm-nm:2.5:llvm-nm$options @" "eu-nm:2.5:eu-nm -f bsd$options @"
        # A key has 40 bytes.
        case $options in
        '') check_memory nm "$file" $((symbols * 40 / 1024)) SYMTAB STRTAB ;;
        *) check_memory 'nm -D' "$file" $((dynamic * 40 / 1024)) DYNSYM STRTAB VERSYM ;;
        esac
    done
done 3<"$scratch/files"

# "nothing" is a program that does nothing, linked like the tools: what the kernel takes for all.
echo 'a small file'
printf 'int main(void) { return 0; }\n' >"$scratch/small.c"
# shellcheck disable=SC2086
$CC -c "$scratch/small.c" -o "$scratch/small.o"
# shellcheck disable=SC2086
$CC -static "$scratch/small.o" -o "$scratch/linked" 2>/dev/null || $CC "$scratch/small.o" -o "$scratch/linked"
cp "$scratch/linked" "$scratch/nothing"
ROUNDS=$((ROUNDS * 9))
compare "$scratch/small.o" 'start -h' "mini-readelf:-:$readelf -h @" "nothing:-:$scratch/nothing" \
    'readelf:2:readelf -h @'
compare "$scratch/small.o" 'start nm' "mini-nm:-:$nm @" "nothing:-:$scratch/nothing" 'nm:2:nm @'

echo
echo 'bars: how many times as fast as the other tool; for cat, how many times its time'
sort -u -k1,3 -t'	' "$scratch/ratios" | cut -f1-3 | while IFS='	' read -r set name least; do
    ratio=$(awk -F'\t' -v set="$set" -v name="$name" '$1 == set && $2 == name { print $4 }' \
        "$scratch/ratios" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
    case $least in
    '<'*) holds="$ratio <= ${least#<}" words="at most ${least#<}" ;;
    *) holds="$ratio >= $least" words="at least $least" ;;
    esac
    floor=$(awk -F'\t' -v set="$set" -v name="$name" '$1 == set && $2 == name && $5 != "-" { print $5 }' \
        "$scratch/ratios" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }')
    verdict=pass
    if awk "BEGIN { exit ($holds) }"; then
        if [ -n "$floor" ] && [ "${least#<}" = "$least" ] && awk "BEGIN { exit !($floor < $least) }"; then
            verdict=$(printf 'out of reach: the floor itself is %.2f times as fast' "$floor")
        else
            verdict=FAIL
            echo fail >"$scratch/failed"
        fi
    fi
    printf '  %-12s %-22s %8.2f  (%s) %s\n' "$set" "$name" "$ratio" "$words" "$verdict"
done
[ ! -e "$scratch/failed" ] || status=1
exit "$status"
