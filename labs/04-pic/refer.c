/* refer.c: seven functions, one for each kind of thing that code can refer to. */
#include "refer.h"

int shared_number = 1;         /* global: every module can name it */
static int private_number = 1; /* static: only this file can */

/* Nothing but its argument. */
int next_number(int n)
{
    return n + 1;
}

/* A global variable of this module. */
int get_shared(void)
{
    return shared_number;
}

/* A static variable of this module. */
int get_private(void)
{
    return private_number++;
}

/* A variable of another module. */
int get_outside(void)
{
    return outside_number;
}

/* A string constant. */
const char *get_text(void)
{
    return "a text";
}

/* The address of a function. */
int (*get_address(void))(int)
{
    return next_number;
}

/* A call of a function of another module. */
int call_outside(int n)
{
    return outside_function(n) + 1;
}
