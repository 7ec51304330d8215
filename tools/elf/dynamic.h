/*
 * dynamic.h: the dynamic section, from which the loader works.
 *
 * gABI chapter "Dynamic Section". It is found through PT_DYNAMIC, as the
 * loader finds it, so it is there in a file without section headers too.
 */
#ifndef ELF_DYNAMIC_H
#define ELF_DYNAMIC_H

#include "elf/object.h"

struct elf_dynamic {
    struct elf_table entries; /* up to and including DT_NULL; read with elf_dynamic_at() */
    uint64_t offset;          /* of the first entry, in the file */
    struct elf_bytes strings; /* what DT_NEEDED and the like point into; may be empty */
};

/* Returns the string table where DT_STRTAB says that it is, as the loader finds it; its start is
   NULL if there is none. DYNAMIC->strings may be another one: that of the first section which is
   called .dynstr. */
struct elf_bytes elf_dynamic_strings(const struct elf_dynamic *dynamic,
                                     const struct elf_object *object);

/* Finds the dynamic section. A file that has none is not an error: it has no
   entries. False means that there is one, and that it cannot be read. */
bool elf_dynamic_open(struct elf_dynamic *dynamic, const struct elf_object *object,
                      struct elf_error *error);

/* Stores the value of the last entry with TAG, and says whether there is one. */
bool elf_dynamic_find(const struct elf_dynamic *dynamic, int64_t tag, uint64_t *value);

/* Says whether the object is an executable that may be loaded anywhere: a
   shared object that says so in DT_FLAGS_1. */
bool elf_is_pie(const struct elf_dynamic *dynamic);

#endif
