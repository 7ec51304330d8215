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

/* Turns VALUE, below 100,000,000, into eight digits, one a byte, the first in
   the lowest byte: cuts the number in two three times, all parts at once. The
   divisions by 100 and 10 are multiplications, exact for numbers of this size. */
static uint64_t decimal_of_word(uint32_t value)
{
    uint64_t digits = value / 10000 | (uint64_t)(value % 10000) << 32;
    uint64_t hundreds = (digits * 10486 >> 20) & 0x0000007f0000007f;
    digits = hundreds | (digits - hundreds * 100) << 16;
    uint64_t tens = (digits * 103 >> 10) & 0x000f000f000f000f;
    return tens | (digits - tens * 10) << 8;
}

/* No loop and no jump: a loop over the digits ends at another place in each
   line, and the processor, which guesses, was wrong about it. With this the
   symbols of a large library take a seventh less time. */
void digits_column(char *to, uint32_t value, unsigned width)
{
    const uint64_t ones = 0x0101010101010101;
    uint64_t digits = decimal_of_word(value);
    /* How many bits the leading zeros take; the last digit stays, whatever it is. */
    unsigned leading = (unsigned)__builtin_ctzll(digits | (uint64_t)1 << 56) & ~7u;
    uint64_t blanks = (((uint64_t)1 << leading) - 1) & ('0' ^ ' ') * ones;
    uint64_t text = htole64(((digits + '0' * ones) ^ blanks) >> 8 * (8 - width));
    memcpy(to, &text, sizeof text);
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
