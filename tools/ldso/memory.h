/*
 * memory.h: memory that lives as long as one closure.
 *
 * A closure is thousands of small strings and records that are all needed until
 * it is closed. They are cut from large blocks, and freed with them.
 *
 * The names and paths of one closure have a budget of bytes: in a broken file thousands of
 * names can be parts of one long string, and each of them makes paths in many directories.
 */
#ifndef LDSO_MEMORY_H
#define LDSO_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

struct ldso_block;

/* So many bytes of names and paths are there at most; no sound program has a tenth of it. */
enum { LDSO_TEXT_MOST = 24 << 20 };

struct ldso_memory {
    struct ldso_block *blocks; /* the newest first; NULL at the start */
    size_t text;               /* bytes of names and paths so far */
    bool exhausted;            /* an allocation failed, or TEXT was too much */
};

/* Returns SIZE bytes of zeros, aligned for every type; NULL, and EXHAUSTED is
   set, if there is no memory left. */
void *ldso_memory_take(struct ldso_memory *memory, size_t size);

/* Returns COUNT * SIZE bytes of zeros in the same way. */
void *ldso_memory_array(struct ldso_memory *memory, size_t count, size_t size);

/* Returns the first LENGTH bytes of TEXT as a string, or NULL. */
char *ldso_memory_text(struct ldso_memory *memory, const char *text, size_t length);

/* Returns A, B and C one after the other as a string, or NULL. */
char *ldso_memory_join(struct ldso_memory *memory, const char *a, const char *b, const char *c);

/* Counts LENGTH bytes of a name that is used where it stands in a file. False: that is too
   much. */
bool ldso_memory_count(struct ldso_memory *memory, size_t length);

/* Returns why MEMORY is exhausted, a constant text: "out of memory", or the budget. */
const char *ldso_memory_problem(const struct ldso_memory *memory);

/* Frees all of it. */
void ldso_memory_free(struct ldso_memory *memory);

#endif
