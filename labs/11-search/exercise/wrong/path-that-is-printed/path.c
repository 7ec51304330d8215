/* path.c: says that libwhere is where it should be. */
#include <stdio.h>

#include "where.h"

int main(void)
{
    const char *own = OWN;
    puts(*where() != '\0' ? own : "an unknown place");
    return 0;
}
