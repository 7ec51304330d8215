#!/usr/bin/env bats
# mini-ldd: /etc/ld.so.cache (L20, C1 to C6). Caches are made by hand, and read by the
# loader itself in a root file system of the test's own.

# shellcheck disable=SC2030,SC2031,SC2034 # every test runs in a shell of its own
load search

setup() {
    setup_search
    [ "$(uname -m)" = x86_64 ] || skip "needs an x86-64 machine, whose flags the entries have"
    need_root_folder
    helper_program cache
    executable root/prog --needs libx.so
    shared root/one.so
    X=0x303 # the flags of x86-64
}

# cache LAYOUT [ARGUMENT...]: writes the cache; see cache.c.
cache() {
    local layout=$1
    shift
    "$HELPER" "$layout" root/etc/ld.so.cache "$@"
}

# at FOLDER...: libx.so in each of these folders of the root.
at() {
    local folder
    for folder; do
        mkdir -p "root$folder"
        cp root/one.so "root$folder/libx.so"
    done
}

# bytes OFFSET ESCAPES: overwrites bytes of the cache.
bytes() {
    # The bytes are an escape sequence.
    # shellcheck disable=SC2059
    printf "$2" | dd of=root/etc/ld.so.cache bs=1 seek="$1" conv=notrunc status=none
}

@test "C1: three layouts" {
    at /a
    cp root/a/libx.so root/a/libx.so.old
    for layout in new old both; do
        cache "$layout" libx.so /a/libx.so "$X" 0
        same_search /prog
        row libx.so =/a/libx.so
    done
    # An odd number of entries, and an even one: the new part begins at a multiple of 8.
    cache both libz.so /a/libz.so "$X" 0 libx.so /a/libx.so "$X" 0
    same_search /prog
    row libx.so =/a/libx.so
    # Without the new magic the old part counts.
    cache both libx.so /a/libx.so "$X" 0
    bytes 32 X
    same_search /prog
    row libx.so =/a/libx.so.old
}

@test "C5: the byte order, as far as it is stated" {
    at /a
    for order in 000 001 002 003 006 012 003; do
        cache new libx.so /a/libx.so "$X" 0
        bytes 28 "\\$order"
        same_search /prog || { echo "order $order" >&2; return 1; }
        cache both libx.so /a/libx.so "$X" 0
        bytes 60 "\\$order"
        same_search /prog || { echo "order $order, combined" >&2; return 1; }
    done
}

@test "C5: counts that are too large" {
    at /a
    for count in '\002' '\005' '\377\377\377\377' '\000\000\000\200' '\000'; do
        cache new libx.so /a/libx.so "$X" 0
        bytes 20 "$count"
        same_search /prog || { echo "count $count" >&2; return 1; }
        cache old libx.so /a/libx.so "$X" 0
        bytes 12 "$count"
        same_search /prog || { echo "old count $count" >&2; return 1; }
    done
}

@test "C5: a key or a value outside the file" {
    at /a
    cache new libx.so /a/libx.so "$X" 0
    bytes 52 '\377\377\377\177'
    same_search /prog
    row libx.so "not found"
    cache new libx.so /a/libx.so "$X" 0 libx.so /a/libx.so "$X" 0
    bytes 56 '\377\377\377\177'
    same_search /prog
    row libx.so =/a/libx.so
}

@test "C5: cut off at every byte, it is no cache or a smaller one, and never an accident" {
    at /a
    cache both libx.so /a/libx.so "$X" 0
    cp root/etc/ld.so.cache whole
    local size
    for ((size = $(stat -c %s whole) - 1; size >= 0; size -= 3)); do
        head -c "$size" whole >root/etc/ld.so.cache
        run mini-ldd --root root --plain /prog
        [ "$status" -le 1 ]
    done
}

@test "C6: descending order, digits as numbers" {
    at /a
    executable root/prog --needs libx.so.10 --needs libx.so.9 --needs libx.so.09 --needs libv.so.1
    for name in libx.so.10 libx.so.9 libv.so.01; do cp root/one.so root/a/$name; done
    cache new libx.so.10 /a/libx.so.10 "$X" 0 libx.so.9 /a/libx.so.9 "$X" 0 libv.so.01 /a/libv.so.01 "$X" 0
    same_search /prog
    row libx.so.10 =/a/libx.so.10
    row libv.so.1 =/a/libv.so.01
    # In the wrong order.
    cache new libv.so.01 /a/libv.so.01 "$X" 0 libx.so.9 /a/libx.so.9 "$X" 0 libx.so.10 /a/libx.so.10 "$X" 0
    same_search /prog
}

@test "C6: flags must be the machine's" {
    at /a /b
    cache new libx.so /a/libx.so 0x803 0 libx.so /b/libx.so "$X" 0
    same_search /prog
    row libx.so =/b/libx.so
    cache new libx.so /a/libx.so 0x3 0
    same_search /prog
    row libx.so "not found"
}

@test "C6: the first plain entry wins; L20: if it is stale, no second one is tried" {
    at /a /b
    cache new libx.so /a/libx.so "$X" 0 libx.so /b/libx.so "$X" 0
    same_search /prog
    row libx.so =/a/libx.so
    rm root/a/libx.so
    same_search /prog
    row libx.so "not found"
    mkdir -p root/lib
    cp root/one.so root/lib/libx.so
    same_search /prog
    row libx.so =/lib/libx.so
}

