/*
 * explain_symbols.h: the sentences for symbols (-s, --dyn-syms) and for the hash
 * tables in which the loader finds them (-I). *
 * Each does nothing without --explain.
 */
#ifndef READELF_EXPLAIN_SYMBOLS_H
#define READELF_EXPLAIN_SYMBOLS_H

#include "elf/symbols.h"
#include "readelf/report.h"

/* Explains a table, below its heading. DYNAMIC: it is the loader's. */
void explain_symbols(struct report *report, bool dynamic);

/* Explains the symbol at INDEX of SYMBOLS, below its line. */
void explain_symbol(struct report *report, const struct elf_symbols *symbols, uint64_t index);

/* Says what the lengths of chains mean, below the heading of a histogram. */
void explain_histogram(struct report *report);

#endif
