/*
 * fuzz.h: what the parts of the fuzzer share; fuzz.c says how it works.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "base/output.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- seeds: well-formed files, and where in them something is stated ----------- */

/* What a place in a file holds. */
enum kind {
    KIND_HEADER,
    KIND_SECTION,
    KIND_SEGMENT,
    KIND_SYMBOL,
    KIND_RELOCATION,
    KIND_DYNAMIC,
    KIND_VERSION,
    KIND_HASH,
    KIND_NOTE,
    KIND_INDEX,    /* words that are section or symbol numbers: groups, SHT_SYMTAB_SHNDX */
    KIND_PROPERTY, /* words inside notes: GNU properties, the files of a core */
    KIND_ARMAP,    /* the symbol index of an archive: big-endian, whatever its members are */
    KIND_STRINGS,  /* from here on text: a string table, or the long names of an archive */
    KIND_ARCHIVE,  /* a column of an archive header */
    KINDS
};

struct field {
    size_t offset;
    size_t size; /* a number's: 1, 2, 4 or 8 bytes; a text's: any */
    enum kind kind;
    bool big; /* a number: big-endian */
};

struct seed {
    unsigned char *bytes; /* owned, exactly SIZE bytes */
    size_t size;
    struct field *fields; /* owned, sorted by kind */
    size_t count;
    size_t first[KINDS + 1]; /* the fields of kind K are first[K] up to first[K + 1] */
};

struct seeds {
    struct seed *entries;
    size_t count;
};

/* Reads the files PATHS, and adds to them what no compiler here makes: the ELF
   files with the bytes of every number reversed, and a core. Ends the program
   if a file cannot be read. */
void seeds_load(struct seeds *seeds, char **paths, size_t count);

/* Frees them. */
void seeds_free(struct seeds *seeds);

/* Finds the fields of SEED, whose bytes are set. */
void seed_find_fields(struct seed *seed);

/* Allocates SIZE bytes, or ends the program. */
void *need_memory(size_t size);

/* Read and write the number in FIELD. */
uint64_t number_get(const unsigned char *from, size_t size, bool big);
void number_put(unsigned char *to, size_t size, bool big, uint64_t value);

/* --- mutations ----------------------------------------------------------------- */

/* No input is longer. */
enum { INPUT_MOST = 1024 * 1024 };

struct input {
    unsigned char *bytes; /* INPUT_MOST of them, owned by main() */
    size_t size;
};

/* Makes input NUMBER of the series SERIES: the same for the same seeds. One in 256 is composed;
   with ALL_COMPOSED, each. */
void mutate(struct input *input, const struct seeds *seeds, uint64_t series, uint64_t number,
            bool all_composed);

/* Makes a file that has very many of everything. */
void compose(struct input *input, uint64_t *state);

/* Returns a random number below LIMIT, which must not be 0. */
size_t random_below(uint64_t *state, size_t limit);

/* --- the tool under test --------------------------------------------------------- */

/* Reads option set NUMBER from TEXT, as it would stand on the command line. */
void target_options(size_t number, char *text);

/* The most sets there can be. */
enum { SETS_MOST = 64 };

/* Runs the tool with that set on the file PATH. Returns whether it succeeded. */
bool target_run(struct output *output, size_t set, const char *path);

/* Frees the options. */
void target_finish(size_t sets);

/* Splits TEXT at its blanks, for getopt_long(); returns the number of words. */
enum { WORDS_MOST = 32 };
int split_words(char **words, char *text);

#endif
