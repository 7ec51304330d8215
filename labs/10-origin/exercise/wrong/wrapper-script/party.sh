#!/bin/sh
# party.sh: becomes app/bin/party, which tells the loader where the libraries are and starts the program.
here=$(cd "$(dirname "$0")" && pwd)
LD_LIBRARY_PATH="$here/../lib/party:$here/../lib/demo" exec "$here/real" "$@"
