/*
 * interrupt.c: the signals that ask the engine to stop (see interrupt.h).
 *
 * The handler only notes the signal and wakes whoever waits, by a byte in a pipe;
 * the engine then ends what it has started and dies of the same signal.
 */
#include "lab/process/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static volatile sig_atomic_t caught;
static int wake[2] = {-1, -1};

/* The handler. */
static void note(int number)
{
    int saved = errno;
    caught = number;
    (void)!write(wake[1], "", 1);
    errno = saved;
}

void interrupt_catch(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    struct sigaction action = {.sa_handler = note};
    for (int i = 0; i < 2; i++)
        if (wake[i] >= 0)
            close(wake[i]);
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) < 0)
        wake[0] = wake[1] = -1;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction before;
        sigaction(numbers[i], NULL, &before);
        if (numbers[i] != SIGHUP || before.sa_handler != SIG_IGN) /* nohup means it */
            sigaction(numbers[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL); /* where it is ignored, no child leaves a status */
}

int interrupt_signal(void)
{
    return caught;
}

int interrupt_descriptor(void)
{
    return wake[0];
}
