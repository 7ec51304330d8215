/* tables.h: what the loader says, in the form in which the tools say it. */
#ifndef WORLDS_TABLES_H
#define WORLDS_TABLES_H

#include "ask.h"

#include <stdbool.h>

/* Appends the list of libraries: name, tab, path. */
void tables_list(struct text *table, const struct answer *answer);

/* Appends what was tried, in order: name, tab, path. */
void tables_tries(struct text *table, const struct answer *answer);

/* Appends the bindings, sorted: object, symbol, version, definer. */
void tables_bindings(struct text *table, const struct answer *answer);

/* Returns whether a version is missing: the start would end with this message. */
bool tables_version_missing(const struct answer *answer);

#endif
