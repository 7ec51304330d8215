/* both.c: a function for others, and one to begin with. */
#include <features.h>
#include <unistd.h>

#if defined __GLIBC__ && defined __x86_64__
#define LOADER "/lib64/ld-linux-x86-64.so.2"
#elif defined __GLIBC__ && defined __i386__
#define LOADER "/lib/ld-linux.so.2"
#elif defined __GLIBC__ && defined __aarch64__
#define LOADER "/lib/ld-linux-aarch64.so.1"
#elif defined __GLIBC__ && defined __riscv
#define LOADER "/lib/ld-linux-riscv64-lp64d.so.1"
#else
#error "this file is for other systems"
#endif

const char path[] __attribute__((section(".interp"), used)) = LOADER;

void greet(void);
void begin(void);

void greet(void)
{
    static const char line[] = "hello\n";
    if (write(STDOUT_FILENO, line, sizeof line - 1) < 0)
        _exit(1);
}

void begin(void)
{
    greet();
    _exit(0);
}
