/* maybe.c: calls the library of who.c only when it is given an argument. */
#include <stdio.h>

const char *who(void);

int main(int argc, char **argv)
{
    (void)argv;
    puts(argc > 1 ? who() : "nobody asked");
    return 0;
}
