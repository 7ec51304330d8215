/* host.c: uses libfragile; with an argument, also the function that cannot work. */
#include <stdio.h>

int careful(void);
int careless(void);

int main(int argc, char **argv)
{
    (void)argv;
    puts("started");
    careful();
    fflush(stdout);
    if (argc > 1)
        careless();
    return 0;
}
