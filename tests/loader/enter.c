/*
 * enter.c: runs a program with a folder as its root file system.
 *
 *     enter ROOT [NAME=VALUE...] -- PROGRAM [ARGUMENT...]
 *
 * The environment of PROGRAM is what stands before the "--", and nothing else. Who is
 * not root needs a user namespace for it. The status is 125 if that cannot be done.
 */
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **words)
{
    char **program = words + 1, *empty[] = {NULL};
    while (*program && strcmp(*program, "--") != 0)
        program++;
    if (count < 4 || !*program || !program[1]) {
        fprintf(stderr, "usage: enter ROOT [NAME=VALUE...] -- PROGRAM [ARGUMENT...]\n");
        return 125;
    }
    char **environment = count > 2 ? words + 2 : empty;
    *program = NULL;
    if (geteuid() != 0 && unshare(CLONE_NEWUSER) != 0) {
        perror("enter: a user namespace");
        return 125;
    }
    if (chroot(words[1]) != 0 || chdir("/") != 0) {
        perror(words[1]);
        return 125;
    }
    execve(program[1], program + 1, environment);
    perror(program[1]);
    return 125;
}
