#!/usr/bin/env bats
# models.bats: the two Makefiles that students read as models, each on a copy.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output, $stderr in each test
# shellcheck disable=SC2153,SC2164 # helper.bash sets $COURSE; bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

setup() {
    course="$BATS_TEST_TMPDIR/a cours é"
    mkdir "$course"
    cp -R "$COURSE/libdemo" "$COURSE/prog" "$course"
    cd "$course/libdemo"
}

# built: which files the last make has made, in alphabetical order.
built() {
    grep -v '^make' <<<"$output" | grep -Eo -- '(-o|ar rcs|ln -sf [^ ]+) [^ ]+' | sed 's/.* //' | sort | xargs
}

# up_to_date: a second make has nothing to do.
up_to_date() {
    run -0 make
    same "" "$(built)"
}

# entries FILE: what stands in square brackets in its dynamic section: NEEDED, SONAME …
entries() {
    mini-readelf -dW "$1" | sed -n 's/^ 0x[0-9a-f]* (\([A-Z]*\)).*\[\(.*\)\].*/\1 \2/p'
}

# --- libdemo --------------------------------------------------------------------

@test "libdemo: the archive holds the three modules" {
    make
    same "mod1.o mod2.o mod3.o" "$(ar t libdemo.a | xargs)"
}

@test "libdemo: the real name is the file, soname and linker name are links" {
    make
    [ -f libdemo.so.1.0.1 ] && [ ! -L libdemo.so.1.0.1 ]
    same libdemo.so.1.0.1 "$(readlink libdemo.so.1)"
    same libdemo.so.1 "$(readlink libdemo.so)"
}

@test "libdemo: the soname has the major number only" {
    make
    same "SONAME libdemo.so.1" "$(entries libdemo.so.1.0.1 | grep SONAME)"
}

@test "libdemo: another VERSION has other names" {
    make VERSION=2.3.4
    same "libdemo.so libdemo.so.2 libdemo.so.2.3.4" "$(echo libdemo.so*)"
    same "SONAME libdemo.so.2" "$(entries libdemo.so | grep SONAME)"
}

@test "libdemo: programs see what demo.map lists, and nothing else" {
    make
    same "demo_calls demo_greet demo_verbose demo_version" \
        "$(mini-nm -D --defined-only libdemo.so | grep -v ' A ' | sed 's/.* //; s/@.*//' | sort | xargs)"
}

@test "libdemo: objects of the shared library are position-independent, those of the archive need not be" {
    run -0 make
    same 3 "$(grep -c -- '-fPIC -c -o mod[123].pic.o mod[123].c' <<<"$output")"
    same 3 "$(grep -c -- ' -c -o mod[123].o mod[123].c' <<<"$output")"
}

@test "libdemo: make -j8 builds it all" {
    run -0 make -j8
    [ -s libdemo.a ] && [ -s libdemo.so ]
    up_to_date
}

@test "libdemo: the second make has nothing to do" {
    make
    run -0 make
    same "make: Nothing to be done for 'all'." "$output"
}

# rebuilds FILE MADE...: when FILE has changed, just these are made anew.
rebuilds() {
    make -s
    touch "$1"
    run -0 make
    same "$2" "$(built)"
    up_to_date
}

@test "libdemo: a changed module is compiled twice, archive and library follow" {
    rebuilds mod1.c "libdemo.a libdemo.so libdemo.so.1 libdemo.so.1.0.1 mod1.o mod1.pic.o"
    rebuilds mod2.c "libdemo.a libdemo.so libdemo.so.1 libdemo.so.1.0.1 mod2.o mod2.pic.o"
    rebuilds mod3.c "libdemo.a libdemo.so libdemo.so.1 libdemo.so.1.0.1 mod3.o mod3.pic.o"
}

@test "libdemo: a change of demo.h compiles all modules" {
    rebuilds demo.h "libdemo.a libdemo.so libdemo.so.1 libdemo.so.1.0.1 mod1.o mod1.pic.o mod2.o mod2.pic.o mod3.o mod3.pic.o"
}

@test "libdemo: a change of internal.h compiles the modules that include it" {
    rebuilds internal.h "libdemo.a libdemo.so libdemo.so.1 libdemo.so.1.0.1 mod1.o mod1.pic.o mod2.o mod2.pic.o"
    same "mod1.c mod2.c" "$(grep -l internal.h mod*.c | xargs)"
}

@test "libdemo: a change of demo.map links the library" {
    rebuilds demo.map "libdemo.so libdemo.so.1 libdemo.so.1.0.1"
}

@test "libdemo: a missing link is made again" {
    make
    rm libdemo.so.1
    make
    [ -e libdemo.so ]
}

@test "libdemo: CC, CPPFLAGS, CFLAGS and LDFLAGS reach their commands" {
    run -0 make -n CC=mycc CPPFLAGS=-Dmy CFLAGS=-Omy LDFLAGS=-Lmy
    same 6 "$(grep -c '^mycc -Dmy -Omy .*-c ' <<<"$output")"
    same 1 "$(tr -d '\\\n' <<<"$output" | grep -c 'mycc -shared .*-Lmy .*-o libdemo.so.1.0.1')"
}

