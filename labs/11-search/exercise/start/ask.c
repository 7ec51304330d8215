/* ask.c: a program that asks libwhere which file it is. */
#include <stdio.h>

#include "where.h"

int main(void)
{
    puts(where());
    return 0;
}
