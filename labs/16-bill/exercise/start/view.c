/* view.c: a library that uses libbig for its own purposes. */
#include "view.h"
#include "big.h"

unsigned view_read(void)
{
    return big_read() + 1;
}
