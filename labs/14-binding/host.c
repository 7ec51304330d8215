/* host.c: uses libfragile; with an argument, also the function that cannot work. */
#include <stdio.h>

int careful(void);
int careless(void);

int main(int argc, char **argv)
{
    (void)argv;
    printf("started\n");
    fflush(stdout);
    printf("careful returned %d\n", careful());
    fflush(stdout);
    if (argc > 1)
        printf("careless returned %d\n", careless());
    return 0;
}
