/* party.c: a program that welcomes everybody named on its command line. It knows libparty only. */
#include "welcome.h"

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        welcome(argv[i]);
    return 0;
}
