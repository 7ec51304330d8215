/*
 * measure.c: the times of commands that take turns.
 *
 *   measure ROUNDS COMMAND -- COMMAND -- COMMAND ...
 *
 * Runs every command once in each round, its output going to a pipe that is
 * read and thrown away, as for "COMMAND | less". Each round has an order of its
 * own, drawn by chance but the same every time: a program that ran before leaves
 * the processor's caches full of its own, and so none always comes after the
 * same one. A round that is run first, and not counted, brings the files into
 * memory. Each round is printed as a line of times in microseconds, from the
 * start of the program to the end of its output and the program, in the order
 * of the commands; a last line says "memory" and the most memory that each had,
 * in KiB. What the commands say on standard error is thrown away.
 *
 * A shell cannot do this: it would measure itself, as starting `date` takes as
 * long as a tool takes for a small file.
 */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_COMMANDS = 16 };

extern char **environ;

/* Prints what went wrong and ends. */
static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "measure: %s: %s\n", what, strerror(errno));
    exit(2);
}

/* Returns the time in nanoseconds. */
static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* Starts COMMAND with its output going to the pipe ENDS. */
static pid_t start(char **command, const int *ends)
{
    posix_spawn_file_actions_t actions;
    pid_t child;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    errno = posix_spawnp(&child, command[0], &actions, NULL, command, environ);
    if (errno != 0)
        fail(command[0]);
    posix_spawn_file_actions_destroy(&actions);
    return child;
}

/* Runs COMMAND and returns its time in nanoseconds; keeps its most memory. */
static long long run(char **command, long *memory)
{
    static char buffer[1024 * 1024];
    int ends[2], status;
    struct rusage usage;
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail("pipe");
    long long begin = now();
    pid_t child = start(command, ends);
    close(ends[1]);
    while (read(ends[0], buffer, sizeof buffer) > 0)
        ;
    if (wait4(child, &status, 0, &usage) != child)
        fail("wait4");
    long long end = now();
    close(ends[0]);
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 127) {
        errno = ECHILD;
        fail(command[0]);
    }
    if (usage.ru_maxrss > *memory)
        *memory = usage.ru_maxrss;
    return end - begin;
}

/* Puts the numbers below COUNT into ORDER, shuffled (Fisher and Yates). */
static void shuffle(int *order, int count)
{
    static unsigned short seed[3];
    for (int i = 0; i < count; i++) {
        int place = (int)(erand48(seed) * (i + 1));
        order[i] = order[place];
        order[place] = i;
    }
}

int main(int count, char **arguments)
{
    char **commands[MOST_COMMANDS];
    long memory[MOST_COMMANDS] = {0};
    long long times[MOST_COMMANDS];
    int order[MOST_COMMANDS];
    int rounds = count > 2 ? atoi(arguments[1]) : 0, number = 0;
    bool begins = true;
    for (int i = 2; i < count; i++) {
        if (begins && number < MOST_COMMANDS)
            commands[number++] = &arguments[i];
        begins = strcmp(arguments[i], "--") == 0;
        if (begins)
            arguments[i] = NULL;
    }
    if (rounds < 1 || number == 0) {
        fputs("usage: measure ROUNDS COMMAND [-- COMMAND]...\n", stderr);
        return 2;
    }
    for (int round = 0; round <= rounds; round++) {
        shuffle(order, number);
        for (int i = 0; i < number; i++)
            times[order[i]] = run(commands[order[i]], &memory[order[i]]);
        for (int i = 0; round > 0 && i < number; i++)
            printf("%.1f%c", (double)times[i] / 1000, i + 1 < number ? ' ' : '\n');
    }
    printf("memory");
    for (int i = 0; i < number; i++)
        printf(" %ld", memory[i]);
    putchar('\n');
    return 0;
}
