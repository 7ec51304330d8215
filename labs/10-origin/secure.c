/*
 * secure.c: starts a program as if it were set-user-ID, without any right to do so.
 *
 *     secure [NAME=VALUE...] PROGRAM [ARGUMENT...]
 *
 * sets the variables for PROGRAM, as env(1) does, and starts it.
 *
 * When the kernel starts a set-user-ID program, it tells the loader so by one number
 * on the program's stack, AT_SECURE. This program starts PROGRAM the way a debugger
 * does, stopped before its first instruction, writes that number, and lets it run.
 */
#include <elf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

/* Ends with a message. */
static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "secure: %s: %s\n", what, strerror(errno));
    exit(1);
}

/* Where the stack of CHILD began: field 28 of /proc/PID/stat. The second field, the
   program's name in parentheses, may hold blanks. */
static unsigned long stack_of(pid_t child)
{
    char path[64], line[4096];
    unsigned long start = 0;
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)child);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        fail(path);
    if (fgets(line, sizeof line, file) != NULL) {
        char *field = strrchr(line, ')');
        for (int number = 2; field != NULL && number < 28; number++)
            field = strchr(field + 1, ' ');
        if (field != NULL)
            start = strtoul(field + 1, NULL, 10);
    }
    fclose(file);
    return start;
}

/* The word at PLACE in the memory of CHILD. */
static unsigned long word(pid_t child, unsigned long place)
{
    errno = 0;
    long value = ptrace(PTRACE_PEEKDATA, child, (void *)place, NULL);
    if (errno != 0)
        fail("cannot read the program's stack");
    return (unsigned long)value;
}

/* Sets AT_SECURE. On the stack lie the number of arguments, the arguments, zero, the
   environment, zero, and then pairs of words: what the kernel tells the loader. */
static void set_secure(pid_t child)
{
    const unsigned long size = sizeof(long);
    unsigned long place = stack_of(child);
    place += (word(child, place) + 2) * size;
    while (word(child, place) != 0)
        place += size;
    for (place += size; word(child, place) != AT_NULL; place += 2 * size)
        if (word(child, place) == AT_SECURE &&
            ptrace(PTRACE_POKEDATA, child, (void *)(place + size), (void *)1) != 0)
            fail("cannot write to the program's stack");
}

int main(int argc, char **argv)
{
    int status = 0, first = 1;
    while (first < argc && strchr(argv[first], '=') != NULL)
        putenv(argv[first++]);
    if (first == argc) {
        fputs("usage: secure [NAME=VALUE...] PROGRAM [ARGUMENT...]\n", stderr);
        return 2;
    }
    pid_t child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        execv(argv[first], argv + first);
        fail(argv[first]);
    }
    if (child < 0 || waitpid(child, &status, 0) < 0)
        fail("cannot start a process");
    if (WIFSTOPPED(status)) {
        set_secure(child);
        ptrace(PTRACE_DETACH, child, NULL, NULL);
        waitpid(child, &status, 0);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
