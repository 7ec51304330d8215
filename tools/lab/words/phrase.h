/*
 * phrase.h: error messages as they are quoted, and the real ones that fit.
 *
 * A phrase is a message in which words in capital letters stand for what changes from case
 * to case, such as "PROGRAM: symbol lookup error: FILE: undefined symbol: SYMBOL", and an
 * ellipsis (… or ...) stands for any text. The rules, for whoever quotes one:
 *
 *   - PROGRAM LIBRARY FILE DIRECTORY SYMBOL VERSION NAME RELOCATION NUMBER are placeholders,
 *     where no letter in upper case, digit or _ touches them: "-lNAME" has one, "LD_LIBRARY_PATH"
 *     has none. Any other text means itself.
 *   - A phrase fits a line that has it anywhere. What stands before and after does not count.
 *   - Upper and lower case are the same; quotes, blanks and colours are those of plain.h.
 *   - What a placeholder takes is at least one character; never a quote, and never a colon
 *     with a blank behind it. NUMBER takes digits. VERSION, NAME and RELOCATION take letters,
 *     digits and _ . + -. At the end of a phrase a placeholder goes on up to " (", or to a comma
 *     with a blank outside of parentheses.
 *   - A placeholder with a colon at the beginning ("PROGRAM: ...") may be missing in the line.
 *
 * All functions are pure: what they give depends on what they take, and nothing is kept.
 */
#ifndef LAB_WORDS_PHRASE_H
#define LAB_WORDS_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/words/text.h"

enum { PHRASE_PARTS_MOST = 32 }; /* what comes after so many parts is not looked at */

/* A phrase as it was read. All zero is an empty one, which fits nothing. */
struct phrase {
    struct part *part;
    size_t count;
    size_t weight; /* how many characters mean themselves, without blanks */
};

/* What placeholders took. All zero at first; a name is there once. */
struct names {
    struct name {
        const char *placeholder; /* "LIBRARY"; not owned, lives as long as the program */
        char *value;             /* owned */
    } item[PHRASE_PARTS_MOST];
    size_t count;
};

/* Reads the phrase QUOTED. The caller calls phrase_free. */
void phrase_read(struct phrase *phrase, const char *quoted);
void phrase_free(struct phrase *phrase);

/* Whether the phrase fits the line PLAIN, made by plain_line: 0 if not, else how many
   characters of the line it knows. Of several phrases the one that knows most says most. If it
   fits, and unless NAMES is NULL, NAMES is what its placeholders took; the caller calls
   names_free. */
size_t phrase_fits(const struct phrase *phrase, const char *plain, struct names *names);

/* How near the line PLAIN comes to the phrase: 0 if they have no word in common, 1000 if
   they have all. */
unsigned phrase_nearness(const struct phrase *phrase, const char *plain);

/* Appends PATTERN to TO with the placeholders that are in NAMES replaced by their values: as
   code in Markdown, or with SHELL as words of a command, where a PROGRAM without a slash is one
   that the shell finds on PATH, and "libx.a(mod.o)" is the archive. The others stay, and are
   added to MISSING, unless it is NULL, each once. */
void phrase_fill(struct text *to, const char *pattern, const struct names *names, bool shell,
                 struct lines *missing);

/* Adds to NAMES those of OTHERS whose placeholders it has not. */
void names_add(struct names *names, const struct names *others);

/* Forgets what NAMES are. */
void names_free(struct names *names);

#endif
