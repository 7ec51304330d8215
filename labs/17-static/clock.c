/* clock.c: asks for the time 1000 times, through the C library and by a system call,
   and prints what one question takes, in nanoseconds: the best of many rounds. */
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { QUESTIONS = 1000, ROUNDS = 20 };

/* Through the C library. */
static void ask_library(void)
{
    struct timespec now;
    for (int i = 0; i < QUESTIONS; i++)
        clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
}

/* By the system call of the same name. */
static void ask_kernel(void)
{
    struct timespec now;
    for (int i = 0; i < QUESTIONS; i++)
        syscall(SYS_clock_gettime, CLOCK_MONOTONIC_COARSE, &now);
}

/* The time of one question, in nanoseconds. */
static double measure(void (*ask)(void))
{
    double best = 1e30;
    for (int i = 0; i < ROUNDS; i++) {
        struct timespec begin, end;
        clock_gettime(CLOCK_MONOTONIC, &begin);
        ask();
        clock_gettime(CLOCK_MONOTONIC, &end);
        double time =
            (double)(end.tv_sec - begin.tv_sec) * 1e9 + (double)(end.tv_nsec - begin.tv_nsec);
        if (time < best)
            best = time;
    }
    return best / QUESTIONS;
}

int main(void)
{
    printf("by the vDSO: %.0f ns, by a system call: %.0f ns\n", measure(ask_library),
           measure(ask_kernel));
    return 0;
}
