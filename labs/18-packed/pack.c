/*
 * pack.c: hides a program in a stub.
 *
 *     pack [-p] PROGRAM STUB RESULT     -p: plain, do not scramble
 *
 * format.h says what it writes, stub.c takes it apart again.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "format.h"

struct bytes {
    unsigned char at[SIZE_MOST + SIZE_MOST / LITERALS_MOST + 1]; /* if nothing repeats */
    size_t size;
};

static struct bytes program, stub, packed;

/* Reads the file NAME. */
static bool get(struct bytes *bytes, const char *name)
{
    FILE *file = fopen(name, "rb");
    if (file == NULL) {
        perror(name);
        return false;
    }
    bytes->size = fread(bytes->at, 1, sizeof bytes->at, file);
    fclose(file);
    if (bytes->size <= SIZE_MOST)
        return true;
    fprintf(stderr, "pack: %s is too large\n", name);
    return false;
}

/* How many bytes from TO on are the same as those from FROM on. */
static size_t repeated(size_t from, size_t to)
{
    size_t length = 0;
    while (length < REPEAT_MOST && to + length < program.size &&
           program.at[from + length] == program.at[to + length])
        length++;
    return length;
}

/* Writes the bytes FROM to END of the program as they are. */
static void put_literals(size_t from, size_t end)
{
    while (from < end) {
        size_t count = end - from < LITERALS_MOST ? end - from : LITERALS_MOST;
        packed.at[packed.size++] = (unsigned char)(count - 1);
        memcpy(packed.at + packed.size, program.at + from, count);
        packed.size += count;
        from += count;
    }
}

/* Squeezes the program. The last place of every three bytes is kept in a table; if
   different ones meet in one slot, the older is forgotten, which costs only size. */
static void squeeze(void)
{
    static size_t last[1 << 16]; /* a place + 1, so that 0 means none */
    size_t at = 0, done = 0;
    while (at + REPEAT_LEAST <= program.size) {
        const unsigned char *here = program.at + at;
        size_t slot = (here[0] + here[1] * 33u + here[2] * 4099u) % (sizeof last / sizeof *last);
        size_t from = last[slot], length = 0;
        last[slot] = at + 1;
        if (from != 0 && at - (from - 1) <= DISTANCE_MOST)
            length = repeated(from - 1, at);
        if (length < REPEAT_LEAST) {
            at++;
            continue;
        }
        size_t distance = at - (from - 1);
        put_literals(done, at);
        packed.at[packed.size++] = (unsigned char)(128 + length - REPEAT_LEAST);
        packed.at[packed.size++] = (unsigned char)(distance & 255);
        packed.at[packed.size++] = (unsigned char)(distance >> 8);
        done = at += length;
    }
    put_literals(done, program.size);
}

/* Scrambles the packed bytes; a second time gives them back. */
static void scramble(void)
{
    uint32_t state = 0;
    for (size_t i = 0; i < packed.size; i++)
        packed.at[i] ^= next_key(&state);
}

int main(int argc, char **argv)
{
    bool plain = argc == 5 && strcmp(argv[1], "-p") == 0;
    if (argc != 4 && !plain) {
        fprintf(stderr, "usage: pack [-p] PROGRAM STUB RESULT\n");
        return 2;
    }
    char **names = argv + argc - 3;
    if (!get(&program, names[0]) || !get(&stub, names[1]))
        return 1;
    squeeze();
    if (!plain)
        scramble();
    struct trailer trailer = {(uint32_t)packed.size, (uint32_t)program.size,
                              plain ? MAGIC_PLAIN : MAGIC_SCRAMBLED};
    FILE *file = fopen(names[2], "wb");
    if (file == NULL || fwrite(stub.at, 1, stub.size, file) != stub.size ||
        fwrite(packed.at, 1, packed.size, file) != packed.size ||
        fwrite(&trailer, sizeof trailer, 1, file) != 1 || fclose(file) != 0 ||
        chmod(names[2], 0755) != 0) {
        perror(names[2]);
        return 1;
    }
    printf("%zu bytes, packed %zu\n", program.size, packed.size);
    return 0;
}
