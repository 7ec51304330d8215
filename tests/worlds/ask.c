/* ask.c: the program writes to files in memory, so that no pipe can fill up. */
#include "ask.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* Seconds of the processor for one answer. */
enum { PATIENCE = 2 };

/* Ends the program when the system refuses what it needs. */
static void need(int result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(2);
    }
}

/* Reads FILE from its beginning, and empties it. */
static void take(struct text *text, int file)
{
    char bytes[65536];
    ssize_t count;
    text_empty(text);
    need((int)lseek(file, 0, SEEK_SET), "lseek");
    while ((count = read(file, bytes, sizeof bytes)) > 0)
        text_bytes(text, bytes, (size_t)count);
    need(ftruncate(file, 0), "ftruncate");
    need((int)lseek(file, 0, SEEK_SET), "lseek");
}

/* The new process: becomes the program. */
static _Noreturn void become(const char *folder, const char *path, char *const arguments[],
                             char *const environment[], int output, int messages)
{
    struct rlimit limit = {PATIENCE, PATIENCE}, none = {0, 0};
    if (dup2(output, 1) < 0 || dup2(messages, 2) < 0 || chdir(folder) != 0 ||
        setrlimit(RLIMIT_CPU, &limit) != 0 || setrlimit(RLIMIT_CORE, &none) != 0)
        _exit(126);
    execve(path, arguments, environment);
    _exit(126);
}

void ask(struct answer *answer, const char *folder, const char *path, char *const arguments[],
         char *const environment[])
{
    static int output = -1, messages = -1;
    if (output < 0) {
        need(output = memfd_create("output", MFD_CLOEXEC), "memfd_create");
        need(messages = memfd_create("messages", MFD_CLOEXEC), "memfd_create");
    }
    pid_t child = fork();
    need(child, "fork");
    if (child == 0)
        become(folder, path, arguments, environment, output, messages);
    int status = 0;
    need(waitpid(child, &status, 0), "waitpid");
    answer->status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    take(&answer->output, output);
    take(&answer->messages, messages);
}
