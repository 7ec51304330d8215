/*
 * align.h: which old item became which new one?
 *
 * The cheapest way from a list of patterns to a list of items, found by dynamic
 * programming; used for the lines of an output and for the words of a line.
 */
#ifndef LAB_WORDS_ALIGN_H
#define LAB_WORDS_ALIGN_H

#include <stdbool.h>
#include <stddef.h>

enum step {
    STEP_FITS,    /* the pattern fits the item: both advance */
    STEP_TAKES,   /* a pattern for any number of items takes this one: the item advances */
    STEP_REPLACE, /* the item stands where the pattern stood: both advance */
    STEP_DROP,    /* nothing stands where the pattern stood, or it took no more */
    STEP_INSERT   /* the item is new */
};

struct alignment {
    unsigned char *step; /* enum step */
    size_t count;
};

/* Aligns PATTERNS patterns with ITEMS items. FITS(context, i, j) says whether
   pattern i fits item j, TAKES_ANY(context, i) whether pattern i takes any number
   of items; it is passed by a STEP_DROP. Lists too long to be compared pair by
   pair are replaced as a whole. */
struct alignment align(size_t patterns, size_t items,
                       bool (*fits)(const void *context, size_t i, size_t j),
                       bool (*takes_any)(const void *context, size_t i), const void *context);

void alignment_free(struct alignment *alignment);

#endif
