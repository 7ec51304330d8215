# answers.awk: the answers, from three kinds of lines: "size GROUP BYTES", "memory GROUP kB",
# and "holder FILE".
$1 == "size" { size[$2] += $3 }
$1 == "memory" { memory[$2] = $3 }
$1 == "holder" { holders++ }
END {
    print "# measured, not guessed"
    printf "STATIC_KIB=%.1f\n", size["archive"] / 1024
    printf "SHARED_KIB=%.1f\n", size["shared"] / 1024
    printf "COPIES_STATIC = %d\n", memory["archive"] / 1000
    printf "COPIES_SHARED = %d\n", memory["shared"] / 1000
    printf "FILES_TO_SEND = %d\n", holders
}
