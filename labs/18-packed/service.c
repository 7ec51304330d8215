/*
 * service.c: greets, and says goodbye where libdemo can.
 *
 *     service          greets and ends
 *     service stay     greets, and waits until "kill PID" ends it, with status 0
 */
#include <signal.h>
#include <stdio.h>

#include "demo.h"

int main(int argc, char **argv)
{
    sigset_t end;
    int number;

    (void)argv;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigprocmask(SIG_BLOCK, &end, NULL);

    demo_greet("server");
#ifdef HAVE_BYE
    demo_bye("server");
#endif
    fflush(stdout);
    return argc > 1 ? sigwait(&end, &number) : 0;
}
