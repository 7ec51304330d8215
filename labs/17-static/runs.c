/* runs.c: a shared library that can also be run. It brings the section .interp, which
   the linker makes for programs only, and a function at which the kernel can begin.
   Compile with -DLOADER=... and link with -Wl,-e,begin. */
#include <unistd.h>

const char loader[] __attribute__((section(".interp"), used)) = LOADER;

void greet(void);
void begin(void);

/* Writes a line. */
static void say(const char *line, size_t length)
{
    if (write(STDOUT_FILENO, line, length) < 0)
        _exit(1);
}

/* For programs. */
void greet(void)
{
    static const char line[] = "called by a program\n";
    say(line, sizeof line - 1);
}

/* For the kernel: nobody has called this function, so it cannot return. */
void begin(void)
{
    static const char line[] = "run by itself\n";
    say(line, sizeof line - 1);
    _exit(0);
}
