#!/usr/bin/env bats
# releases.bats: libdemo's releases, put together and built on a copy.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output in each test
# shellcheck disable=SC2153,SC2164 # helper.bash sets $COURSE; bats stops where cd fails

load helper
bats_require_minimum_version 1.5.0 # run -STATUS

setup() {
    course="$BATS_TEST_TMPDIR/a cours é"
    mkdir "$course"
    cp -R "$COURSE/libdemo" "$COURSE/prog" "$course"
    cd "$course/libdemo"
}

# The later releases, in their order.
later="1.0.2 1.1.0 2.0.0"

@test "releases: each is built in a folder of its own, with its three names" {
    local release major
    for release in 1.0.1 $later; do
        major=${release%%.*}
        make -s RELEASE="$release"
        same "libdemo.a libdemo.so libdemo.so.$major libdemo.so.$release" \
            "$(cd "libdemo-$release" && echo libdemo.*)"
        same "libdemo.so.$release" "$(readlink "libdemo-$release/libdemo.so.$major")"
        same "libdemo.so.$major" "$(readlink "libdemo-$release/libdemo.so")"
    done
    [ ! -e libdemo.so ]
}

@test "releases: header, library and Makefile agree on the number" {
    local release
    for release in 1.0.1 $later; do
        make -s RELEASE="$release" libdemo.so
        cc "-Ilibdemo-$release" -o try ../prog/release.c "libdemo-$release/libdemo.so"
        LD_LIBRARY_PATH=libdemo-$release run -0 ./try
        same "compiled with $release, running with $release" "$output"
        same "VERSION = $release" "$(grep '^VERSION' "libdemo-$release/Makefile")"
    done
}

@test "releases: the sources of 1.0.1 are those that lie here" {
    make -s RELEASE=1.0.1 sources
    diff -x Makefile libdemo-1.0.1 . | grep -v '^Only in \.' >differences || :
    same "" "$(cat differences)"
}

@test "releases: a folder holds only files that the release changed" {
    local release before=1.0.1 file
    make -s RELEASE=1.0.1 sources
    for release in $later; do
        make -s RELEASE="$release" sources
        for file in "$release"/*; do
            if cmp -s "$file" "libdemo-$before/${file##*/}"; then
                echo "$file is that of $before"
                return 1
            fi
        done
        before=$release
    done
}

@test "releases: one can read what has changed" {
    local release before=1.0.1
    make -s RELEASE=1.0.1 sources
    for release in $later; do
        make -s RELEASE="$release" sources
        # Lines that go or come, in all files.
        [ "$(diff -r "libdemo-$before" "libdemo-$release" | grep -c '^[<>]')" -le 60 ]
        grep -q "^$release  " CHANGES
        before=$release
    done
}

@test "releases: the second make builds nothing, a changed file is built again" {
    make -s RELEASE=1.1.0
    run -0 make RELEASE=1.1.0
    has "Nothing to be done for 'all'"
    touch 1.1.0/mod1.c
    run -0 make RELEASE=1.1.0
    has "-o mod1.pic.o mod1.c"
    case $output in
    *"-o mod2.pic.o"*) return 1 ;;
    esac
}

@test "releases: install, uninstall, clean and -j work as for the first one" {
    local root="$BATS_TEST_TMPDIR/my root" before
    before=$(find . | sort)
    make -s -j4 RELEASE=1.1.0 install DESTDIR="$root"
    same "./usr/local/include/demo.h
./usr/local/lib/libdemo.a
./usr/local/lib/libdemo.so
./usr/local/lib/libdemo.so.1
./usr/local/lib/libdemo.so.1.1.0" "$(cd "$root" && find . ! -type d | sort)"
    make -s RELEASE=1.1.0 uninstall DESTDIR="$root"
    same "" "$(cd "$root" && find . ! -type d)"
    make -s RELEASE=1.1.0 clean
    [ ! -e libdemo-1.1.0/libdemo.so ]
    make -s clean
    [ ! -e libdemo-1.1.0 ]
    same "$before" "$(find . | sort)"
}

@test "releases: a release that there is not is refused" {
    run -2 make RELEASE=1.5.0
    has "There is no release 1.5.0"
    [ ! -e libdemo-1.5.0 ]
}

@test "releases: 1.0.2 greets the world for an empty name, and changes nothing else" {
    local release
    for release in 1.0.1 1.0.2; do
        make -s RELEASE="$release" libdemo.so
    done
    cc -Ilibdemo-1.0.1 -o prog ../prog/prog.c libdemo-1.0.1/libdemo.so
    LD_LIBRARY_PATH=libdemo-1.0.1 run -0 ./prog Ada ""
    has "Hello, ! (greeting 2, libdemo 1.0.1)"
    LD_LIBRARY_PATH=libdemo-1.0.2 run -0 ./prog Ada ""
    same "Hello, Ada! (greeting 1, libdemo 1.0.2)
Hello, world! (greeting 2, libdemo 1.0.2)" "$output"
}

@test "releases: the programs build with every release" {
    local release
    for release in $later; do
        make -s RELEASE="$release"
        make -s -C ../prog clean
        make -s -C ../prog DEMO="../libdemo/libdemo-$release"
        LD_LIBRARY_PATH=libdemo-$release run -0 ../prog/prog-shared
        same "Hello, world! (greeting 1, libdemo $release)" "$output"
    done
}
