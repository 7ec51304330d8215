/*
 * default-signals.c: runs a command with no signal ignored or blocked, whatever it was
 * itself started with. "env --default-signal" does the same, but not everywhere.
 *
 *   default-signals COMMAND [ARGUMENT...]
 */
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    if (count < 2)
        return 2;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execvp(arguments[1], arguments + 1);
    perror(arguments[1]);
    return 127;
}
