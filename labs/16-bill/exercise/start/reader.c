/* reader.c: uses libview. */
#include <stdio.h>

#include "view.h"

int main(void)
{
    printf("the view says %u\n", view_read());
    return 0;
}
