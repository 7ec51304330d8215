#!/bin/sh
# measure.sh: measures the five answers.

static=$(wc -c <archive1)
shared=$(cat shared[1-9] shared10 libbig.so | wc -c)

# copies NAME PROGRAM...: how often the table is in memory while 50 processes run.
copies() {
    name=$1
    shift
    ./crowd "$name" 50 "$@" | awk '{ printf "%d", $3 / 1024 + 0.5 }'
}

# How many installed files hold the table.
holders() {
    for file in installed/*; do nm "$file" | grep -q '[Tt] big_read$' && echo "$file"; done | wc -l
}

echo "STATIC_KIB=$((static / 1024))"
echo "SHARED_KIB=$((shared / 1024))"
echo "COPIES_STATIC=$(copies archive ./archive[1-9] ./archive10)"
echo "COPIES_SHARED=$(copies libbig ./shared[1-9] ./shared10)"
echo "FILES_TO_SEND=$(holders)"
