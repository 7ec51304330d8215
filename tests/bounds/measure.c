/*
 * measure.c: runs a command, and says whether it kept within bounds.
 *
 *   measure SECONDS MEBIBYTES OUTPUT COMMAND [ARGUMENT...]
 *
 * SECONDS of processor time, MEBIBYTES of memory that was really used (apart from pages of
 * mapped files, which the kernel may take back, but counts as well), OUTPUT MiB on standard
 * output and standard error together. What the command prints goes on to the same places, up
 * to 64 KiB each: enough for a test to look at. A command that is over twice its time is killed.
 *
 * The last line on standard error says what was used. The status is that of the command;
 * 99 where it was out of bounds, 98 where it died of a signal.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OUT_OF_BOUNDS = 99, DIED = 98, SHOWN = 64 * 1024 };

/* One of the command's two outputs. */
struct stream {
    int from, to;
    unsigned long long bytes;
};

/* Passes on what there is to read; false at the end. */
static int pass(struct stream *stream)
{
    static char buffer[1 << 16];
    ssize_t count = read(stream->from, buffer, sizeof buffer);
    if (count <= 0)
        return 0;
    if (stream->bytes < SHOWN) {
        size_t shown =
            (size_t)count < SHOWN - stream->bytes ? (size_t)count : (size_t)(SHOWN - stream->bytes);
        if (write(stream->to, buffer, shown) < 0)
            return 0;
    }
    stream->bytes += (unsigned long long)count;
    return 1;
}

/* Reads both outputs to their ends. */
static void pass_all(struct stream streams[2])
{
    struct pollfd waits[2] = {{streams[0].from, POLLIN, 0}, {streams[1].from, POLLIN, 0}};
    while (waits[0].fd >= 0 || waits[1].fd >= 0) {
        if (poll(waits, 2, -1) < 0)
            break;
        for (int i = 0; i < 2; i++)
            if (waits[i].revents != 0 && !pass(&streams[i]))
                waits[i].fd = -1;
    }
}

/* Starts the command, whose outputs are the pipes. */
static pid_t start(char **command, int out[2], int err[2], double seconds)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    struct rlimit limit = {(rlim_t)(2 * seconds + 1), (rlim_t)(2 * seconds + 2)};
    setrlimit(RLIMIT_CPU, &limit);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    for (int i = 0; i < 2; i++) {
        close(out[i]);
        close(err[i]);
    }
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

int main(int count, char **arguments)
{
    int out[2], err[2], status;
    struct rusage used;
    if (count < 5 || pipe(out) != 0 || pipe(err) != 0)
        return 2;
    double seconds = atof(arguments[1]);
    pid_t child = start(arguments + 4, out, err, seconds);
    close(out[1]);
    close(err[1]);
    struct stream streams[2] = {{out[0], STDOUT_FILENO, 0}, {err[0], STDERR_FILENO, 0}};
    pass_all(streams);
    if (wait4(child, &status, 0, &used) != child)
        return 2;
    double time = (double)used.ru_utime.tv_sec + (double)used.ru_utime.tv_usec / 1e6 +
                  (double)used.ru_stime.tv_sec + (double)used.ru_stime.tv_usec / 1e6;
    double memory = (double)used.ru_maxrss / 1024;
    double output = (double)(streams[0].bytes + streams[1].bytes) / (1 << 20);
    fprintf(stderr, "measured: %.2f s, %.0f MiB of memory, %.1f MiB of output\n", time, memory,
            output);
    if (time > seconds || memory > atof(arguments[2]) || output > atof(arguments[3]))
        return OUT_OF_BOUNDS;
    return WIFEXITED(status) ? WEXITSTATUS(status) : DIED;
}
