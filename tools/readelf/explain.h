/*
 * explain.h: how the sentences that --explain adds are made.
 *
 * What a number means stands in the name tables of elf/names.h, in the third
 * column. What it means in this file is said by the functions in explain_*.h, one
 * header for each part of the output, by means of those below. They print it under
 * the line in question: every added line begins with EXPLAIN_MARK, so that the
 * lines can be cut out and plain output remains.
 *
 * A thing is explained where it first appears in a file, not on each line that
 * has it. The functions in explain_*.h do nothing without --explain, so that a
 * caller needs no condition; a loop over symbols looks at report->explainer itself.
 * Those below that take a report are for use with --explain only.
 *
 * What is said about the loader holds for the GNU C library's, ld.so(8), and
 * where the file names musl's, for that.
 */
#ifndef READELF_EXPLAIN_H
#define READELF_EXPLAIN_H

#include "elf/names.h"
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
    enum answer { ANSWER_UNKNOWN, ANSWER_NO, ANSWER_YES } musl, now, runpath; /* the same */
};

/* Prints a sentence (printf), broken at blanks to fit 80 columns; not with -W. */
void explain(struct report *report, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says whether THING, the address of what is to be explained, is new in this file; from
   then on it is not. */
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

/* Say whether the file is made for musl's loader, whether all its functions are looked up when
   it is loaded, and whether it has a DT_RUNPATH; they look once. */
bool explain_is_musl(const struct report *report);
bool explain_binds_now(const struct report *report);
bool explain_has_runpath(const struct report *report);

/* Who joins a relocatable file with others: "linker"; for a module of the kernel,
   "kernel". */
const char *explain_joiner(const struct report *report);

/* "The program", "The library": how a sentence about the file begins. */
const char *explain_subject(const struct report *report);

/* Explains the index of an archive, below its heading. It is in no object, so there
   is no report: does nothing if OPTIONS do not ask for it. */
void explain_archive_index(struct output *output, const struct options *options);

#endif
