/* silent.c: see silent.h. */
#include "lab/show/silent.h"

#include <stdio.h>
#include <time.h>

enum { PATIENCE_MILLISECONDS = 1000 };

/* Milliseconds on the monotonic clock. */
static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

struct silence silence_begin(bool shows)
{
    return (struct silence){shows, now()};
}

void silence_tell(struct silence *silence, int done, int all)
{
    if (done <= 1)
        silence->begun = now();
    if (!silence->shows || now() - silence->begun < PATIENCE_MILLISECONDS)
        return;
    printf("\r\033[K");
    if (done < all)
        printf("running silently: %d of %d", done, all);
    fflush(stdout);
}
