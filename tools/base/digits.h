/*
 * digits.h: numbers to text, without printf.
 *
 * Every function writes at TO, adds no NUL, and returns the place after the
 * last digit. A WIDTH is the least number of digits, padded with zeros on the
 * left. DIGITS_MOST bytes of room are enough for any value with WIDTH up to 24.
 */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stdint.h>

enum { DIGITS_MOST = 24 };

/* Writes VALUE in hexadecimal, lower case. */
char *digits_hex(char *to, uint64_t value, unsigned width);

/* Writes VALUE in decimal. */
char *digits_decimal(char *to, uint64_t value, unsigned width);

/* Writes VALUE, which has at most WIDTH (1 to 8) digits, in decimal, filled up with
   blanks on the left to WIDTH: a column of a table. Writes 8 bytes, of which the
   first WIDTH count. */
void digits_column(char *to, uint32_t value, unsigned width);

/* Writes VALUE in octal. */
char *digits_octal(char *to, uint64_t value, unsigned width);

/* Writes exactly 16 hexadecimal digits: the form of every 64-bit address. */
char *digits_hex16(char *to, uint64_t value);

/* Writes exactly 8 hexadecimal digits: the form of every 32-bit address. */
char *digits_hex8(char *to, uint32_t value);

#endif
