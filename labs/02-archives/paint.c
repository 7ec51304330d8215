/* paint.c: a program that needs colour(); compiled with -DSHAPE, shape() too. */
#include <stdio.h>

const char *colour(void);
const char *shape(void);

int main(void)
{
    printf("%s\n", colour());
#ifdef SHAPE
    printf("%s\n", shape());
#endif
    return 0;
}
