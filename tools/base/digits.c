/* digits.c: see digits.h. */
#include "base/digits.h"

#include <endian.h>
#include <string.h>

/* Spreads the eight nibbles of VALUE over the eight bytes of the result, the
   highest nibble first in memory, and turns each into its hexadecimal digit.
   All eight at once: a symbol table prints two addresses' worth of digits a
   line, and this is a third of the cost of a loop over a digit table. */
static uint64_t hex_of_word(uint32_t value)
{
    const uint64_t ones = 0x0101010101010101;
    uint64_t nibbles = value;
    nibbles = (nibbles << 16 | nibbles) & 0x0000ffff0000ffff;
    nibbles = (nibbles << 8 | nibbles) & 0x00ff00ff00ff00ff;
    nibbles = (nibbles << 4 | nibbles) & 0x0f0f0f0f0f0f0f0f;
    /* Adding 6 carries into bit 4 exactly in the bytes that hold 10 to 15. */
    uint64_t letters = ((nibbles + 6 * ones) >> 4) & ones;
    uint64_t text = nibbles + '0' * ones + letters * ('a' - '0' - 10);
    return htobe64(text);
}

char *digits_hex8(char *to, uint32_t value)
{
    uint64_t text = hex_of_word(value);
    memcpy(to, &text, 8);
    return to + 8;
}

char *digits_hex16(char *to, uint64_t value)
{
    to = digits_hex8(to, (uint32_t)(value >> 32));
    return digits_hex8(to, (uint32_t)value);
}

/* Copies the SIZE digits that end at END, padded with zeros to WIDTH. */
static char *place(char *to, const char *end, unsigned size, unsigned width)
{
    while (width > size) {
        *to++ = '0';
        width--;
    }
    memcpy(to, end - size, size);
    return to + size;
}

char *digits_hex(char *to, uint64_t value, unsigned width)
{
    char text[16];
    digits_hex16(text, value);
    unsigned size = value == 0 ? 1 : 16 - (unsigned)__builtin_clzll(value) / 4;
    return place(to, text + sizeof text, size, width);
}

char *digits_decimal(char *to, uint64_t value, unsigned width)
{
    char text[DIGITS_MOST];
    char *at = text + sizeof text;
    do {
        *--at = (char)('0' + value % 10);
        value /= 10;
    } while (value != 0);
    return place(to, text + sizeof text, (unsigned)(text + sizeof text - at), width);
}

char *digits_octal(char *to, uint64_t value, unsigned width)
{
    char text[DIGITS_MOST];
    char *at = text + sizeof text;
    do {
        *--at = (char)('0' + (value & 7));
        value >>= 3;
    } while (value != 0);
    return place(to, text + sizeof text, (unsigned)(text + sizeof text - at), width);
}
