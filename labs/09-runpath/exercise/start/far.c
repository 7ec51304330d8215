/* far.c: a program that asks libmiddle, which asks libwhere. The program does not name libwhere. */
#include <stdio.h>

#include "where.h"

int main(void)
{
    puts(middle());
    return 0;
}
