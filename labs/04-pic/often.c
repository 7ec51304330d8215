/* often.c: refers to one variable and to one function, again and again. */
#include "refer.h"

void often(void)
{
    outside_number += outside_function(1);
    outside_number += outside_function(2);
    outside_number += outside_function(3);
    outside_number += outside_function(4);
}
