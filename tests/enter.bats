#!/usr/bin/env bats
# enter: a command with another root directory, by both doors, and by none. In the directory
# is a static program, which needs nothing else.
# shellcheck disable=SC2154 # bats sets $stderr

bats_require_minimum_version 1.5.0 # run --separate-stderr

load helper

# The root with its one program, and the simulated container.
setup() {
    cd "$BATS_TEST_TMPDIR" || return 1
    mkdir "a root"
    cat >inside.c <<'END'
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
int main(int count, char **words)
{
    char here[4096];
    DIR *folder = opendir("/");
    struct dirent *entry;
    if (count > 1 && strcmp(words[1], "wait") == 0) {
        printf("%ld\n", (long)getpid());
        fflush(stdout);
        pause();
    }
    if (count > 1)
        return atoi(words[1]);
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            printf("/%s ", entry->d_name);
    printf("in %s as %u, WORD=%s\n", getcwd(here, sizeof here), geteuid(), getenv("WORD"));
    return 0;
}
END
    cc -static -o "a root/inside" inside.c 2>/dev/null || skip "needs libc.a"
    need_confined
    need_user
}

# need_door: skips where neither chroot nor a user namespace is allowed.
need_door() {
    enter "a root" /inside >/dev/null 2>&1 || skip "needs root or a user namespace"
}

@test "enter: root goes by chroot" {
    need_chroot
    run -0 --separate-stderr env WORD='a b' enter --explain "a root" /inside
    same "/inside in / as 0, WORD=a b" "$output"
    same "enter: chroot(2): this process has the capability CAP_SYS_CHROOT" "$stderr"
}

@test "enter: the root of a container goes by chroot as well" {
    need_chroot
    run -0 --separate-stderr confined enter --explain "a root" /inside
    same "/inside in / as 0, WORD=(null)" "$output"
    has_error "enter: chroot(2)"
}

# has_error TEXT: the same as has, for standard error.
has_error() {
    output=$stderr has "$1"
}

@test "enter: an ordinary user goes by a user namespace, and is root in it" {
    as_user unshare -r true 2>/dev/null || skip "needs user namespaces and unshare"
    run -0 --separate-stderr as_user env WORD='a b' enter --explain "a root" /inside
    same "/inside in / as 0, WORD=a b" "$output"
    same "enter: a new user namespace, in which this process has CAP_SYS_CHROOT; then chroot(2)" "$stderr"
}

@test "enter: it says nothing that nobody asked for" {
    need_door
    run -0 --separate-stderr enter "a root" /inside
    same "" "$stderr"
}

@test "enter: with no door, what is forbidden and what to do" {
    run -125 --separate-stderr as_user confined enter "a root" /inside
    same "" "$output"
    has_error "enter: a root: cannot make it the root directory: this process has no CAP_SYS_CHROOT, and no user namespace that would give it one (unshare: Operation not permitted)"
    has_error "run it as root"
    has_error "make doctor"
}

@test "enter: root without the capability finds no door either" {
    need_chroot
    run -125 confined --no-chroot enter "a root" /inside
    has "CAP_SYS_CHROOT"
}

@test "enter: a user namespace that is there and worth nothing is no door" {
    need strace
    strace -qq -e trace=none true 2>/dev/null || skip "strace may trace nothing here"
    # So it is with AppArmor on Ubuntu: the namespace is made, and nobody may be root in it.
    run as_user strace -qq -e trace=chroot,write -e inject=write:error=EPERM:when=1 -o /dev/null \
        enter "a root" /inside
    same 125 "$status"
}

@test "enter: the exit status is the command's" {
    need_door
    run -0 enter "a root" /inside 0
    run -42 enter "a root" /inside 42
}

@test "enter: a command that is not there, or whose loader is not, is status 127" {
    need_door
    run -127 enter "a root" /nosuch
    same "enter: /nosuch: No such file or directory" "$output"
    run -127 enter "a root" nosuch
    same "enter: nosuch: No such file or directory" "$output"
    cc -o "a root/dynamic" inside.c
    run -127 enter "a root" /dynamic
    same "enter: /dynamic: No such file or directory" "$output"
}

@test "enter: a command that cannot be run is status 126" {
    need_door
    echo text >"a root/text"
    run -126 enter "a root" /text
    same "enter: /text: Permission denied" "$output"
    chmod 755 "a root/text" && printf '\177ELF' >"a root/text"
    run -126 enter "a root" /text
    same "enter: /text: Exec format error" "$output"
}

@test "enter: a root that is not there, no directory, or closed is status 125" {
    run -125 enter nosuch /inside
    same "enter: nosuch: cannot make it the root directory: No such file or directory" "$output"
    run -125 enter inside.c /inside
    same "enter: inside.c: cannot make it the root directory: Not a directory" "$output"
    mkdir closed
    chmod 0 closed
    run -125 as_user enter closed /inside
    same "enter: closed: cannot make it the root directory: Permission denied" "$output"
}

@test "enter: mistakes in the options are status 125, as with chroot" {
    run -125 enter
    has "there is no ROOT"
    run -125 enter "a root"
    has "there is no COMMAND"
    run -125 enter --nosuch "a root" /inside
    has "--nosuch"
    has "see --help"
}

@test "enter: what follows ROOT is the command's, options and all" {
    need_door
    run -0 enter "a root" /inside --explain
    same "" "$output"
}

@test "enter: --help and --version" {
    run -0 enter --help
    has "Usage: enter [OPTION...] ROOT COMMAND [ARGUMENT...]"
    run -0 enter --version
    same "enter 1.0" "$output"
    [ ! -e /dev/full ] || run -125 sh -c 'enter --help >/dev/full'
}

@test "enter: the command is found along PATH, in the new root" {
    need_door
    mkdir -p "a root/bin"
    mv "a root/inside" "a root/bin"
    run -7 env PATH=/bin "$(command -v enter)" "a root" inside 7
}

@test "enter: there is no process in between: signals reach the command" {
    need_door
    mkfifo ready
    enter "a root" /inside wait >ready &
    local started=$! inside
    read -r inside <ready
    same "$started" "$inside"
    kill -TERM "$started"
    status=0
    wait "$started" || status=$?
    same 143 "$status"
}

@test "enter: the variables for the loader do nothing to enter itself" {
    need_door
    mini-readelf -lW "$(command -v enter)" | grep -q INTERP && skip "enter is not static here"
    run -0 --separate-stderr env LD_PRELOAD=/nosuch.so LD_LIBRARY_PATH=/nosuch enter "a root" /inside
    same "" "$stderr"
}

@test "enter: the manual page is well formed" {
    need mandoc
    same "" "$(mandoc -Tlint "$COURSE/tools/enter.1" | grep -v -e 'referenced manual not found')"
}