@test "C6: named entries: the best one, before a plain one, unknown names never" {
    "$LOADER" --help | grep -q 'x86-64-v3 (supported' || skip "needs a processor of level 3"
    at /2 /3 /p /u
    local named=0x40000000
    cache new +x86-64-v2 +x86-64-v3 libx.so /2/libx.so "$X" "${named}00000000" \
        libx.so /3/libx.so "$X" "${named}00000001" libx.so /p/libx.so "$X" 0
    same_search /prog
    row libx.so =/3/libx.so
    cache new +x86-64-v2 +x86-64-v3 libx.so /3/libx.so "$X" "${named}00000001" \
        libx.so /2/libx.so "$X" "${named}00000000" libx.so /p/libx.so "$X" 0
    same_search /prog
    row libx.so =/3/libx.so
    cache new +unknown +x86-64-v2 libx.so /u/libx.so "$X" "${named}00000000" \
        libx.so /2/libx.so "$X" "${named}00000001" libx.so /p/libx.so "$X" 0
    same_search /prog
    row libx.so =/2/libx.so
    # A number that no name has; a plain entry in front.
    cache new +x86-64-v2 libx.so /2/libx.so "$X" "${named}00000007" libx.so /p/libx.so "$X" 0
    same_search /prog
    row libx.so =/p/libx.so
    cache new +x86-64-v2 libx.so /p/libx.so "$X" 0 libx.so /2/libx.so "$X" "${named}00000000"
    same_search /prog
    row libx.so =/p/libx.so
    # The names out of order, twice, and outside the file.
    cache new +x86-64-v3 +x86-64-v2 +x86-64-v3 libx.so /2/libx.so "$X" "${named}00000001" \
        libx.so /3/libx.so "$X" "${named}00000002" libx.so /p/libx.so "$X" 0
    same_search /prog
}

@test "C6: levels of the instruction set" {
    at /a /p
    local bit
    for bit in 0x40000001 0x40000002 0x40000004 0x40000008 0x40000010 0x40000003 0x4000000f 0x40000200; do
        cache new +x86-64-v2 libx.so /a/libx.so "$X" "${bit}00000000" libx.so /p/libx.so "$X" 0
        same_search /prog || { echo "bits $bit" >&2; return 1; }
    done
}

@test "C6: old-style hardware bits" {
    at /a /p
    local bits
    for bits in 1 2 4 8 0x8000000000000000 0x0004000000000000 0x0001000000000000 0x8000000000000002 \
        0x4000040000000000 0x80000000 0x2000000000000000; do
        cache new libx.so /a/libx.so "$X" "$bits" libx.so /p/libx.so "$X" 0
        same_search /prog || { echo "bits $bits" >&2; return 1; }
    done
}

@test "C4: an extension that is broken is none" {
    at /2 /p
    local place
    cache new +x86-64-v2 libx.so /2/libx.so "$X" 0x4000000000000000 libx.so /p/libx.so "$X" 0
    same_search /prog
    cp root/etc/ld.so.cache whole
    place=$(od -An -tu4 -j32 -N4 whole)
    for change in "32 \\001" "32 \\000\\000\\000\\000" "32 \\377\\377\\377\\377" "$place X" "$((place + 4)) \\377\\377\\377\\377" \
        "$((place + 4)) \\002" "$((place + 8)) \\005" "$((place + 16)) \\001" "$((place + 20)) \\377\\377" \
        "$((place + 20)) \\003" "$((place + 20)) \\000"; do
        cp whole root/etc/ld.so.cache
        bytes "${change% *}" "${change#* }"
        same_search /prog || { echo "change $change" >&2; return 1; }
    done
}

@test "L20: what ldconfig writes" {
    need ldconfig
    at /lib /usr/lib /more /more/glibc-hwcaps/x86-64-v2 /more/glibc-hwcaps/x86-64-v3
    for folder in /lib /usr/lib /more /more/glibc-hwcaps/x86-64-v2 /more/glibc-hwcaps/x86-64-v3; do
        shared "root$folder/libx.so" --soname libx.so
    done
    echo /more >root/etc/ld.so.conf
    for layout in new old compat; do
        ldconfig -c "$layout" -r root -f /etc/ld.so.conf 2>/dev/null || skip "needs an ldconfig that may enter a root"
        same_search /prog
        mv root/more root/gone
        same_search /prog
        mv root/gone root/more
    done
}

@test "C6: every name in this machine's own cache" {
    need ldconfig
    [ -r /etc/ld.so.cache ] || skip "needs /etc/ld.so.cache"
    local name arguments=()
    ldconfig -p | sed -n 's/^\t\([^ ]*\) (libc6,x86-64.*/\1/p' | sort -u | head -300 >names
    ROOT=
    {
        while IFS= read -r name; do printf '%s\n' --needs "$name"; done <names
    } >arguments
    mapfile -t arguments <arguments
    executable prog "${arguments[@]}"
    loader_says "$HERE/prog"
    same "$(sort -u "$BATS_TEST_TMPDIR/tries" | grep -v glibc-hwcaps | head -2000)" \
        "$(mini-ldd --tries prog | sort -u | grep -v glibc-hwcaps | head -2000)"
}
