#!/usr/bin/env bats
# guide.bats: the prose that no lab runs says what is so.
# shellcheck disable=SC2016 # what stands in quotes here is Markdown

load helper

setup() {
    cd "$COURSE" || return
}

# The rows of the table under the heading $1 of GUIDE.md, without its head.
table() {
    awk -v heading="## $1" '
        $0 == heading { inside = 1; next }
        /^## / { inside = 0 }
        inside && /^\|/ && ++row > 2
    ' GUIDE.md
}

# The folder of lab $1.
folder() {
    ls -d labs/"$(printf %02d "$1")"-*/
}

@test "every lab is on the map, and the map names no other" {
    same "$(sed -n 's/^# Lab \([0-9]*\): \(.*\)/\1 \2/p' labs/[0-9]*/LAB.md)" \
        "$(table "The labs" | sed 's/^| \([0-9]*\) | \[\(.*\)\](\(.*\)) |.*|.*|$/\1 \2/')"
}

@test "the map's links lead to the labs whose numbers they carry" {
    local number path
    while read -r number path; do
        same "$number" "$(sed -n '1s/^# Lab \([0-9]*\):.*/\1/p' "$path")"
    done < <(table "The labs" | sed 's/^| \([0-9]*\) | \[.*\](\(.*\)) |.*|.*|$/\1 \2/')
}

@test "the map says for each lab the time that the lab says" {
    local file minutes
    for file in labs/*/LAB.md; do
        minutes=$(sed -n '1,/^## /p' "$file" | tr '\n' ' ' |
            grep -oE '[0-9]+ minutes|an hour' | sed -n '1s/an hour/60/;1s/ .*//;1p')
        [ -n "$minutes" ] || { echo "no time in $file" >&2; return 1; }
        grep -F "($file)" GUIDE.md | grep -qE "^\| [0-9]+ \| .* \| $minutes min \|" || {
            echo "$file: $minutes minutes, not on the map" >&2
            return 1
        }
    done
}

@test "the table of popular claims is what the labs say: make guide" {
    lab popular labs/[0-9]*/LAB.md >"$BATS_TEST_TMPDIR/table"
    sed -n '/^<!-- table: popular/,/^<!-- table end/p' GUIDE.md | sed '1d;$d' |
        diff -u - "$BATS_TEST_TMPDIR/table"
    [ "$(table "What popular notes get wrong" | wc -l)" -ge 88 ]
}

@test "a popular claim has the id of a claim that is not simply true" {
    local id rows=0
    for id in $(sed -n 's/^<!-- popular: .*(\(.*\))$/\1/p' labs/*/LAB.md); do
        awk -F '\t' -v id="$id" '$1 == id && $2 !~ /^(true|related)$/ { found = 1 } END { exit !found }' \
            tests/claims.tsv || {
            echo "$id is true, or no claim"
            return 1
        }
        rows=$((rows + 1))
    done
    [ "$rows" -ge 50 ]
}

@test "every claim that is wrong or outdated is corrected in a lab, and in the table" {
    local marked
    marked=$(sed -n 's/^<!-- popular: .*(\(.*\))$/\1/p' labs/*/LAB.md | tr '\n' ' ')
    run awk -F '\t' -v marked=" $marked" '
        $2 ~ /^(wrong|outdated)$/ && !index(marked, " " $1 " ") { print $1, "of lab", $3, "is not marked:", $6 }
    ' tests/claims.tsv
    same "" "$output"
}

@test "every relative link and anchor in the prose works" {
    local file target anchor
    for file in README.md GUIDE.md labs/*/LAB.md; do
        while read -r target; do
            anchor=${target#*#}
            target=${target%%#*}
            case $target in
            http:* | https:*) continue ;;
            "") target=$(basename "$file") ;;
            esac
            [ -e "$(dirname "$file")/$target" ] || {
                printf '%s links to %s, which is not there\n' "$file" "$target"
                return 1
            }
            [ "$anchor" = "$target" ] || [ "${target##*.}" != md ] ||
                sed -n 's/^##* //p' "$(dirname "$file")/$target" | tr 'A-Z ' 'a-z-' |
                tr -cd 'a-z0-9\n-' | grep -qx -e "$anchor" || {
                printf '%s links to #%s, which is not there\n' "$file" "$anchor"
                return 1
            }
        done < <(awk '/^```/ { shown = !shown } !shown' "$file" |
            grep -o '](\([^)]*\))' | sed 's/^](//; s/)$//')
    done
}

@test "the README's transcript is what the lab says" {
    local line
    awk '/^## Two commands/ { exit } /^```/ { shown = !shown; next } shown' README.md >"$BATS_TEST_TMPDIR/lines"
    [ -s "$BATS_TEST_TMPDIR/lines" ]
    while IFS= read -r line; do
        [ -z "$line" ] || grep -qxF -e "$line" labs/03-*/LAB.md || {
            printf 'not in lab 3: %s\n' "$line"
            return 1
        }
    done <"$BATS_TEST_TMPDIR/lines"
}

@test "the help of make names every lab and every verb that the guide uses" {
    run env -u BUILD make # the help needs no build
    [ "$status" -eq 0 ]
    local file
    for file in labs/*/LAB.md; do
        has "$(sed -n '1s/^# Lab [0-9]*: //p' "$file")"
    done
    for verb in lab3 step3 shell3 doctor; do
        grep -q "make $verb" GUIDE.md
        has "make $verb"
    done
}

@test "tests/claims.tsv is what tests/claims.sh makes of the labs" {
    tests/claims.sh >"$BATS_TEST_TMPDIR/claims.tsv"
    diff -u tests/claims.tsv "$BATS_TEST_TMPDIR/claims.tsv"
}

@test "every claim whose lab is written is shown or told" {
    local written
    written=$(sed -n 's/^# Lab \([0-9]*\):.*/\1/p' labs/[0-9]*/LAB.md | tr '\n' ' ')
    run awk -F '\t' -v written=" $written" '
        !/^#/ && index(written, " " $3 " ") && $4 == "open" { print $1, "of lab", $3, "is open:", $6 }
    ' tests/claims.tsv
    same "" "$output"
}

@test "a mark of a claim that there is not is an error" {
    cp -R tests/claims.sh tests/claims.txt "$BATS_TEST_TMPDIR"
    mkdir -p "$BATS_TEST_TMPDIR/tests" "$BATS_TEST_TMPDIR/labs/01-x"
    mv "$BATS_TEST_TMPDIR/claims.sh" "$BATS_TEST_TMPDIR/claims.txt" "$BATS_TEST_TMPDIR/tests"
    printf '# Lab 1: X\n\n## 1.1 Y\n\n<!-- claim C4-01 C9-99 -->\n' >"$BATS_TEST_TMPDIR/labs/01-x/LAB.md"
    run "$BATS_TEST_TMPDIR/tests/claims.sh"
    [ "$status" -eq 1 ]
    has "labs/01-x/LAB.md:5: C9-99 is no claim"
}

@test "the guide explains to students each sign that the texts of labs use" {
    local sign part
    part=$(sed -n '/^\*\*Type along\.\*\*/,/^\*\*Step through\.\*\*/p' GUIDE.md)
    for sign in '$ COMMAND' '`>`' '`...`' '`[..]`' '`[n]`' '`[n>=500]`' '[lazy=n]' '`[LAB]`' '`[exit 1]`' \
        'if=libc:glibc' '`output`' 'lab-help' 'FRESH=1 make shell3'; do
        case $part in
        *"$sign"*) ;;
        *) printf 'not explained: %s\n' "$sign"; return 1 ;;
        esac
    done
}
