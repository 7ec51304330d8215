/* truncated.c: see truncated.h. sigaction(2), signal-safety(7) */
#include "base/truncated.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Writes TEXT, as far as that goes: there is nothing to do about a failure. */
static void say(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

/* Ends the program; only functions that are safe in a signal handler here. */
static void on_bus_error(int number)
{
    (void)number;
    say(program_invocation_short_name);
    say(": a file became shorter, or could not be read, while it was being looked at\n");
    _exit(1);
}

void truncated_file_is_an_error(void)
{
    struct sigaction action = {.sa_handler = on_bus_error};
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, NULL);
}
