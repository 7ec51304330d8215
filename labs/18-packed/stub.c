/*
 * stub.c: the static program in front of a packed one. It unpacks what follows it
 * in its file into memory, and becomes that program.
 *
 * It has no C library, so it is static and small everywhere:
 *     cc -static -nostdlib -ffreestanding -fno-stack-protector -o stub stub.c
 */
#define _GNU_SOURCE
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

#include "format.h"
#include "system.h"

/* Ends the program with TEXT. */
static void fail(const char *text)
{
    long length = 0;
    while (text[length] != '\0')
        length++;
    call(SYS_write, 2, (long)text, length, 0, 0);
    call(SYS_exit, 127, 0, 0, 0, 0);
}

/* Gives SIZE bytes of memory from the kernel. (An array would give the stub a writable segment,
   which some linkers describe as lying beyond the end of a file as small as this one.) */
static unsigned char *allocate(long size)
{
    long end = call(SYS_brk, 0, 0, 0, 0, 0);
    if (call(SYS_brk, end + size, 0, 0, 0, 0) != end + size)
        fail("stub: no memory\n");
    return (unsigned char *)end;
}

/* Reads the file NAME, at most MOST bytes of it, to FILE, and gives its size. */
static uint32_t get(unsigned char *file, long most, const char *name)
{
    long descriptor = call(SYS_openat, AT_FDCWD, (long)name, O_RDONLY | O_CLOEXEC, 0, 0);
    long size = 0, got;
    while ((got = call(SYS_read, descriptor, (long)(file + size), most - size, 0, 0)) > 0)
        size += got;
    if (got < 0)
        fail("stub: cannot read its own file\n");
    call(SYS_close, descriptor, 0, 0, 0, 0);
    return (uint32_t)size;
}

/* Gives the next packed byte at *FROM. */
static unsigned char next(const unsigned char **from, uint32_t *state, int plain)
{
    return (unsigned char)(*(*from)++ ^ (plain ? 0 : next_key(state)));
}

/* Unpacks SIZE bytes to PROGRAM. */
static void unpack(unsigned char *program, const unsigned char *from, uint32_t size, int plain)
{
    uint32_t done = 0, state = 0;
    while (done < size) {
        uint32_t item = next(&from, &state, plain), distance = 0, length = item + 1;
        if (item >= 128) {
            length = item - 128 + REPEAT_LEAST;
            distance = next(&from, &state, plain);
            distance += 256u * next(&from, &state, plain);
        }
        for (; length > 0 && done < size; length--, done++)
            program[done] = distance ? program[done - distance] : next(&from, &state, plain);
    }
}

/* What the program does, with what the kernel put on the stack. */
void begin(long *stack)
{
    char **arguments = (char **)(stack + 1);
    char **environment = arguments + stack[0] + 1;
    char **end = environment;
    const char *name = arguments[0];
    struct trailer trailer;

    while (*end != 0)
        end++;
    for (long *pair = (long *)(end + 1); pair[0] != AT_NULL; pair += 2)
        if (pair[0] == AT_EXECFN) /* the path by which this program was started */
            name = (const char *)pair[1];

    unsigned char *program = allocate(SIZE_MOST), *file = allocate(2 * SIZE_MOST);
    uint32_t size = get(file, 2 * SIZE_MOST, name);
    for (uint32_t i = 0; i < sizeof trailer; i++)
        ((unsigned char *)&trailer)[i] = file[size - sizeof trailer + i];
    if ((trailer.magic != MAGIC_PLAIN && trailer.magic != MAGIC_SCRAMBLED) ||
        trailer.size > SIZE_MOST || trailer.packed_size > size - sizeof trailer)
        fail("stub: nothing is packed behind it\n");
    unpack(program, file + size - sizeof trailer - trailer.packed_size, trailer.size,
           trailer.magic == MAGIC_PLAIN);

    long memory = call(SYS_memfd_create, (long)"unpacked", MFD_CLOEXEC, 0, 0, 0);
    if (call(SYS_write, memory, (long)program, trailer.size, 0, 0) != (long)trailer.size)
        fail("stub: no memory\n");
    /* With an empty path, the program in the descriptor itself is executed: fexecve(3). */
    long error =
        call(SYS_execveat, memory, (long)"", (long)arguments, (long)environment, AT_EMPTY_PATH);
    fail(error == -ENOENT ? "stub: cannot start the program inside: No such file or directory\n"
                          : "stub: cannot start the program inside\n");
}
