/*
 * whatif.h: the options that change the world in which a program would be started.
 *
 * mini-ldd and mini-bind answer for this machine and this environment, or, with
 * these options, for another one: other variables, another current directory,
 * another root file system, another processor. They are parsed here, into a
 * struct ldso_options. A tool puts WHATIF_OPTIONS into its table for
 * getopt_long(), hands every option to whatif_take() first, and prints
 * WHATIF_USAGE as a part of its --help.
 */
#ifndef WHATIF_WHATIF_H
#define WHATIF_WHATIF_H

#include "ldso/options.h"

#include <stdbool.h>
#include <stddef.h>

/* What getopt_long() returns for them: beyond all letters and, by habit, beyond
   the numbers that a tool gives to its own long options, which begin at 256. */
enum {
    WHATIF_ENV = 0x4000,
    WHATIF_UNSET,
    WHATIF_CWD,
    WHATIF_PRELOAD,
    WHATIF_SECURE,
    WHATIF_NO_SECURE,
    WHATIF_ROOT,
    WHATIF_HWCAPS,
};

#define WHATIF_OPTIONS                                                                             \
    {"env", required_argument, NULL, WHATIF_ENV},                                                  \
        {"unset", required_argument, NULL, WHATIF_UNSET},                                          \
        {"cwd", required_argument, NULL, WHATIF_CWD},                                              \
        {"preload", required_argument, NULL, WHATIF_PRELOAD},                                      \
        {"secure", no_argument, NULL, WHATIF_SECURE},                                              \
        {"no-secure", no_argument, NULL, WHATIF_NO_SECURE},                                        \
        {"root", required_argument, NULL, WHATIF_ROOT},                                            \
    {                                                                                              \
        "hwcaps", required_argument, NULL, WHATIF_HWCAPS                                           \
    }

#define WHATIF_USAGE                                                                               \
    "What if:\n"                                                                                   \
    "  --env NAME=VALUE        with this variable, say LD_LIBRARY_PATH\n"                          \
    "  --unset NAME            without this variable\n"                                            \
    "  --cwd DIR               started from this folder\n"                                         \
    "  --preload LIB           with this library loaded first\n"                                   \
    "  --secure, --no-secure   as for a set-user-ID program, or not; by itself, it\n"              \
    "                          is as the file says\n"                                              \
    "  --root DIR              in the file system that begins at this folder\n"                    \
    "  --hwcaps LIST           on a processor of these glibc-hwcaps levels, best first\n"

struct whatif {
    struct ldso_options options; /* the world, as changed so far */
    bool changed;                /* some option was given */
    char **environment;          /* the array in OPTIONS; owned, the strings are not */
    size_t count;                /* of its strings, without the NULL */
    char *description;           /* the options as they were given; "" at first; owned */
    char *preload, *hwcaps;      /* the lists in OPTIONS; owned */
};

/* Begins with this process's world, as ENVIRONMENT describes it, which must
   outlive WHATIF. Ends the program if memory runs out. */
void whatif_start(struct whatif *whatif, char *const *environment);

/* Takes an option that getopt_long() returned. False: it is none of these, and
   belongs to the tool. An argument that cannot be right ends the program with
   status 2. ARGUMENT must outlive WHATIF. */
bool whatif_take(struct whatif *whatif, int option, const char *argument);

/* Returns FILE as it is called inside the root of OPTIONS: "--root /img" with
   the FILE /img/bin/sh means /bin/sh there, as FILE itself does. The result is a
   part of FILE. */
const char *whatif_file(const struct ldso_options *options, const char *file);

/* Frees what whatif_start() and whatif_take() allocated. */
void whatif_end(struct whatif *whatif);

#endif
