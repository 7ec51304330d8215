/* choice.c: a function whose code is chosen while the program starts. */
#include <stdio.h>
#include <sys/auxv.h>

static int plain(void)
{
    return 1;
}

static int fast(void)
{
    return 2;
}

/* The resolver: the loader calls it, and binds "pick" to what it returns. On AArch64 the
   loader hands over what the kernel says of the processor (AT_HWCAP). */
#ifdef __aarch64__
__attribute__((used)) static int (*resolve(unsigned long features))(void)
{
    return features & HWCAP_ASIMD ? fast : plain;
}
#else
__attribute__((used)) static int (*resolve(void))(void)
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("sse2") ? fast : plain;
}
#endif

int pick(void) __attribute__((ifunc("resolve")));

int main(void)
{
    printf("pick() returns %d\n", pick());
    return 0;
}
