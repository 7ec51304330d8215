/*
 * options.h: the world in which a program would be started.
 *
 * What the loader reads from outside the files: environment, current directory,
 * root file system, processor. The tools fill one from their options ("what
 * if"); ldso_options_default() describes this machine and this process.
 */
#ifndef LDSO_OPTIONS_H
#define LDSO_OPTIONS_H

#include <stdbool.h>

enum ldso_secure {
    LDSO_SECURE_BY_FILE, /* secure mode if the file is set-user-ID or set-group-ID (L32) */
    LDSO_SECURE_ON,
    LDSO_SECURE_OFF,
};

/* How the file is put to use. */
enum ldso_role {
    LDSO_ROLE_BY_FILE, /* a library without PT_INTERP as a plugin, all else as a program */
    LDSO_ROLE_PROGRAM, /* started, or linked to what is started */
    LDSO_ROLE_PLUGIN,  /* opened with dlopen */
};

struct ldso_options {
    const char *root;         /* the folder that is "/" for every path; NULL: the real one */
    const char *directory;    /* the current directory, inside ROOT; NULL: the process's, or "/"
                                 under a ROOT */
    char *const *environment; /* "NAME=VALUE" strings, NULL at the end; not owned */
    const char *preload;      /* what ld.so --preload would get; NULL: nothing (L31) */
    enum ldso_secure secure;
    const char *hwcaps;  /* the active glibc-hwcaps names, best first, with ":" between
                            them; NULL: what the processor can do (L18, L19) */
    const char *version; /* of glibc, "2.36", whose rules hold, as it was released; NULL: the
                            version that the loader's file names */
    const char *cache;   /* instead of /etc/ld.so.cache; NULL: that one; "": none */
    bool names_only;     /* the caller wants the lists, not what the files contain: their bytes are
                            not mapped then, which takes half of the time. FILE, ELF.bytes and
                            DYNAMIC.strings of the libraries are empty then; not for musl, which
                            looks into them */
    enum ldso_role role; /* decides whose directory $ORIGIN of FILE is (L1, L17) */
    const char *preload_file; /* instead of /etc/ld.so.preload; NULL: that one; "": none */
};

/* Returns this machine and this process: ENVIRONMENT and nothing else set. */
struct ldso_options ldso_options_default(char *const *environment);

/* Returns the value of NAME in OPTIONS' environment, or NULL. */
const char *ldso_environment(const struct ldso_options *options, const char *name);

#endif
