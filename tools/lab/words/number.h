/*
 * number.h: patterns for numbers in what a command prints.
 *
 *   [n]               any decimal number
 *   [n>=500]          one that is at least 500; also <= > < and =
 *   [n=100..200]      one from 100 to 200
 *   [lazy=n]          any number, called lazy from now on; also [lazy=n>=500]
 *   [n>=lazy+500]     compared with an earlier one, plus, minus or times a constant
 *
 * A number is a run of digits, as long as there are; it has no sign. A name begins with a
 * small letter, goes on with these, digits and _, and is not n.
 */
#ifndef LAB_WORDS_NUMBER_H
#define LAB_WORDS_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* The numbers that have names, in the order in which they were met; of two of the same name
   the later one counts. All zero at first. */
struct numbers {
    struct number {
        char *name;
        long long value;
    } * item;
    size_t count;
};

/* Forgets all numbers but the first COUNT. */
void numbers_cut(struct numbers *numbers, size_t count);
void numbers_free(struct numbers *numbers);

/* The number called by the LENGTH bytes at NAME, NULL if there is none. */
const struct number *numbers_find(const struct numbers *numbers, const char *name, size_t length);

/* How long the pattern for a number is that TEXT begins with, brackets included; 0 if it
   begins with none. */
size_t number_pattern(const char *text);

/* Whether TEXT looks as if it should begin with such a pattern, and does not. */
bool number_is_misspelt(const char *text);

/* How many digits at the beginning of LINE make a number that fits PATTERN; 0 if it does
   not fit. If PATTERN names it, it is added to NUMBERS. A name in PATTERN that NUMBERS has
   not fits nothing. */
size_t number_fits(const char *pattern, const char *line, struct numbers *numbers);

/* Calls TELL for each name that PATTERN compares with, and for the one that it gives. */
void number_names(const char *pattern, void *context,
                  void (*tell)(void *context, const char *name, size_t length, bool gives));

#endif
