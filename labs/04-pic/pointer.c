/* pointer.c: a variable whose value is the address of a function. */
#include "refer.h"

int (*pointer)(int) = outside_function;
