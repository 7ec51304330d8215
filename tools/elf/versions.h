/*
 * versions.h: symbol versions (GNU).
 *
 * Three tables work together. DT_VERSYM holds a 16-bit index for every dynamic
 * symbol. DT_VERDEF defines the versions that this file offers, DT_VERNEED
 * lists the ones that it needs from others, each with its index. They are read
 * once into arrays by index, so that the version of a symbol is one look-up.
 *
 * LSB Core, "Symbol Versioning"; the tables are found through the dynamic
 * section, as the loader finds them.
 */
#ifndef ELF_VERSIONS_H
#define ELF_VERSIONS_H

#include "elf/dynamic.h"

#define ELF_VERSION_HIDDEN 0x8000 /* in a DT_VERSYM entry: not the default version */
#define ELF_VERSION_INDEX  0x7fff

enum elf_version_kind {
    ELF_VERSION_ABSENT,
    ELF_VERSION_DEFINED, /* by DT_VERDEF */
    ELF_VERSION_NEEDED,  /* by DT_VERNEED */
};

struct elf_version {
    enum elf_version_kind kind;
    uint16_t flags; /* VER_FLG_BASE, VER_FLG_WEAK */
    uint32_t hash;  /* of the name, as it is stored: vd_hash, vna_hash */
    uint32_t name;  /* offset in the table of names */
    uint32_t file;  /* the same for vn_file; 0 if it is defined */
    uint64_t entry; /* file offset of the Verdef or Vernaux */
};

struct elf_versions {
    struct elf_bytes indices; /* DT_VERSYM, to the end of the file; empty if there is none */
    struct elf_bytes names;   /* the string table with the names, not owned */
    bool swap;
    bool has_definitions, has_needs; /* DT_VERDEF, DT_VERNEED are there */
    struct elf_version *defined;     /* by index, owned */
    size_t defined_count;            /* the highest index, and one */
    struct elf_version *needed;      /* by index with the hidden bit, owned */
    size_t needed_count;
};

/* Reads the version tables. Without any, the result is empty and is no error.
   Release with elf_versions_close(), also after a failure: what could be read
   is there. */
bool elf_versions_open(struct elf_versions *versions, const struct elf_object *object,
                       const struct elf_dynamic *dynamic, struct elf_error *error);

/* Frees the arrays. */
void elf_versions_close(struct elf_versions *versions);

/* Returns the DT_VERSYM entry of dynamic symbol INDEX; 0 if it has none. */
static inline uint16_t elf_version_index(const struct elf_versions *versions, uint64_t index)
{
    if (index >= versions->indices.size / 2)
        return 0;
    return elf_read16(versions->indices.start + index * 2, versions->swap);
}

/* Returns the version defined under, or needed under, INDEX; NULL if none is. */
const struct elf_version *elf_version_defined(const struct elf_versions *versions, uint16_t index);
const struct elf_version *elf_version_needed(const struct elf_versions *versions, uint16_t index);

#endif
