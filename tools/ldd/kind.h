/*
 * kind.h: what kind of file it is, and how one can tell.
 *
 * Most of what cannot be resolved is no mistake of anybody: a static program
 * needs no libraries, a script is run by another program. The evidence is
 * looked up in the file and told in words.
 */
#ifndef LDD_KIND_H
#define LDD_KIND_H

#include "elf/bytes.h"
#include "ldd/prose.h"

enum kind {
    KIND_PROGRAM,     /* dynamic: has PT_INTERP and PT_DYNAMIC */
    KIND_LIBRARY,     /* PT_DYNAMIC, no PT_INTERP */
    KIND_BOTH,        /* a library that can be run: libc.so.6 */
    KIND_STATIC_PIE,  /* PT_DYNAMIC without PT_INTERP, and DF_1_PIE */
    KIND_STATIC,      /* a program without PT_DYNAMIC */
    KIND_PACKED,      /* a program that is unpacked when it runs */
    KIND_RELOCATABLE, /* ET_REL */
    KIND_CORE,        /* ET_CORE */
    KIND_SCRIPT,      /* begins with #! */
    KIND_ARCHIVE,     /* a static library */
    KIND_TEXT,        /* a linker script, or other text */
    KIND_ODD,         /* none of these */
};

/* Finds out what the file in BYTES is, and appends what is to be said about it. */
enum kind kind_describe(struct elf_bytes bytes, struct prose *prose);

/* Returns one word for KIND that never changes, for programs: "static-pie". */
const char *kind_id(enum kind kind);

/* Says whether the loader can resolve a file of this KIND. */
bool kind_is_dynamic(enum kind kind);

#endif
