/* offered.h: demo.h, with everything in it offered to programs. */
#pragma GCC visibility push(default)
#include "demo.h"
#pragma GCC visibility pop
