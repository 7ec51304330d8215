/*
 * format.h: how a packed program is laid out.
 *
 *     the stub            a static program, complete in itself
 *     the packed bytes    a dynamic program, squeezed and scrambled
 *     struct trailer      the last bytes of the file
 *
 * Squeezed: the packed bytes are a row of two kinds of items. Each begins with
 * a byte N.
 *     N < 128      the next N + 1 bytes are meant as they are
 *     N >= 128     N - 125 bytes (3 to 130) are a repetition: they are the same
 *                  as those that stood some bytes before, at the distance that
 *                  the next two bytes give, the low one first. It may be less
 *                  than the length: with distance 1, the last byte is repeated.
 * Scrambled: byte I of the row is then combined (^) with byte I of a sequence
 * that looks random, and is always the same. This hides the texts; it is no
 * secret.
 */
#ifndef FORMAT_H
#define FORMAT_H

#include <stdint.h>

#define LITERALS_MOST 128
#define REPEAT_LEAST  3
#define REPEAT_MOST   130
#define DISTANCE_MOST 65535

#define SIZE_MOST (4u << 20) /* of either program, in bytes */

#define MAGIC_SCRAMBLED 0x4b434150u /* "PACK" on most processors */
#define MAGIC_PLAIN     0x4b434151u

struct trailer {
    uint32_t packed_size, size; /* of the program, in bytes: packed and unpacked */
    uint32_t magic;
};

/* Moves STATE on, which begins with 0, and gives the next byte of the sequence. */
static inline unsigned char next_key(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return (unsigned char)(*state >> 24);
}

#endif
