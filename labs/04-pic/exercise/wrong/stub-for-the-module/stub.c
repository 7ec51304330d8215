/* stub.c: what is there in the place of bye.c. */
#include "demo.h"

void demo_bye(const char *name)
{
    (void)name;
}
