/* unpack.c: writes the program that is packed in a file on standard output. */
#include <stdint.h>
#include <stdio.h>

static unsigned char file[8 << 20], program[4 << 20];

int main(int argc, char **argv)
{
    struct {
        uint32_t packed, size, mark;
    } last;
    FILE *from = fopen(argc > 1 ? argv[1] : "", "rb");
    size_t end = from ? fread(file, 1, sizeof file, from) : 0;
    if (end < sizeof last)
        return 1;
    end -= sizeof last;
    for (size_t i = 0; i < sizeof last; i++)
        ((unsigned char *)&last)[i] = file[end + i];
    if (last.mark != 0x4b434150 || last.packed > end || last.size > sizeof program)
        return 1;

    unsigned char *at = file + end - last.packed;
    uint32_t key = 0, done = 0;
    for (uint32_t i = 0; i < last.packed; i++) {
        key = key * 1664525u + 1013904223u;
        at[i] ^= (unsigned char)(key >> 24);
    }
    while (done < last.size) {
        unsigned item = *at++, length = item < 128 ? item + 1 : item - 125, distance = 0;
        if (item >= 128) {
            distance = at[0] + 256u * at[1];
            at += 2;
        }
        for (; length > 0 && done < last.size; length--, done++)
            program[done] = item < 128 ? *at++ : program[done - distance];
    }
    return fwrite(program, 1, done, stdout) != done;
}
