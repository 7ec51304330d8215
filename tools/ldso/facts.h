/*
 * facts.h: what is written down while the loader's work is carried out for one file.
 *
 * Each decision is a fact: every request, every candidate that was tried for it, the
 * rule that proposed the candidate, and what became of it; and the objects that were
 * loaded, in the loader's lists. closure.h makes these lists, the tools print views of
 * them.
 *
 * The rules have short names in the comments of this folder: L1 to L33 the
 * search for libraries, C1 to C6 the cache, S1 to S21 the binding of symbols,
 * U1 to U26 where musl differs.
 */
#ifndef LDSO_FACTS_H
#define LDSO_FACTS_H

#include "elf/dynamic.h"
#include "elf/file.h"
#include "elf/object.h"
#include "ldso/options.h"

/* --- candidates: what was tried for one request -------------------------------------- */

enum ldso_stage {
    LDSO_STAGE_NAME,     /* an object that is loaded already has this name (L10) */
    LDSO_STAGE_PATH,     /* the name has a slash and is opened as it is (L23) */
    LDSO_STAGE_RPATH,    /* DT_RPATH of OWNER (L7) */
    LDSO_STAGE_VARIABLE, /* LD_LIBRARY_PATH */
    LDSO_STAGE_RUNPATH,  /* DT_RUNPATH of OWNER, the needer (L8) */
    LDSO_STAGE_CACHE,    /* the cache, /etc/ld.so.cache or another (L20) */
    LDSO_STAGE_DEFAULT,  /* a directory compiled into the loader (L21); musl: the system path */
};

enum ldso_outcome {
    LDSO_FOUND,          /* opened and taken */
    LDSO_ALREADY_LOADED, /* taken: the same file, or name, as an object that is loaded (L10, L11) */
    LDSO_ABSENT,         /* cannot be opened: ERROR_NUMBER tells why */
    LDSO_WRONG_CLASS,    /* skipped: 32-bit for a 64-bit program, or the reverse (L24) */
    LDSO_WRONG_MACHINE,  /* skipped: for another processor (L24) */
    LDSO_REFUSED,        /* not tried further by a rule that REASON names (L22, L32) */
    LDSO_FATAL,          /* it is there and ends the start: REASON says why (L24) */
    LDSO_SHADOWED,       /* not tried: an earlier candidate was taken, and this file is there too */
};

struct ldso_object;

struct ldso_candidate {
    enum ldso_stage stage;
    enum ldso_outcome outcome;
    const char *path;                /* the string that would be opened; owned by the closure */
    const char *directory;           /* the element of the list as it is written, before token
                                        expansion; of the cache its path; NULL: the stage has
                                        no list */
    const struct ldso_object *owner; /* whose DT_RPATH or DT_RUNPATH it is, NULL otherwise */
    const char *subdirectory;        /* "glibc-hwcaps/x86-64-v3" and the like, NULL: none (L18) */
    const char *reason;              /* in words, or NULL */
    int error_number;                /* errno of a failed open, or 0 */
};

/* --- requests: what one DT_NEEDED and the like got ----------------------------------- */

struct ldso_request {
    int64_t tag;      /* DT_NEEDED, DT_AUXILIARY, DT_FILTER; DT_NULL for a preload */
    const char *text; /* as it is written */
    const char *name; /* after token expansion (L17); NULL: skipped, a token has no value */
    struct ldso_object *needer;
    struct ldso_object *object;        /* what satisfied it, perhaps an LDSO_MISSING one; NULL:
                                          nothing, and that is forgiven (L17, L29, L31) */
    struct ldso_candidate *candidates; /* in the order tried; the shadowed ones behind */
    size_t candidate_count;
    const char *source;  /* of a preload: "LD_PRELOAD", "--preload" or the file's path */
    const char *failure; /* why OBJECT is NULL or missing, in the loader's words, or NULL */
    const struct ldso_request *next; /* the next one that got OBJECT; NULL: none */
    bool linked;                     /* it is in the list of those that got OBJECT */
};

/* --- objects: what was loaded -------------------------------------------------------- */

