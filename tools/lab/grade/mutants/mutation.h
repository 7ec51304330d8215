/*
 * mutation.h: small changes to a text, and lists of them.
 */
#ifndef LAB_GRADE_MUTANTS_MUTATION_H
#define LAB_GRADE_MUTANTS_MUTATION_H

#include <stdbool.h>
#include <stddef.h>

/* One change: LENGTH bytes at AT give way to REPLACEMENT. */
struct mutation {
    size_t at, length;
    char *replacement;
    char *what; /* "-fPIC left out of: $(CC) -fPIC -c $<"; the same however the file grows */
};

/* The changes to TEXT. OWN has one item for each of its lines, and only lines for which it is
   true are changed; NULL stands for all. Both belong to the caller and must live as long.
   The text from SHOWN to SHOWN_END says where the next change is. */
struct mutations {
    const char *text;
    const bool *own;
    size_t shown, shown_end;
    struct mutation *item;
    size_t count;
};

/* Adds the change of LENGTH bytes at AT to REPLACEMENT, unless these are on no line of one's
   own, or the text it gives is not new. WHAT it is comes before the place. */
void mutation_add(struct mutations *mutations, size_t at, size_t length, const char *replacement,
                  const char *what);

/* TEXT with the change made; to be freed. */
char *mutation_apply(const struct mutation *mutation, const char *text);

void mutations_free(struct mutations *mutations);

/* Where the line that begins at AT ends: at its newline or at the end of TEXT. When it
   CONTINUES, one that ends with \ goes on. */
size_t line_end(const char *text, size_t at, bool continues);

#endif
