# register.sh ROOT LIBDIR
set -e
list=$1/etc/ld.so.conf
mkdir -p "$1/etc"
[ -e "$list" ] || : >"$list"
[ -z "$(tail -c 1 "$list")" ] || echo >>"$list"
while read -r line; do
    [ "$line" != "$2" ] || found=yes
done <"$list"
[ "$found" ] || echo "$2" >>"$list"
ldconfig -r "$1" || /sbin/ldconfig -r "$1"
