/*
 * loader.h: what the loader of a program is like.
 *
 * interpreter.h finds it, and fills this in; whoever prints a view of a closure may
 * read it.
 */
#ifndef LDSO_LOADER_H
#define LDSO_LOADER_H

#include "ldso/facts.h"
#include "ldso/machine.h"
#include "ldso/processor.h"
#include "ldso/rules.h"

struct ldso_loader {
    bool musl; /* by what its file is; where that cannot be read, by its name */
    const struct ldso_machine *machine;

    /* PT_INTERP of the program as it is written; where the program has none, the
       machine's standard path. */
    const char *path;
    bool named;          /* the program has a PT_INTERP */
    const char *problem; /* why no loader could be read there; NULL: it was */
    const char *refusal; /* NAMED, and a PROBLEM: what the kernel makes of that at the start, as
                            a part of a sentence about the program */

    bool alone;           /* it is a program for this processor without a dynamic section, which
                             the kernel starts in its place: no loader of libraries */
    const char *stranger; /* it is neither glibc's nor musl's: in words, and nothing below is
                             known; such a program has no closure. NULL: it is one of them */

    /* The loader itself; its kind is LDSO_LOADER. What L10 compares with. */
    struct ldso_object *object;

    struct ldso_release release; /* whose rules hold; 2.0 for musl */
    const char *version; /* "2.36", or musl's "1.2.3", as the loader's file has it; NULL: it was
                            not found there */
    bool hwcaps_named;   /* without a version: its file speaks of glibc-hwcaps */
    uint32_t kernel;     /* that runs here, if this loader asks for it: see admit.h; else 0 */
    bool takes_relr;     /* it carries out DT_RELR; an older one passes over it */

    /* The directories compiled in, each with a slash at its end, in order (L21); musl: none. */
    const char *const *directories;
    size_t directory_count;
    bool directories_found; /* in the loader's file; false: the machine's usual ones */

    /* Also compiled in: the path of the cache (L20), and that of the list of preloads (L31).
       musl has neither: there CACHE is the file that replaced the system path, if one did. */
    const char *cache, *preload_file;

    /* musl: the system path, and the file that replaces it if it is there (U4). */
    const char *system_path, *path_file;

    const char *library;  /* the value of $LIB (L17) */
    const char *platform; /* the value of $PLATFORM; NULL: none */

    /* The active names of glibc-hwcaps, the best first (L18, L19). */
    const char *const *hwcaps;
    size_t hwcap_count;

    /* The subdirectories tried in every directory, in order, each with a slash at
       its end; the last one is "", the directory itself (L18). */
    const char *const *subdirectories;
    size_t subdirectory_count;

    struct ldso_processor processor;
    uint64_t hwcap;     /* of the machine's important bits, those that the processor has ... */
    bool hwcap_assumed; /* ... or may have: this machine's is of another kind, so that it cannot
                           be asked, and the answer depends on it */
};

#endif
