/*
 * dynamic_symbols.h: the symbols that the loader works with, wherever the file
 * says that they are.
 */
#ifndef READELF_DYNAMIC_SYMBOLS_H
#define READELF_DYNAMIC_SYMBOLS_H

#include "elf/symbols.h"
#include "readelf/report.h"

/* Opens the dynamic symbols: the section SHT_DYNSYM, or without it the table
   that the loader finds. Their content stays the report's. False if there are
   none; what is broken is reported. */
bool open_dynamic_symbols(struct report *report, struct elf_symbols *symbols);

#endif
