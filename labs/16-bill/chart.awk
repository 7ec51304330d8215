# chart.awk: draws a bar for each line "LABEL NUMBER", the longest with 40 characters.
# unit names what the numbers are.
{
    label[NR] = $1
    value[NR] = $2
    if ($2 > most)
        most = $2
}
END {
    for (i = 1; i <= NR; i++) {
        bar = ""
        for (n = most > 0 ? int(value[i] * 40 / most + 0.5) : 0; n > 0; n--)
            bar = bar "#"
        printf "%-18s |%s %d %s\n", label[i], bar, value[i], unit
    }
}
