# present.awk: how much of the C library's code has been brought into a process so far?
# Reads /proc/PID/smaps, where a line with an address range begins each mapping.
$1 ~ /^[0-9a-f]+-[0-9a-f]+$/ { code = / r-xp / && /\/libc[.-][^\/]*$/ }
code && $1 == "Size:" { mapped += $2 }
code && $1 == "Rss:" { present += $2 }
END {
    printf "%d kB of code mapped, %d kB of it present: %s\n", mapped, present,
           present < mapped ? "a part" : "all"
}
