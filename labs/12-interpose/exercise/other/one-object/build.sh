# build.sh: makes libdemo.so in the directory $1.
set -eu
cd "$1"
sed -E 's/^(const char \*demo_word|void demo_tick)/static \1/' internal.h >inside.h
for module in mod2.c mod3.c mod1.c; do
    sed -E 's/"internal.h"/"inside.h"/; s/^(const char \*demo_word|void demo_tick)/static \1/' "$module"
done >all.c
$CC -O1 -fPIC -shared -o libdemo.so all.c
rm all.c inside.h
