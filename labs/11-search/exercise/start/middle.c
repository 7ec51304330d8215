/* middle.c: a library that needs another library. */
#include "where.h"

const char *middle(void)
{
    return where();
}
