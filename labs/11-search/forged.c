/* forged.c: stands in the place of the loader and does something else. There is no loader and
   no C library to help it, so it asks the kernel itself (for x86-64). */
static long call(long number, long first, long second, long third)
{
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(first), "S"(second), "d"(third)
                     : "rcx", "r11", "memory");
    return result;
}

void _start(void);

void _start(void)
{
    static const char text[] = "forged: code of the stranger runs\n";
    call(1, 2, (long)text, sizeof text - 1); /* write */
    call(60, 0, 0, 0);                       /* exit */
}
