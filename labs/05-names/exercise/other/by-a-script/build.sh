# build.sh VERSION: builds the library of this release, its links and the program.
set -e
library=libdemo.so.$1
soname=libdemo.so.$(echo "$1" | cut -d . -f 1)
mkdir -p obj
for module in mod1 mod2 mod3 bye; do
    cc -g -fPIC -c -o "obj/$module.o" "$module.c"
done
cc -shared -Wl,-soname,"$soname" -o obj/library obj/*.o
mv obj/library "$library"
ln -sf "$library" "$soname"
ln -sf "$soname" libdemo.so
cc -o leave leave.c -L. -ldemo
