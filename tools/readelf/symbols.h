/*
 * symbols.h: prints the symbol tables (-s, --dyn-syms, and with -D), in the format of
 * GNU readelf.
 */
#ifndef READELF_SYMBOLS_H
#define READELF_SYMBOLS_H

#include "readelf/report.h"

/* Prints the tables in all sections SHT_DYNSYM and, if options->symbols, SHT_SYMTAB;
   what is broken is reported. */
void print_symbols(struct report *report);

/* Prints the symbols that the loader finds by the dynamic section (-D), or that there
   are none. */
void print_dynamic_symbols(struct report *report);

#endif
