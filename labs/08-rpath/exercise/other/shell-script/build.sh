set -eu
here=$(pwd -P)
mkdir -p parts/near parts/far
$CC -O1 -fPIC -shared -o parts/far/libx2.so x2.c
$CC -O1 -fPIC -shared -o parts/near/libx1.so x1.c -Lparts/far -lx2 -Wl,-rpath,"$here/parts/far/"
$CC -O1 -Wl,-rpath,"$here/parts/../parts/near" -o usex usex.c -L"$here/parts/near" -lx1
