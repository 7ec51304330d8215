/* name.c: whom to greet. */
#include <stddef.h>

#include "demo.h"

const char *demo_guest = "world";

const char *demo_name(const char *name)
{
    return name == NULL ? demo_guest : name;
}
