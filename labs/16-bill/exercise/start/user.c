/* user.c: uses libbig. With descriptors 3 and 4 open (crowd.c), says there that it is ready, and waits. */
#include <stdio.h>
#include <unistd.h>

#include "big.h"

int main(void)
{
    char c = (char)('0' + big_read());
    if (write(3, &c, 1) == 1 && read(4, &c, 1) >= 0)
        return 0;
    printf("the table says %c\n", c);
    return 0;
}
