# build.sh: builds the three releases, their links and the three programs.
set -e
mkdir -p lib
for release in 1.0.0 1.1.0 2.0.0; do
    major=${release%%.*}
    cc -g -fPIC -shared -Wl,-soname,libpurse.so.$major -Wl,--version-script,$release/purse.map \
        -o lib/libpurse.so.$release $release/purse.c
    ln -sf libpurse.so.$release lib/libpurse.so.$major
done
ln -sf libpurse.so.2 lib/libpurse.so
cc -I1.0.0 -o pay pay.c lib/libpurse.so.1.0.0
cc -I1.1.0 -o count count.c lib/libpurse.so.1.1.0
cc -I2.0.0 -o cents cents.c -Llib -lpurse
