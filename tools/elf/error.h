/*
 * error.h: errors as values.
 *
 * The functions of tools/elf/ print nothing and never end the program. One
 * that can fail returns false (or NULL) and fills a struct elf_error with a
 * message that names the place ("section header 7 at offset 0x1c40 ..."); the
 * tool decides what to print and whether to go on.
 */
#ifndef ELF_ERROR_H
#define ELF_ERROR_H

#include <stdbool.h>

struct elf_error {
    char text[240];
};

/* Stores the message and returns false, so that a function can end with
   "return elf_fail(error, ...)". ERROR may be NULL: nobody wants to know. */
bool elf_fail(struct elf_error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
