/* offered.h: host.h, with everything in it offered to plugins. */
#pragma GCC visibility push(default)
#include "host.h"
#pragma GCC visibility pop
