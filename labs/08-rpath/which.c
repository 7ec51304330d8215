/* which.c: a library that says which copy of it is in use. */
#include <stdio.h>

#include "which.h"

void which(void)
{
    printf("I am the copy in %s.\n", COPY);
}
