# fix.sh: asks the files which fault they have, and fixes each.
set -eu
here=$(pwd -P)
for name in ant bee cat dog eel fox; do
    cd "$here/mended/$name"
    want=$(mini-readelf -dW prog | sed -n 's/.*(NEEDED).*\[\(libwhere.*\)\]/\1/p')
    if [ -e lib/libmiddle.so ]; then
        $CC -shared -o lib/libmiddle.so ../../middle.o -Llib -l:libwhere.so.1 -Wl,-rpath,'$ORIGIN/.'
        continue
    fi
    rm -rf first
    cp ../../libwhere.so.1.0 "lib/$want"
    if grep -q LIBRARY_PATH run; then
        $CC -o prog ../../ask.o "$here/mended/$name/lib/$want" -Wl,--disable-new-dtags,-rpath,"$here/mended/$name/lib"
    elif mini-readelf -dW prog | grep -q 'path: .lib'; then
        $CC -o prog ../../ask.o -L"$here/mended/$name/lib" "-l:$want" -Wl,-rpath,'$ORIGIN/../'"$name/lib"
    fi
done
