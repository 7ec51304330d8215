/* ask.c: asks the library libwho how it was built. */
#include <stdio.h>

const char *who(void);

int main(void)
{
    printf("libwho is %s\n", who());
    return 0;
}
