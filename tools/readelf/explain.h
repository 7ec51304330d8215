/*
 * explain.h: the sentences that --explain adds.
 *
 * What a number means stands in the name tables of elf/names.h, in the third
 * column. The functions here add what it means in this file, and print it below
 * the line in question: every added line begins with EXPLAIN_MARK, so that the
 * lines can be cut out and plain output remains.
 *
 * A thing is explained where it first appears in a file, not on each line that
 * has it. Every function does nothing without --explain, so that a caller needs
 * no condition; a loop over symbols looks at report->explainer itself.
 *
 * What is said about the loader holds for the GNU C library's, ld.so(8), and
 * where the file names musl's, for that.
 */
#ifndef READELF_EXPLAIN_H
#define READELF_EXPLAIN_H

#include "elf/names.h"
#include "elf/note.h"
#include "readelf/facts.h"
#include "readelf/report.h"

#define EXPLAIN_MARK "     | "

enum { EXPLAIN_SEEN = 1024 };

/* What has been explained: the addresses of entries of the name tables, and of
   other constant sentences. */
struct explainer {
    const void *seen[EXPLAIN_SEEN]; /* a hash table; NULL: free */
    size_t count;
    enum file_kind kind; /* once explain_kind() has been asked */
};

/* The fields of the ELF header that have a line each. */
enum header_field {
    HEADER_MAGIC,
    HEADER_CLASS,
    HEADER_DATA,
    HEADER_IDENT_VERSION,
    HEADER_OSABI,
    HEADER_ABI_VERSION,
    HEADER_TYPE,
    HEADER_MACHINE,
    HEADER_VERSION,
    HEADER_ENTRY,
    HEADER_SEGMENTS_START,
    HEADER_SECTIONS_START,
    HEADER_FLAGS,
    HEADER_SIZE,
    HEADER_SEGMENT_SIZE,
    HEADER_SEGMENT_COUNT,
    HEADER_SECTION_SIZE,
    HEADER_SECTION_COUNT,
    HEADER_NAMES_INDEX,
};

/* Below the line that says that there are none. */
void explain_no_segments(struct report *report);
void explain_no_dynamic(struct report *report);

/* Below a line of -h, -S, -l and -d. Those in the plural stand below the heading
   of the table, and ..._end() below the whole of it. */
void explain_header(struct report *report, enum header_field field);
void explain_section(struct report *report, const Elf64_Shdr *section);
void explain_sections(struct report *report);
void explain_sections_end(struct report *report);
void explain_segment(struct report *report, const Elf64_Phdr *segment);
void explain_segments(struct report *report);
void explain_segments_end(struct report *report);
void explain_mapping(struct report *report);
void explain_mapping_end(struct report *report);
void explain_dynamic(struct report *report, const Elf64_Dyn *entry);
void explain_dynamic_end(struct report *report);

/* A table of relocations, with the symbols that it refers to. */
struct relocations {
    struct elf_table table;
    bool with_addend;                  /* RELA; without, the addend is in the place itself */
    bool loaded;                       /* in memory, for the loader; if not, it is for the linker */
    const struct elf_symbols *symbols; /* NULL: none */
};

/* Below the heading of a table of relocations, and below one of them. */
void explain_relocations(struct report *report, const struct relocations *relocations);
void explain_relocation(struct report *report, const struct relocations *relocations,
                        const Elf64_Rela *relocation);
void explain_relr(struct report *report, uint64_t count);

/* Below the heading of a symbol table, and below the symbol at INDEX of it. */
void explain_symbols(struct report *report, bool dynamic);
void explain_symbol(struct report *report, const struct elf_symbols *symbols, uint64_t index);

/* Below the headings and the lines of -V. */
void explain_definitions(struct report *report);
void explain_definition(struct report *report, struct elf_text name, unsigned flags,
                        unsigned index);
void explain_parent(struct report *report, struct elf_text name);
void explain_needs(struct report *report);
void explain_need(struct report *report, struct elf_text file);
void explain_needed_version(struct report *report, struct elf_text name, unsigned flags,
                            unsigned index);
void explain_indices(struct report *report);

/* Below a note, whose type is NAME (NULL: no known one); below the headings of
   -g and -I, and of -c, which has no report. */
void explain_note(struct report *report, const struct elf_note *note, const struct elf_name *name);
void explain_group(struct report *report, bool comdat, struct elf_text name);
void explain_histogram(struct report *report);
void explain_archive_index(struct output *output, const struct options *options);

/* --- for the functions above ---------------------------------------------- */

/* Prints a sentence (printf), broken at blanks to fit 80 columns; not with -W. */
void explain(struct report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says whether THING is new; from then on it is not. */
bool explain_first(struct report *report, const void *thing);

/* Prints "NAME: MEANING" the first time; nothing if NAME is NULL. */
void explain_name(struct report *report, const struct elf_name *name);

/* A name from the file as it can stand in a sentence: control characters are
   escaped, and a very long one is cut. */
struct explain_text {
    char text[160];
};
struct explain_text explain_text(struct elf_text text);

/* Returns what the file is; looks once. */
enum file_kind explain_kind(const struct report *report);

/* Who joins a relocatable file with others: "linker"; for a module of the kernel,
   "kernel". */
const char *explain_joiner(const struct report *report);

/* "The program", "The library": how a sentence about the file begins. */
const char *explain_subject(const struct report *report);

#endif