@test "libdemo: a function that the library lacks is an error when it is linked" {
    echo 'void missing(void); void demo_broken(void) { missing(); }' >>mod3.c
    run make
    [ "$status" -ne 0 ]
    has missing
    [ ! -e libdemo.so ]
}

@test "libdemo: make clean leaves the sources only" {
    local before
    before=$(ls -R)
    make -j2
    make clean
    same "$before" "$(ls -R)"
}

@test "libdemo: install puts everything in its place below DESTDIR, which may hold a blank" {
    local root="$BATS_TEST_TMPDIR/my root"
    make install DESTDIR="$root"
    same "./usr/local/include/demo.h
./usr/local/lib/libdemo.a
./usr/local/lib/libdemo.so
./usr/local/lib/libdemo.so.1
./usr/local/lib/libdemo.so.1.0.1" "$(cd "$root" && find . ! -type d | sort)"
    same libdemo.so.1 "$(readlink "$root/usr/local/lib/libdemo.so")"
    same libdemo.so.1.0.1 "$(readlink "$root/usr/local/lib/libdemo.so.1")"
}

@test "libdemo: what is installed can be read by all, whatever the umask" {
    umask 077
    make install DESTDIR="$BATS_TEST_TMPDIR/root"
    cd "$BATS_TEST_TMPDIR/root/usr/local"
    same "755 755" "$(stat -c %a include lib | xargs)"
    same "644 644 644" "$(stat -c %a include/demo.h lib/libdemo.a lib/libdemo.so.1.0.1 | xargs)"
}

@test "libdemo: PREFIX, LIBDIR and INCLUDEDIR say where" {
    make install DESTDIR="$BATS_TEST_TMPDIR/root" PREFIX=/opt/demo LIBDIR=/lib64
    [ -e "$BATS_TEST_TMPDIR/root/lib64/libdemo.so" ]
    [ -e "$BATS_TEST_TMPDIR/root/opt/demo/include/demo.h" ]
    make install DESTDIR="$BATS_TEST_TMPDIR/other" INCLUDEDIR=/inc
    [ -e "$BATS_TEST_TMPDIR/other/inc/demo.h" ]
}

@test "libdemo: install a second time is fine, and so is a newer release" {
    make install DESTDIR="$BATS_TEST_TMPDIR/root"
    make install DESTDIR="$BATS_TEST_TMPDIR/root"
    make install DESTDIR="$BATS_TEST_TMPDIR/root" VERSION=1.1.0
    same libdemo.so.1.1.0 "$(readlink "$BATS_TEST_TMPDIR/root/usr/local/lib/libdemo.so.1")"
}

@test "libdemo: a program builds and runs with what is installed" {
    local root="$BATS_TEST_TMPDIR/my root/usr/local"
    make install DESTDIR="$BATS_TEST_TMPDIR/my root"
    cc -I"$root/include" -o prog ../prog/prog.c -L"$root/lib" -ldemo
    LD_LIBRARY_PATH="$root/lib" run -0 ./prog
    same "Hello, world! (greeting 1, libdemo 1.0.1)" "$output"
}

@test "libdemo: uninstall takes away what install put there, and nothing else" {
    local root="$BATS_TEST_TMPDIR/my root"
    mkdir -p "$root/usr/local/lib"
    touch "$root/usr/local/lib/libother.so"
    make install DESTDIR="$root"
    make uninstall DESTDIR="$root"
    same ./usr/local/lib/libother.so "$(cd "$root" && find . ! -type d)"
}

@test "libdemo: the header's release is the one the library reports" {
    make
    printf '#include <stdio.h>\n#include "demo.h"\nint main(void) { puts(demo_version()); puts(DEMO_VERSION); }\n' >try.c
    cc -o try try.c libdemo.a
    run -0 ./try
    same "1.0.1
1.0.1" "$output"
}

# --- prog -----------------------------------------------------------------------

hello="Hello, world! (greeting 1, libdemo 1.0.1)"

# greets PROGRAM: it runs as it stands, and greets.
greets() {
    run -0 "$@"
    same "$hello" "$output"
}

# starves PROGRAM: it does not find the library.
starves() {
    run -127 "$@"
    has "libdemo.so.1"
}

@test "prog: make builds the library first, then every program" {
    cd ../prog
    make
    local program
    for program in objects archive shared rpath origin; do
        [ -x "prog-$program" ]
    done
    [ -x release ] && [ -x stay ]
}

@test "prog: make -j8 builds every program, the library once" {
    cd ../prog
    run -0 make -j8
    [ -x prog-origin ] && [ -x prog-objects ]
    same 1 "$(grep -c -- '-o libdemo.so.1.0.1' <<<"$output")"
}

