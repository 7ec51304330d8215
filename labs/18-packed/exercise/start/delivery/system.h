/*
 * system.h: system calls without a C library, and the place where a program begins.
 *
 * The kernel starts a program at _start. The stack pointer then leads to: the number
 * of arguments, the arguments, NULL, the variables of the environment, NULL, and
 * pairs of numbers from the kernel (the auxiliary vector). _start gives this address
 * to begin(), which never returns.
 */
#ifndef SYSTEM_H
#define SYSTEM_H

#include <sys/syscall.h> /* only the numbers: SYS_write and so on */

void begin(long *stack);

#if defined(__x86_64__)
__asm__(".globl _start\n"
        "_start: mov %rsp, %rdi\n"
        "        and $-16, %rsp\n"
        "        call begin\n");
#elif defined(__i386__)
__asm__(".globl _start\n"
        "_start: mov %esp, %eax\n"
        "        and $-16, %esp\n"
        "        sub $12, %esp\n"
        "        push %eax\n"
        "        call begin\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n"
        "_start: mov x0, sp\n"
        "        bl begin\n");
#elif defined(__riscv)
__asm__(".globl _start\n"
        "_start: .option push\n"
        "        .option norelax\n"
        "        la gp, __global_pointer$\n"
        "        .option pop\n"
        "        mv a0, sp\n"
        "        andi sp, sp, -16\n"
        "        call begin\n");
#else
#error "system.h does not know this processor: write _start and call() for it"
#endif

/* Asks the kernel for system call NUMBER. Below 0, the result is an error number
   with the sign changed. */
static long call(long number, long a, long b, long c, long d, long e)
{
#if defined(__x86_64__)
    long result;
    register long r10 __asm__("r10") = d;
    register long r8 __asm__("r8") = e;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(a), "S"(b), "d"(c), "r"(r10), "r"(r8)
                     : "rcx", "r11", "memory");
    return result;
#elif defined(__i386__)
    long result;
    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e)
                     : "memory");
    return result;
#elif defined(__aarch64__)
    register long x8 __asm__("x8") = number;
    register long x0 __asm__("x0") = a;
    register long x1 __asm__("x1") = b;
    register long x2 __asm__("x2") = c;
    register long x3 __asm__("x3") = d;
    register long x4 __asm__("x4") = e;
    __asm__ volatile("svc 0" : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4) : "memory");
    return x0;
#else
    register long a7 __asm__("a7") = number;
    register long a0 __asm__("a0") = a;
    register long a1 __asm__("a1") = b;
    register long a2 __asm__("a2") = c;
    register long a3 __asm__("a3") = d;
    register long a4 __asm__("a4") = e;
    __asm__ volatile("ecall" : "+r"(a0) : "r"(a7), "r"(a1), "r"(a2), "r"(a3), "r"(a4) : "memory");
    return a0;
#endif
}

#endif
