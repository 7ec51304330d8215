/* gate.c: copies the vDSO to standard output as vdso.c does, but in a 32-bit x86
   program without any library. The kernel leaves on the stack: the arguments, the
   environment, and then the auxiliary vector, pairs of a number and a value. */
enum { SYSTEM_EXIT = 1, SYSTEM_WRITE = 4, STANDARD_OUTPUT = 1, ADDRESS_OF_VDSO = 33, SIZE = 8192 };

/* Calls the kernel through its oldest gate, an interrupt. */
static int call_kernel(int number, int first, int second, int third)
{
    int result;
    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "0"(number), "b"(first), "c"(second), "d"(third)
                     : "memory");
    return result;
}

/* STACK is as the kernel left it; the first word counts the arguments. */
__attribute__((used)) static void run(const int *stack)
{
    const int *word = stack + 1 + *stack + 1;
    while (*word)
        word++;
    for (word++; *word; word += 2)
        if (*word == ADDRESS_OF_VDSO)
            call_kernel(SYSTEM_WRITE, STANDARD_OUTPUT, word[1], SIZE);
    call_kernel(SYSTEM_EXIT, 0, 0, 0);
}

__asm__(".globl _start\n"
        "_start: mov %esp, %eax\n"
        "        push %eax\n"
        "        call run\n");
