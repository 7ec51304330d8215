/*
 * stay.c: a program that stays, so that one can look at it while it runs.
 *
 *     stay [NAME [COUNT]]     greets NAME COUNT times, then waits
 *     kill -USR1 PID          greets once more
 *     kill PID                ends it, with status 0
 *
 * Standard output is flushed before it waits: whoever reads a line from it
 * knows that the signals will be seen.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "demo.h"

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : "world";
    int count = argc > 2 ? atoi(argv[2]) : 1;
    sigset_t signals;
    int signal_number;

    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, NULL);

    while (count-- > 0)
        demo_greet(name);
    do {
        fflush(stdout);
        if (sigwait(&signals, &signal_number) != 0)
            return 1;
        if (signal_number == SIGUSR1)
            demo_greet(name);
    } while (signal_number != SIGTERM);
    return 0;
}
