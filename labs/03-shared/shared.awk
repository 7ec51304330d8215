# shared.awk: which memory of libdemo.so does a process share, and which is its own?
# Reads /proc/PID/smaps, where a line with an address range begins each mapping.
$1 ~ /^[0-9a-f]+-[0-9a-f]+$/ { part = /libdemo\.so$/ ? $2 : "" }
$1 ~ /^Shared_/ { shared[part] += $2 }
$1 ~ /^Private_/ { own[part] += $2 }
END {
    printf "code       shared %d kB, private %d kB\n", shared["r-xp"], own["r-xp"]
    printf "variables  shared %d kB, private %d kB\n", shared["rw-p"], own["rw-p"]
}
