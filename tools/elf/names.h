/*
 * names.h: the names of numbers in ELF files, and what they mean.
 *
 * Each table is sorted by value. A name is spelled as GNU readelf prints it;
 * the meaning is one sentence for a learner. Where the same number means
 * different things on different machines, a function chooses the table; it
 * returns NULL for a number that has no name.
 *
 * Sources: gABI; the processor supplements (psABI) for x86-64, i386, AArch64,
 * Arm and RISC-V; the GNU extensions as in glibc's <elf.h>.
 */
#ifndef ELF_NAMES_H
#define ELF_NAMES_H

#include "elf/bytes.h"
#include "elf/missing.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct elf_name {
    uint64_t value;
    const char *name;
    const char *meaning; /* one sentence */
};

struct elf_names {
    const struct elf_name *entries; /* sorted by value */
    size_t count;
};

/* Returns the entry for VALUE, or NULL. */
const struct elf_name *elf_name_find(struct elf_names names, uint64_t value);

/* Makes a struct elf_names of an array. */
#define ELF_NAMES(array)                                                                           \
    {                                                                                              \
        array, sizeof(array) / sizeof *(array)                                                     \
    }

extern const struct elf_names elf_class_names;          /* EI_CLASS */
extern const struct elf_names elf_encoding_names;       /* EI_DATA */
extern const struct elf_names elf_osabi_names;          /* EI_OSABI, all machines */
extern const struct elf_names elf_file_type_names;      /* e_type */
extern const struct elf_names elf_machine_names;        /* e_machine */
extern const struct elf_names elf_segment_flag_names;   /* p_flags */
extern const struct elf_names elf_visibility_names;     /* ELF64_ST_VISIBILITY */
extern const struct elf_names elf_dynamic_flag_names;   /* DT_FLAGS */
extern const struct elf_names elf_dynamic_flag_1_names; /* DT_FLAGS_1 */
extern const struct elf_names elf_compression_names;    /* ch_type */

/* The following depend on the machine or the operating system of HEADER. */
const struct elf_name *elf_osabi_name(const Elf64_Ehdr *header);
const struct elf_name *elf_segment_type_name(const Elf64_Ehdr *header, uint32_t type);
const struct elf_name *elf_section_type_name(const Elf64_Ehdr *header, uint32_t type);
const struct elf_name *elf_dynamic_tag_name(const Elf64_Ehdr *header, int64_t tag);
const struct elf_name *elf_symbol_type_name(const Elf64_Ehdr *header, unsigned type);
const struct elf_name *elf_symbol_binding_name(const Elf64_Ehdr *header, unsigned binding);
const struct elf_name *elf_symbol_index_name(const Elf64_Ehdr *header, uint16_t index);
const struct elf_name *elf_relocation_name(const Elf64_Ehdr *header, uint32_t type);

/* A section flag has a letter, for the short form, and a name for the long. */
struct elf_flag {
    uint64_t bit;
    char letter; /* 0: the short form has no letter of its own for it */
    const char *name;
    const char *meaning;
};

/* Returns the flag of the one BIT, or NULL. */
const struct elf_flag *elf_section_flag(const Elf64_Ehdr *header, uint64_t bit);

/* Sections that are known by their name: the value is 0, and a name may end with
 * for all that begin so. elf_special_section() returns NULL for any other. */
extern const struct elf_names elf_special_sections;
const struct elf_name *elf_special_section(struct elf_text name);

/* The relocation types of each machine that is known in full. */
extern const struct elf_names elf_relocations_386;
extern const struct elf_names elf_relocations_aarch64;
extern const struct elf_names elf_relocations_arm;
extern const struct elf_names elf_relocations_riscv;
extern const struct elf_names elf_relocations_x86_64;

#endif
