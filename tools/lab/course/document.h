/*
 * document.h: a lab's text, taken apart.
 *
 * A document is a list of blocks in the order of the file. Prose is kept as it
 * was written; a console fence becomes commands with what they should print.
 */
#ifndef LAB_COURSE_DOCUMENT_H
#define LAB_COURSE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/course/condition.h"
#include "lab/words/text.h"

/* What a command should print and with which status it should end. */
struct expectation {
    struct lines patterns; /* as written, without trailing blanks */
    int status;            /* 0 unless [exit N] says otherwise */
    int first_line;        /* of the file; the lines of the expectation are */
    int line_count;        /* first_line … first_line + line_count - 1, [exit N] included */
};

/* From an output fence: what a command of the console fence above it should print where
   the condition holds. The fence repeats the commands that it is about, or is about the
   last one. */
struct variant {
    int line;
    struct condition condition;
    struct expectation expectation;
};

struct command {
    char *text; /* continuation lines joined by newlines */
    int line;
    struct expectation expectation;
    struct variant *variants;
    size_t variant_count;
};

enum block_kind {
    BLOCK_HEADING, /* TEXT without the marks, LEVEL 1 to 6 */
    BLOCK_PROSE,   /* one paragraph, list, table or quotation: lines up to a blank one */
    BLOCK_COMMENT, /* an HTML comment, TEXT without its marks */
    BLOCK_SHOWN,   /* a fence to look at: TEXT its lines, INFO its info string */
    BLOCK_CONSOLE  /* a fence to run: COMMANDS */
};

struct block {
    enum block_kind kind;
    int line;
    int level;
    char *text;
    char *info;
    struct condition condition;
    int timeout; /* seconds for each command */
    struct command *commands;
    size_t command_count;
};

struct document {
    char *file;
    struct lines source; /* every line of the file, as it is */
    bool ends_in_line;   /* the last line has no newline */
    struct block *blocks;
    size_t block_count;
    int errors; /* how many messages the reading has printed */
};

/* Seconds that a command may take where the fence says nothing. */
enum { DEFAULT_TIMEOUT = 20 };

/* Reads FILE. What is wrong with it is printed with file and line; with errors
   the document must not be run. Returns 0, or -1 if there were errors. */
int document_read(struct document *document, const char *file);
void document_free(struct document *document);

/* How many commands it has. */
size_t document_commands(const struct document *document);

#endif
