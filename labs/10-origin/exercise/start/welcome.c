/* welcome.c: libparty, which leaves the greeting to libdemo. */
#include "welcome.h"

#include "demo.h"

void welcome(const char *guest)
{
    demo_greet(guest);
}
