/*
 * users.h: which programs would notice the differences between two libraries.
 *
 * A program notices a difference when it refers to what has changed: by its
 * DT_NEEDED, by a version that it needs, by a symbol that it imports. What it
 * looks up while it runs (dlsym) is not in the file.
 */
#ifndef ABI_USERS_H
#define ABI_USERS_H

#include "abi/compare.h"

struct abi_user {
    const char *path; /* not owned */
    bool needs_it;    /* a DT_NEEDED is the old library's name */
    size_t *noticed;  /* owned: indices of findings, ascending */
    size_t count;
};

/* Reads the program or library PATH and works out what of COMPARISON it would notice.
   False, with the reason, if it cannot be read. Release it with abi_user_free(), also
   after a failure. */
bool abi_user_read(struct abi_user *user, const char *path, const struct abi_comparison *comparison,
                   struct elf_error *error);

/* Frees the list. */
void abi_user_free(struct abi_user *user);

#endif
