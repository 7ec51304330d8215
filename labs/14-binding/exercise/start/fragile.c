/* fragile.c: a library with one good function, and one that needs a function nobody has. */
#include <stdio.h>

int nowhere(void);

int careful(void)
{
    return puts("careful says that all is well") < 0;
}

int careless(void)
{
    return nowhere();
}
