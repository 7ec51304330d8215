/*
 * race.c: lets plain_work() and pic_work(), the same code built in two ways, do
 * the same work by turns, and compares the best time of each. The best of many
 * short runs is the one that nothing else on the machine disturbed.
 */
#include <stdio.h>
#include <time.h>

unsigned plain_work(unsigned rounds);
unsigned pic_work(unsigned rounds);

/* Where the results go, so that no compiler may leave the work out. */
volatile unsigned race_result;

/* How many seconds WORK takes. */
static double measure(unsigned (*work)(unsigned))
{
    struct timespec begin, end;

    clock_gettime(CLOCK_MONOTONIC, &begin);
    race_result = work(50000);
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
}

int main(void)
{
    double plain = 1e9, pic = 1e9;

    for (int turn = 0; turn < 200; turn++) {
        double one = measure(plain_work), other = measure(pic_work);
        if (one < plain)
            plain = one;
        if (other < pic)
            pic = other;
    }
    if (pic > plain * 1.25)
        printf("PIC takes more than a quarter longer\n");
    else if (plain > pic * 1.25)
        printf("PIC takes less time\n");
    else
        printf("PIC takes about as long\n");
    return 0;
}
