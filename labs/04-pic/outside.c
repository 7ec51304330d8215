/* outside.c: a variable and a function for refer.c. */
#include "refer.h"

int outside_number = 2;

int outside_function(int n)
{
    return 2 * n;
}
