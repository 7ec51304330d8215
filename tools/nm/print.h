/*
 * print.h: the formats of nm's output.
 */
#ifndef NM_PRINT_H
#define NM_PRINT_H

#include "base/output.h"
#include "nm/symbols.h"

/* Where symbols come from, for headings and for -A. */
struct origin {
    const char *archive; /* NULL: the file is not an archive's member */
    const char *file;    /* the file, or the member */
};

/* Prints what stands above the symbols of a file. */
void print_file_heading(struct output *output, const struct options *options, struct origin origin,
                        bool is64);

/* Prints what stands above all members of an archive. */
void print_archive_heading(struct output *output, const struct options *options,
                           const char *archive);

/* Prints the symbols, in the order of their keys. */
void print_symbols(struct output *output, const struct options *options, struct origin origin,
                   const struct symbols *symbols);

#endif
