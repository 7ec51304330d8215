/*
 * packed.h: signs that a program is hidden inside another.
 */
#ifndef LDD_PACKED_H
#define LDD_PACKED_H

#include "elf/object.h"
#include "ldd/prose.h"

/* What can be seen of a payload: each is 0 or NULL where there is none. */
struct payload {
    const char *packer;  /* by its signature: "UPX" */
    uint64_t behind;     /* bytes behind the last segment, section and table */
    uint64_t begin;      /* where these begin */
    uint64_t elf;        /* the offset of another ELF header in the file */
    const char *content; /* what the bytes behind begin with: "a gzip stream" */
    double entropy;      /* of those bytes, or of the whole file if there are none: bits a byte */
    bool no_sections;    /* the file has no section headers */
};

/* Looks for them. */
struct payload payload_look(const struct elf_object *object);

/* Says whether they make it likely that the program is unpacked when it runs. */
bool payload_is_likely(const struct payload *payload);

/* Appends them as sentences. */
void payload_describe(const struct payload *payload, struct prose *prose);

#endif
