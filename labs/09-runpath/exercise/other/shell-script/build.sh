set -eu
here=$(pwd -P)
list=-Wl,--enable-new-dtags,-rpath
mkdir -p lib inner
$CC -O1 -fPIC -shared -o inner/libwhere.so where.c -ldl
$CC -O1 -fPIC -shared -o lib/libmiddle.so middle.c -Linner -lwhere "$list,$here/inner/"
$CC -O1 "$list,\$ORIGIN/../$(basename "$here")/lib" -o far far.c -L"$here/lib" -lmiddle -Wl,-rpath-link,inner
