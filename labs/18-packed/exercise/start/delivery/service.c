/* service.c: greets when it is ready, and then stays until "kill" ends it. */
#include <signal.h>

void greet(const char *text);

int main(void)
{
    sigset_t end;
    int number;

    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigprocmask(SIG_BLOCK, &end, 0);
    greet("Good day");
    return sigwait(&end, &number);
}