@test "prog: one program is built with what it needs" {
    cd ../prog
    make prog-archive
    greets ./prog-archive
    [ ! -e prog-shared ]
}

@test "prog: the second make builds nothing" {
    cd ../prog
    make
    up_to_date
}

@test "prog: a change of the program builds it anew" {
    cd ../prog
    rebuilds release.c "release release.o"
}

@test "prog: a change of the library's header builds everything anew" {
    cd ../prog
    rebuilds ../libdemo/demo.h "libdemo.a libdemo.so libdemo.so.1 libdemo.so.1.0.1 mod1.o mod1.pic.o mod2.o mod2.pic.o mod3.o mod3.pic.o prog-archive prog-objects prog-origin prog-rpath prog-shared prog.o release release.o stay stay.o"
}

@test "prog: a change of the library links the programs anew" {
    cd ../prog
    make
    sed -i 's/Hello/Good day/' ../libdemo/mod1.c
    make
    hello=${hello/Hello/Good day}
    greets ./prog-objects
    greets ./prog-archive
    greets ./prog-origin
}

@test "prog: prog-objects and prog-archive need no libdemo at run time" {
    cd ../prog
    make
    rm -r ../libdemo
    greets ./prog-objects
    greets ./prog-archive
    local program
    for program in prog-objects prog-archive; do
        run -0 mini-readelf -dW $program
        has "(NEEDED)"
        [[ $output != *libdemo* ]]
    done
}

@test "prog: prog-shared runs with LD_LIBRARY_PATH, and not without" {
    cd ../prog
    make
    starves ./prog-shared
    LD_LIBRARY_PATH=../libdemo greets ./prog-shared
    same "NEEDED libdemo.so.1" "$(entries prog-shared | grep -v libc)"
}

@test "prog: prog-rpath carries the absolute folder of the library" {
    cd ../prog
    make
    cd /
    greets "$course/prog/prog-rpath"
    [[ $(entries "$course/prog/prog-rpath") =~ R(UN)?PATH\ "$(cd -P "$course" && pwd)/libdemo" ]]
}

@test "prog: prog-origin carries a folder relative to itself" {
    cd ../prog
    make
    cd /
    greets "$course/prog/prog-origin"
    [[ $(entries "$course/prog/prog-origin") =~ R(UN)?PATH\ \$ORIGIN/../libdemo ]]
}

@test "prog: when the folder moves prog-origin still runs, and prog-rpath does not" {
    cd ../prog
    make
    cd /
    mv "$course" "$BATS_TEST_TMPDIR/moved"
    greets "$BATS_TEST_TMPDIR/moved/prog/prog-origin"
    starves "$BATS_TEST_TMPDIR/moved/prog/prog-rpath"
}

@test "prog: prog-static needs no library at all" {
    cd ../prog
    echo 'int main(void) { return 0; }' >"$BATS_TEST_TMPDIR/try.c"
    cc -static -o "$BATS_TEST_TMPDIR/try" "$BATS_TEST_TMPDIR/try.c" 2>/dev/null || skip "needs a static libc"
    make STATIC=prog-static
    greets ./prog-static
    run -0 mini-readelf -dW prog-static
    has "There is no dynamic section in this file."
}

@test "prog: plain make does not need a static libc" {
    cd ../prog
    make
    [ ! -e prog-static ]
}

@test "prog: names on the command line are greeted and counted" {
    cd ../prog
    make prog-archive
    run -0 ./prog-archive Ada Linus
    same "Hello, Ada! (greeting 1, libdemo 1.0.1)
Hello, Linus! (greeting 2, libdemo 1.0.1)" "$output"
}

@test "prog: release tells what it was compiled with and what it runs with" {
    cd ../prog
    make release
    sed -i 's/"1.0.1"/"1.0.2"/' ../libdemo/demo.h
    make -C ../libdemo VERSION=1.0.2
    LD_LIBRARY_PATH=../libdemo run -0 ./release
    same "compiled with 1.0.1, running with 1.0.2" "$output"
}

@test "prog: stay greets, greets again on SIGUSR1, and ends with 0 on SIGTERM" {
    cd ../prog
    make stay
    LD_LIBRARY_PATH=../libdemo default_signals ./stay Ada 2 >greetings 3>&- &
    await grep 'greeting 2' greetings
    kill -s USR1 $!
    await grep 'greeting 3' greetings
    kill -s TERM $!
    wait $!
}

@test "prog: make clean leaves the sources only" {
    cd ../prog
    local before
    before=$(ls)
    make -j2 -s
    make clean
    same "$before" "$(ls)"
}

@test "prog: CC, CPPFLAGS, CFLAGS and LDFLAGS reach their commands" {
    cd ../prog
    make -s -C ../libdemo
    run -0 make -n prog-shared CC=mycc CFLAGS=-Omy LDFLAGS=-Lmy
    has "mycc -I../libdemo -Omy -c -o prog.o prog.c"
    has "mycc -Lmy -o prog-shared prog.o -L../libdemo -ldemo"
}
