#!/usr/bin/env bats
# mini-ldd and mini-bind: DT_RELR with loaders that know it and loaders that do not (L33), and
# what --versions says of it.

load search
load releases

setup() {
    setup_releases
    cat >x.c <<'END'
int data = 5;
int *volatile places[] = {&data, &data};
int call(void) { return *places[1]; }
END
    cc -shared -fPIC -nostdlib -Wl,-Bsymbolic -Wl,-z,pack-relative-relocs -o bad.so x.c 2>/dev/null || :
    mini-readelf -dW bad.so 2>/dev/null | grep -q RELRSZ || skip "needs a linker with -z pack-relative-relocs"
}

@test "L33: DT_RELR in a library that needs no libc: glibc up to 2.35 passes over it" {
    local root
    for root in "${ROOTS[@]}"; do
        asked "$root"
    done
}

@test "L33: both tools say so, and what is needed" {
    local root=$HERE/debian11
    [ -d "$root" ] || skip "needs a loader from before 2.36: tests/machines/loader debian11 makes it"
    asked "$root"
    run -1 mini-ldd --root "$root" /w/prog
    has "/w/libx.so: the loader is too old to know DT_RELR (glibc 2.36 or musl 1.2.4 is needed)"
    run -1 mini-bind --root "$root" /w/prog
    has "/w/libx.so: the loader is too old to know DT_RELR (glibc 2.36 or musl 1.2.4 is needed)"
}

@test "L33: musl passes over DT_RELR before 1.2.4" {
    need musl-gcc
    local musl root
    musl=$(echo 'int main(void) { return 0; }' | musl-gcc -xc - -o probe &&
        mini-readelf -lW probe | sed -n 's/.*program interpreter: \(.*\)\]$/\1/p')
    [ -x "$musl" ] || skip "needs musl's loader"
    mkdir -p "musl${musl%/*}"
    cp -L "$musl" "musl$musl"
    executable_of "$musl"
    for root in musl "$LOADERS"/*-musl; do
        [ -d "$root" ] || continue
        [ "$root" = musl ] || cp -R "$root" .
        asked "$HERE/${root##*/}"
    done
}

@test "L33: a missing GLIBC_ABI_DT_RELR is said by mini-bind, too" {
    local root=$HERE/debian11
    [ -d "$root" ] || skip "needs a loader from before 2.36: tests/machines/loader debian11 makes it"
    printf '#include <stdio.h>\nint *p[2]; int x, *q = &x;\nint main(void) { puts("hi"); return q != &x; }\n' >r.c
    cc -pie -fPIE -Wl,-z,pack-relative-relocs -o "$root/r" r.c
    wanted=$("$ENTER" "$root" -- /r 2>&1 | grep RELR) || skip "needs a libc of 2.36 or later to link with"
    has_line() { grep -qF -- "${wanted#/r: }" <<<"$output" || { echo "$output" >&2; return 1; }; }
    run -1 mini-ldd --root "$root" /r
    has_line
    run -1 mini-bind --root "$root" --plain /r
    has_line
}

@test "L33: --versions knows from which glibc on DT_RELR works, without a libc as well" {
    mkdir -p own/w
    cp bad.so own/w/libx.so
    cp prog own/w/prog
    run -0 mini-ldd --root own --versions /w/libx.so
    has "The least glibc that will do: 2.36 (/w/libx.so has DT_RELR)."
    run -0 mini-ldd --root own --versions /w/prog
    has "The least glibc that will do: 2.36 (libx.so has DT_RELR)."
}
