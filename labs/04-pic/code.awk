# code.awk: reads /proc/PID/smaps; for the executable part of the file -v lib=NAME it prints
# the address, the rights, and how many pages of it this process had to copy for itself.
$1 ~ /^[0-9a-f]+-[0-9a-f]+$/ {
    code = $2 ~ /x/ && $NF ~ ("/" lib "$")
    address = $1
    sub(/-.*/, "", address)
    rights = $2
}
$1 == "KernelPageSize:" { page = $2 }
code && $1 == "Anonymous:" { printf "%s at %s, %s, pages copied: %d\n", lib, address, rights, $2 / page }
