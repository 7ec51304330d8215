#!/bin/sh
# measure.sh: the disk blocks of files, and the tools of the course.
kib() { du -k -c "$@" | awk 'END { print $1 }'; }
copies() { ./crowd "$@" | awk '{ printf "%.1f\n", $3 / 1024 }'; }

echo "FILES_TO_SEND=$(mini-nm -A installed/* 2>/dev/null | grep -c -i ' t big_read$')"
echo "STATIC_KIB=$(kib archive[0-9]*)"
echo "SHARED_KIB=$(kib shared[0-9]* libbig.so)"
echo "COPIES_STATIC=$(copies archive 50 $(ls ./archive[0-9]*))"
echo "COPIES_SHARED=$(copies libbig 50 $(ls ./shared[0-9]*))"
