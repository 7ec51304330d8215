#!/bin/sh
# unhide.sh SERVICE LIBRARIES RESULT: copies the program that SERVICE becomes.
set -eu
pipe=$(mktemp -u)
mkfifo "$pipe"
LD_LIBRARY_PATH=$2 "$1" >"$pipe" &
trap 'kill $! 2>/dev/null; wait $! || :; rm -f "$pipe"' EXIT
read -r line <"$pipe"
cat "/proc/$!/exe" >"$3"
chmod 755 "$3"
