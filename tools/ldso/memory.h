/*
 * memory.h: memory that lives as long as one closure.
 *
 * A closure is thousands of small strings and records that are all needed until
 * it is closed. They are cut from large blocks, and freed with them.
 */
#ifndef LDSO_MEMORY_H
#define LDSO_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

struct ldso_block;

struct ldso_memory {
    struct ldso_block *blocks; /* the newest first; NULL at the start */
    bool exhausted;            /* an allocation failed */
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

/* Frees all of it. */
void ldso_memory_free(struct ldso_memory *memory);

#endif
