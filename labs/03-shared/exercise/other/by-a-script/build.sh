# build.sh WHAT TARGET FROM...: makes TARGET.
what=$1 target=$2
shift 2
case $what in
object)  cc -g -fPIC -c -o "$target" "$1" ;;
library) cc -shared -Wl,-soname,libdemo.so -o "$target" "$@" ;;
name)    ln -sf "$1" "$target" ;;
program) cc -o "$target" "$@" -L. -ldemo ;;
esac
