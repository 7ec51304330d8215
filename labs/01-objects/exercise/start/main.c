/* main.c: greets everybody named on the command line, or the world. */
#include "demo.h"

int main(int argc, char **argv)
{
    if (argc < 2)
        demo_greet("world");
    for (int i = 1; i < argc; i++)
        demo_greet(argv[i]);
    return 0;
}
