/*
 * usage.h: what all tools do alike with their command lines.
 */
#ifndef BASE_USAGE_H
#define BASE_USAGE_H

#include "base/output.h"

/* The version of all tools, for the answer to --version. */
#define USAGE_VERSION "1.0"

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Prints TEXT, the answer to --help or --version, on standard output and ends the
   program: with status 0, or with FAILURE if it cannot be written. */
_Noreturn void usage_print(const char *text, int failure);

/* Prints TEXT, which says how to call the program, on standard error and ends the program
   with STATUS: a mistake on the command line, of which a message tells already. */
_Noreturn void usage_mistake(const char *text, int status);

/* Ends the program with status 2 and the message TEXT: a mistake on the command line. */
_Noreturn void usage_wrong(const char *text);

/* Reads the argument of --color[=WHEN]; NULL: the option stands alone, and means
   always. Another word ends the program. */
enum color usage_color(const char *when);

/* Says whether OUTPUT gets colors: as CHOICE says, or as output_wants_color() finds. */
bool usage_wants_color(enum color choice, const struct output *output);

#endif
