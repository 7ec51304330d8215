/* paint.c: see paint.h. */
#include "base/paint.h"

void paint_begin(struct output *output, enum paint paint)
{
    static const char *const codes[] = {
        [PAINT_GOOD] = "\033[32m",
        [PAINT_BAD] = "\033[1;31m",
        [PAINT_QUIET] = "\033[36m",
        [PAINT_STRONG] = "\033[1m",
    };
    output_text(output, codes[paint]);
}

void paint_end(struct output *output)
{
    output_text(output, "\033[0m");
}
