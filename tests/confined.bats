#!/usr/bin/env bats
# confined.bats: the course where user namespaces are forbidden, as to a container's root and
# to an ordinary user whom a system protects from them. machines/confined.c simulates it.
# "confined bats FILE" runs any other file of the tests there.
# shellcheck disable=SC2030,SC2031,SC2154 # bats sets $output in each test
# shellcheck disable=SC2016 # what stands in quotes is for another shell

bats_require_minimum_version 1.5.0 # run -STATUS

load helper

setup() {
    RUN=$BATS_TEST_TMPDIR/build
    need_confined
}

# A lab with a root directory: entered in line 11, and twice what needs none.
mklab_root() {
    mklab <<'END'
# Lab 1: Try

```console
$ mkdir root
$ cc -static -o root/hello hello.c
```

```console if=root-directory
$ enter root /hello
hello
```

```console
$ ls -1 root
hello
```
END
    printf '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n' >"${LAB%/*}/hello.c"
    cc -static -o "$BATS_TEST_TMPDIR/hello" "${LAB%/*}/hello.c" 2>/dev/null || skip "needs libc.a"
}

# mkexercise: an exercise with a check that enters a root, and one that does not.
mkexercise() {
    EXERCISE=$BATS_TEST_TMPDIR/course/labs/01-try
    STUDENT=$BATS_TEST_TMPDIR/class/ann
    mkdir -p "$EXERCISE"/exercise/{start,solution} "$STUDENT"
    cat >"$EXERCISE/exercise/check.md" <<'END'
## It is built (1 point)

It must be there.

```console
$ ls -1 root
hello
```

## It runs in its root (2 points)

It must say hello.

```console if=root-directory
$ enter root /hello
hello
```
END
    printf '#include <stdio.h>\nint main(void) { puts("hello"); return 0; }\n' >"$STUDENT/hello.c"
    printf 'root/hello: hello.c\n\tmkdir -p root\n\tcc -static -o root/hello hello.c\n' >"$STUDENT/Makefile"
    cc -static -o "$BATS_TEST_TMPDIR/hello" "$STUDENT/hello.c" 2>/dev/null || skip "needs libc.a"
    cp "$STUDENT"/* "$EXERCISE/exercise/solution"
    cp "$STUDENT"/hello.c "$EXERCISE/exercise/start"
    chmod -R a+rX "$BATS_TEST_TMPDIR"/{course,class}
}

# --- facts ----------------------------------------------------------------------

@test "a container's root: no user namespace, and another root directory all the same" {
    need_chroot
    run -0 confined lab doctor --build "$RUN"
    has "+ root "
    has "- userns "
    has "+ root-directory "
    [[ $output != *"How this machine could"* ]]
}

@test "an ordinary user there: neither; and doctor says what to do" {
    need_user
    run -0 as_user confined lab doctor --build "$RUN"
    has "- userns "
    has "- root-directory "
    has "How this machine could let a process enter another root directory"
    has "a filter on system calls (seccomp) is at work"
    has "sudo make lab19"
    has "A teacher prepares one of these"
}

@test "root without the capability: neither, and sudo would not help" {
    need_chroot
    run -0 confined --no-chroot lab doctor --build "$RUN"
    has "- root-directory "
    has "give root the capability CAP_SYS_CHROOT"
    [[ $output != *sudo* ]]
}

@test "--without userns leaves root its chroot, and an ordinary user nothing" {
    need_user
    run -0 as_user lab doctor --build "$RUN" --without userns
    has "- root-directory "
    [ "$(id -u)" -eq 0 ] || return 0
    run -0 lab doctor --build "$RUN/root" --without userns
    has "+ root-directory "
    run -0 lab doctor --build "$RUN/root" --without root-directory
    has "- root-directory "
}

# forbidding SETTING VALUE: what doctor advises an ordinary user where /proc/sys says so.
forbidding() {
    need_chroot
    need unshare setpriv
    need_user
    unshare -m true 2>/dev/null || skip "needs mount namespaces"
    run -0 unshare -m sh -c '
        mount -t tmpfs none /proc/sys && mkdir -p "/proc/sys/${1%/*}" && echo "$2" >"/proc/sys/$1"
        exec setpriv --reuid "$4" --regid "$4" --clear-groups confined lab doctor --build "$3"
    ' sh "$1" "$2" "$RUN" "$ordinary_user"
}

@test "doctor names the setting that forbids user namespaces, and the command that allows them" {
    forbidding kernel/apparmor_restrict_unprivileged_userns 1
    has "kernel.apparmor_restrict_unprivileged_userns is 1, which forbids"
    has "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
    has "AppArmor profile with the rule \"userns,\" for $BATS_TEST_TMPDIR/bin/enter"
    forbidding kernel/unprivileged_userns_clone 0
    has "sudo sysctl -w kernel.unprivileged_userns_clone=1"
    forbidding user/max_user_namespaces 0
    has "sudo sysctl -w user.max_user_namespaces=10000"
    [[ $output != *AppArmor* ]]
    forbidding user/max_user_namespaces 4711
    [[ $output != *sysctl* ]]
}

@test "root that may not call chroot(2), and makes a user namespace: the labs know by which way they go" {
    [ "$(id -u)" -eq 0 ] || skip "needs root"
    need setpriv
    mkdir -p "$BATS_TEST_TMPDIR/tree"
    local unable=(setpriv --inh-caps -sys_chroot --bounding-set -sys_chroot)
    "${unable[@]}" enter "$BATS_TEST_TMPDIR/tree" /none 2>&1 | grep -q "No such file" ||
        skip "needs user namespaces"
    run -0 "${unable[@]}" lab doctor --build "$RUN"
    has "+ root "
    has "- chroot "
    has "+ root-directory "
    run -0 "${unable[@]}" lab test --build "$RUN" "$COURSE/labs/19-rootfs/LAB.md"
    run -0 lab doctor --build "$RUN"
    has "+ chroot "
}

# --- labs -----------------------------------------------------------------------

@test "a lab enters a root there as root" {
    need_chroot
    mklab_root
    run -0 confined lab test --build "$RUN" "$LAB"
    has "ok 3 - "
    [[ $output != *SKIP* ]]
}

@test "a lab leaves out there, for an ordinary user, what enters a root, and nothing else" {
    mklab_root
    need_user
    run -0 as_user confined lab test --build "$RUN" "$LAB"
    same 1 "$(grep -c SKIP <<<"$output")"
    has "# SKIP needs root-directory (a process can enter another root directory)"
}

@test "lab 8 there, as root: nothing is left out that needs another root" {
    need_chroot
    run -0 confined lab test --build "$RUN" "$COURSE/labs/08-rpath/LAB.md"
    [[ $output != *"needs root-directory"* && $output != *"needs userns"* ]]
}

@test "lint wants the condition for enter and chroot" {
    console <<<'$ enter root /bin/true'
    run -1 lab lint "$LAB"
    has "enter may be absent: the fence needs if=root-directory"
    console <<<'$ chroot root /bin/true'
    run -1 lab lint "$LAB"
    has "chroot may be absent: the fence needs if=root-directory"
}

# --- grading --------------------------------------------------------------------

# graded COMMAND...: the exercise is graded there, by COMMAND; what needs a root is skipped.
graded() {
    run "$@" lab grade --build "$RUN" --exercise "$EXERCISE" "$STUDENT"
    same 0 "$status"
    has "needs root-directory"
    has "1 of 1 point"
}

@test "the grader uses Landlock there, and skips the check that enters a root: root, too" {
    mkexercise
    need_user
    run -1 as_user confined lab grade --sandbox namespaces --build "$RUN" --exercise "$EXERCISE" "$STUDENT"
    has "lab: the sandbox (namespaces) does not work here: unshare: Operation not permitted"
    graded as_user confined
    [ "$(id -u)" -eq 0 ] || return 0
    RUN=$BATS_TEST_TMPDIR/build-root
    graded confined
}

@test "without Landlock, one's own work is graded all the same, and a class is not" {
    mkexercise
    need_user
    graded as_user confined --no-landlock
    run -1 as_user confined --no-landlock lab grade --all --build "$RUN" --exercise "$EXERCISE" \
        --output "$BATS_TEST_TMPDIR/out" "${STUDENT%/*}"
    has "this system allows neither namespaces nor Landlock"
    [ "$(id -u)" -eq 0 ] || return 0
    RUN=$BATS_TEST_TMPDIR/build-root
    graded confined --no-landlock
}

@test "where user namespaces are allowed, the check that enters a root is made" {
    mkexercise
    need_user
    as_user enter / true 2>/dev/null || skip "needs user namespaces"
    run -0 as_user lab grade --build "$RUN" --exercise "$EXERCISE" "$STUDENT"
    has "3 of 3 points"
    # Under Landlock nobody can write who is who in a user namespace.
    run as_user lab grade --sandbox landlock --build "$RUN" --exercise "$EXERCISE" "$STUDENT"
    [[ $output == *"does not work here"* ]] || has "needs root-directory"
}
