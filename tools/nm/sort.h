/*
 * sort.h: the order in which nm prints symbols.
 */
#ifndef NM_SORT_H
#define NM_SORT_H

#include "nm/symbols.h"

/* Puts the keys of SYMBOLS into the order that OPTIONS ask for: by name, by address, by
   size or, as they are, by place in the table. Keys that are equal in what is compared
   stay in the order of the table. */
void symbols_sort(struct symbols *symbols, const struct options *options);

#endif
