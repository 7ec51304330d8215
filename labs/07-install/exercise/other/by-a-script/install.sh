# install.sh LIBDIR INCLUDEDIR FILE SONAME
set -e
umask 022
mkdir -p "$1" "$2"
rm -f "$1/$3" "$2/demo.h"
cat "$3" >"$1/$3"
cat demo.h >"$2/demo.h"
ln -sf "$4" "$1/libdemo.so"
