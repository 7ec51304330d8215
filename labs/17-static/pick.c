/* pick.c: a function whose implementation is chosen when the program starts (IFUNC). */
#include <stdio.h>

int pick(void);

/* The only implementation there is to choose. */
static int first(void)
{
    return 1;
}

/* Chooses. */
static int (*choose(void))(void)
{
    return first;
}

int pick(void) __attribute__((ifunc("choose")));

int main(void)
{
    printf("number %d was picked\n", pick());
    return 0;
}
