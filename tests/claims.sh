#!/bin/sh
# claims.sh: which claim is shown where? Reads tests/claims.txt and the marks in the labs,
# prints a table: id, verdict, lab, state, steps, statement, separated by tabs. The state is
#   shown   a step runs it      told   a step tells it, with the reason      open   not yet
# A mark that names no claim is an error.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."

exec awk '
    # The marks in one comment, gathered in MARK: "claim ID ID" or "claim ID told: reason".
    function take_marks(    n, i, word, told) {
        told = index(mark, " told:")
        n = split(told ? substr(mark, 1, told - 1) : mark, word, /[ \t]+/)
        for (i = 1; i <= n; i++) {
            if (word[i] == "" || word[i] == "claim" || word[i] == "<!--" || word[i] == "-->")
                continue
            if (!(word[i] in verdict)) {
                printf "%s:%d: %s is no claim of tests/claims.txt\n", FILENAME, FNR, word[i] > "/dev/stderr"
                failed = 1
            }
            if (told) { if (!index(tells[word[i]] " ", " " step " ")) tells[word[i]] = tells[word[i]] " " step }
            else if (!index(shows[word[i]] " ", " " step " ")) shows[word[i]] = shows[word[i]] " " step
        }
    }
    BEGIN { FS = "\t"; OFS = "\t" }
    FILENAME == "tests/claims.txt" {
        if ($0 !~ /^#/) { id[++count] = $1; verdict[$1] = $2; lab[$1] = $3; statement[$1] = $4 }
        next
    }
    /^## [0-9]+\.[0-9]+ / { split($0, part, " "); step = part[2] }
    /^## [A-Z]/ { split(step, part, "."); step = part[1] ".end" }
    /^<!-- claim / { mark = ""; inside = 1 }
    inside { mark = mark " " $0 }
    inside && /-->/ { inside = 0; sub(/-->.*/, "", mark); take_marks() }
    END {
        print "# made by tests/claims.sh; do not edit"
        print "# id", "verdict", "lab", "state", "steps", "statement"
        for (i = 1; i <= count; i++) {
            c = id[i]
            state = (c in shows) ? "shown" : (c in tells) ? "told" : "open"
            steps = (c in shows) ? shows[c] tells[c] : tells[c]
            sub(/^ /, "", steps)
            print c, verdict[c], lab[c], state, steps == "" ? "-" : steps, statement[c]
        }
        exit failed
    }
' tests/claims.txt labs/[0-9]*/LAB.md
