#!/usr/bin/env bats
# machines.bats: what tests/machines/run says where there is no such machine to be had, and how
# table reads a log. To make a machine is not tested: it takes minutes, and a mirror.

bats_require_minimum_version 1.5.0 # run -STATUS

load helper

setup() {
    export MACHINES=$BATS_TEST_TMPDIR/machines
}

machine() {
    run -125 "$COURSE/tests/machines/run" "$@"
}

@test "machines: a machine that does not exist is refused with the reason" {
    machine
    has "say which machine"
    machine debian11
    has "there is debian12 and debian13, and no 'debian11'"
    machine debian12 riscv64
    has "debian12 does not exist for riscv64: take debian13"
    machine debian13 sparc64
    has "'sparc64' is no processor"
    machine debian13 riscv64 kernel
    has "only arm64 can have a kernel of its own"
    [ "$(uname -m)" = riscv64 ] || { machine debian13 riscv64 container; has "a container needs a processor of its own"; }
}

@test "machines: an ordinary user cannot make one" {
    need_user
    run -125 as_user "$COURSE/tests/machines/run" debian12
    has "needs root"
}

@test "machines: without a mirror there is none, and nothing is left behind" {
    [ "$(id -u)" -eq 0 ] || skip "needs root"
    need debootstrap unshare pivot_root flock
    unshare --mount --pid --fork true 2>/dev/null || skip "needs the right to mount"
    MIRROR=file:///nowhere TMPDIR=$BATS_TEST_TMPDIR machine debian12
    has "debootstrap could not make debian12"
    has "from file:///nowhere"
    same "" "$(find "$BATS_TEST_TMPDIR" -maxdepth 1 -name 'tmp.*')"
}

@test "machines: a row has figures only if the log is complete" {
    mkdir -p "$BATS_TEST_TMPDIR/course/tests" "$MACHINES/logs"
    cp -R "$COURSE/tests/machines" "$BATS_TEST_TMPDIR/course/tests"
    local log=$MACHINES/logs/debian12-arm64-root.tap table=$BATS_TEST_TMPDIR/course/tests/machines/table
    printf '%s\n' 'kernel 6.1' 'glibc 2.36' 'gcc 12.2.0' 'date 2026-01-02' '== labs' 'ok 1 - a' 'not ok 2 - b' \
        'ok 3 - c # SKIP needs d' 'ok 4 - e' '== exercises' 'ok 1 - f' '# proved: f' '# not proved: g' \
        '== tests' 'ok 1 h' 'ok 2 i # skip needs j' >"$log"
    run -0 "$table" --from-logs 'debian12 arm64 root'
    has "| debian12 arm64 root | 2026-01-02 | 6.1 | 2.36 | 12.2.0 | not measured | not measured | not measured |"
    echo '== end' >>"$log"
    run -0 "$table" --from-logs 'debian12 arm64 root'
    has "| debian12 arm64 root | 2026-01-02 | 6.1 | 2.36 | 12.2.0 | 2 / 1 / 1 | 1 of 2 | 1 / 0 / 1 |"
    same "$(grep -F '| debian12 arm64 root |' "${table%/*}/RESULTS.md")" \
        "| debian12 arm64 root | 2026-01-02 | 6.1 | 2.36 | 12.2.0 | 2 / 1 / 1 | 1 of 2 | 1 / 0 / 1 |"
}
