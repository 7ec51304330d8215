#!/usr/bin/env bats
# mini-ldd and mini-bind: what becomes of a file when its segments are mapped (L24). Each
# change is tried by a real start, in each release that is there.

load search
load releases

setup() {
    setup_releases
}

@test "L24: files that are sound, and ends that nobody touches" {
    changed
    changed load 3 filesz 0x100000 load 3 memsz 0x100000
    changed load 0 memsz 0
    changed dynamic 0 filesz 8
    changed dynamic 0 memsz 0
    changed_main load 3 memsz +0x10000
    changed_main load 3 filesz +0x100000 load 3 memsz +0x100000
}

@test "L24: how segments are aligned: checked as p_align says up to 2.34, then by pages" {
    local align
    for align in 0x200000 0x10000 0 0x800 1 0x3000; do
        changed load 3 align $align
    done
    changed load 0 align 0x800
    changed load 1 offset +8
    changed load 0 vaddr +8
    # From 2.35 on there must be room for it.
    changed load 0 align 0x100000000000
    changed load 0 align 0x10000000000000
    changed load 0 align 0x8000000000000000
    # The kernel maps the program, and does not look at p_align.
    for align in 0x200000 0 0x10; do
        changed_main load 3 align $align
    done
    changed_main load 1 offset +0x10
}

@test "L24: what cannot be mapped: too large, too far, inside out" {
    changed load 3 memsz 0x7fffffffffff0000
    changed load 3 memsz 0xffffffffffff0000
    changed load 3 memsz 0x700000000000
    changed load 3 offset +0x7ffffffffffff000
    changed load 3 offset +0x8000000000000000
    changed load 3 vaddr +0x800000000000
    changed load 3 vaddr -0x3000
    changed load 3 vaddr -0x2000
    changed load 0 type 1
}

@test "L24: a segment that is longer in the file than in memory" {
    changed load 3 memsz 0x50
    changed load 3 memsz 0
    changed load 3 filesz 0x100000
    changed load 1 filesz 0x100000
    changed load 1 memsz 0
    changed_main load 3 filesz +0x300
    changed_main load 3 filesz +0x100000
    changed_main load 3 memsz 8
}

@test "L24: a file that is cut off, at any place" {
    local size whole
    whole=$(stat -c %s libx.so)
    for size in 0x200 0x300 0x1000 0x1010 0x2010 0x2f80 0x3000 0x3010 $((whole - 1)); do
        changed cut $size
    done
    changed load 3 offset +0x10000
    for size in 0x300 0x1010 0x2f00 0x3000; do
        changed_main cut $size
    done
}

@test "L24: a file that is cut off says so" {
    "$SEGMENT" libx.so bad.so cut 0x3000
    asked "${ROOTS[0]}"
    run -1 mini-ldd --root "${ROOTS[0]}" /w/prog
    has "/w/libx.so: the file is cut off: it ends before its segments do"
    run -1 mini-bind --root "${ROOTS[0]}" /w/prog
    has "/w/libx.so: the file is cut off: it ends before its segments do"
}

# note SYSTEM KERNEL...: libx.so with a note that says for what it is, and the changes.
note() {
    cat >note.s <<END
.section .note.ABI-tag, "a", @note
.balign 4
.long 4, 16, 1
.asciz "GNU"
.long $1, $2, $3, $4
END
    shift 4
    cc -shared -fPIC -nostdlib -o noted.so x.c note.s
    "$SEGMENT" noted.so bad.so "$@"
    local root
    for root in "${ROOTS[@]}"; do
        asked "$root" || { echo "with a note" >&2; return 1; }
    done
}

@test "L24: what is for a newer kernel, or another system, is passed over up to 2.35" {
    note 0 3 2 0
    note 0 99 0 0
    note 1 3 2 0
    note 0 99 0 0 note 0 filesz 31
    note 0 3 2 0 note 0 offset 0x100000
    note 0 3 2 0 note 0 filesz 0x100000
}

@test "L24: a file system from which no code may be run" {
    mkdir mounted
    cc -pie -nostdlib -Wl,--no-as-needed -Wl,-e,_start -Wl,-rpath,"$HERE/mounted" \
        -Wl,--dynamic-linker,"$LOADER" -o prog start.s libx.so
    unshare --mount --map-root-user true 2>/dev/null || skip "needs the right to mount"
    # The words are for the other shell.
    # shellcheck disable=SC2016
    run unshare --mount --map-root-user sh -c '
        mount -t tmpfs -o noexec none mounted && cp libx.so mounted || exit 99
        ./prog
        echo "status $?"
        mini-ldd --no-warnings ./prog
        echo "status $?"
        mini-bind ./prog
        echo "status $?"'
    [ "$status" -ne 99 ] || skip "needs the right to mount"
    same "status 127 status 1 status 1" "$(grep '^status' <<<"$output" | xargs)"
    same 3 "$(grep -c 'libx.so: failed to map segment from shared object' <<<"$output")"
}

@test "L24: musl maps what there is in memory, and checks less" {
    need musl-gcc
    local musl root
    musl=$(echo 'int main(void) { return 0; }' | musl-gcc -xc - -o probe &&
        mini-readelf -lW probe | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
    [ -x "$musl" ] || skip "needs musl's loader"
    mkdir -p "musl${musl%/*}"
    cp -L "$musl" "musl$musl"
    ROOTS=("$HERE/musl")
    for root in "$LOADERS"/*-musl; do
        [ -d "$root" ] || continue
        cp -R "$root" .
        ROOTS+=("$HERE/${root##*/}")
    done
    executable_of "$musl"
    changed
    changed load 3 align 0
    changed load 3 memsz 0x50
    changed load 3 memsz 0
    changed load 1 memsz 0
    changed load 1 filesz 0x100000
    changed load 3 filesz 0x100000
    changed load 3 filesz 0x100000 load 3 memsz 0x100000
    local size
    for size in 0x200 0x300 0x1010 0x2010 0x2f80 0x3000 0x3010; do
        changed cut $size
    done
    changed_main load 3 filesz +0x300
    changed_main load 3 filesz +0x100000 load 3 memsz +0x100000
}
