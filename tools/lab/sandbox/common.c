/* common.c: see common.h. */
#include "lab/sandbox/common.h"

#include <stdio.h>

int sandbox_fails(struct sandbox *sandbox, const char *what)
{
    snprintf(sandbox->failure, sizeof sandbox->failure, "%s", what);
    return -1;
}
