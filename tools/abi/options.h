/*
 * options.h: what mini-abi is asked.
 */
#ifndef ABI_OPTIONS_H
#define ABI_OPTIONS_H

#include "base/usage.h"

#include <stdbool.h>
#include <stddef.h>

struct abi_options {
    const char *libraries[2]; /* the old one, the new one */
    const char **users;       /* --used-by; owned, the texts are not */
    size_t user_count;
    bool json;
    enum color color;
};

/* Reads the command line. Ends the program for --help and --version with status 0,
   and for a mistake with 2. Release with abi_options_free(). */
void abi_options_parse(struct abi_options *options, int count, char **arguments);

/* Frees the list of users. */
void abi_options_free(struct abi_options *options);

#endif