enum ldso_kind {
    LDSO_MAIN,    /* the file that was asked for */
    LDSO_LOADER,  /* ld.so: an object from the start, listed only if somebody needs it (L27) */
    LDSO_LIBRARY, /* everything else; that it is a preload or a filtee its first request tells */
    LDSO_MISSING, /* the placeholder for a name that was not found (L25) */
    LDSO_VDSO,    /* the kernel's own object: no file, never in LOADED or SCOPE (L28) */
};

/* A symbol version that an object demands (DT_VERNEED) or has (DT_VERDEF). */
struct ldso_version_record {
    const char *file; /* of a demand: vn_file, the same pointer for all of one record */
    const char *name; /* of a definition: NULL where the file has none that ends */
    uint32_t hash;    /* of it, as stored */
    uint16_t index;   /* of a demand: what the symbols have for it, without bit 15 */
    bool weak;        /* of a demand: VER_FLG_WEAK */
};

struct ldso_version_records {
    struct ldso_version_record *entries; /* in the order of the file; owned by the closure */
    size_t count;
    bool there;         /* the dynamic section leads to some */
    const char *broken; /* the list ends early, at a record of an unknown form or outside the
                           file: of this file name, or ""; NULL: it does not */
};

struct ldso_object {
    enum ldso_kind kind;
    const char *name; /* the first string that requested it, "" for main (L26) */
    const char *path; /* under which it was opened, never made canonical; main: FILE as it was
                         given; NULL: missing */
    struct ldso_object *parent;       /* the needer of the first request (L5); NULL: main, loader */
    const struct ldso_request *first; /* that request; NULL: main, loader by L27 */
    const struct ldso_request *asked; /* all that got it, in their order, by NEXT; NULL: none */
    const char *soname;               /* DT_SONAME, DT_RPATH, DT_RUNPATH, proven to end; NULL: */
    const char *rpath;                /* not there. RPATH is kept where RUNPATH hides it, too */
    const char *runpath;

    struct elf_file file; /* all three are empty for a missing one; see also names_only */
    struct elf_object elf;
    struct elf_dynamic dynamic;

    /* What its DT_NEEDED, DT_AUXILIARY and DT_FILTER entries got, in the order of
       the dynamic section; of main behind them the preloads (DT_NULL). */
    struct ldso_request *requests;
    size_t request_count;

    struct ldso_version_records needs, defines; /* the versions of symbols (L33) */

    const char *damage; /* what the start dies of although the file is taken: in words, a part of
                           a sentence. NULL: nothing that the segments show (L24) */

    size_t number; /* its place in LOADED, for tables beside the list; SIZE_MAX: not there */
};

/* --- the closure --------------------------------------------------------------------- */

struct ldso_state;
struct ldso_loader; /* which loader it is, and its rules: ldso/loader.h */

struct ldso_closure {
    struct ldso_options options;      /* as given */
    const struct ldso_loader *loader; /* never NULL; its file may be missing: see REFUSAL there */
    bool secure;                      /* secure mode holds (L32) */

    struct ldso_object **loaded; /* in load order, with placeholders; the loader where L27 puts
                                    it, or not at all. Main is first, except for filtees of
                                    main: they stand before it (L29) */
    size_t loaded_count;
    size_t listed; /* the loader's own list begins with LOADED[LISTED], behind main; it is
                      LOADED_COUNT where the loader says "statically linked" (L3) */
    struct ldso_object **scope; /* the search list (L4) without placeholders: the order in
                                   which symbols are looked up (S1) */
    size_t scope_count;
    struct ldso_request **order; /* every request that was searched or matched, in the order
                                    of the loader's work, for the list of all tries */
    size_t order_count;

    size_t missing_count; /* placeholders in LOADED without which there is no start; an auxiliary
                             filtee is forgiven (L29) */
    size_t damaged_count; /* objects in LOADED with a DAMAGE */

    struct ldso_object *main;
    const char *fatal; /* why the loader gives up, in trace mode too, and lists nothing (L24);
                          the lists above end where it did. NULL: it searches to the end.
                          Missing libraries and versions are no such reason */
    struct ldso_state *state; /* of this folder's own */
};

#endif
