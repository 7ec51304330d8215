/*
 * object.h: an ELF object file: its header, sections and segments.
 *
 * elf_object_open() decodes the header and the two tables that it points to.
 * It fails only if there is no ELF header. A damaged table does not stop it:
 * the table is then empty and the error is kept beside it, since the rest of
 * the file may still be worth a look.
 *
 * gABI chapters "ELF Header", "Sections" and "Program Header", with extended
 * numbering: counts that do not fit the header's 16 bits are in section 0.
 */
#ifndef ELF_OBJECT_H
#define ELF_OBJECT_H

#include "elf/bytes.h"
#include "elf/error.h"
#include "elf/record.h"

struct elf_object {
    struct elf_bytes bytes; /* the whole object; not owned */
    struct elf_layout layout;
    Elf64_Ehdr header; /* as stored: see the resolved numbers below */

    /* The number of sections that the header states, extended numbering
       resolved, and the ones that could be read: all of them or none. */
    uint64_t sections_stated;
    uint64_t section_count;
    Elf64_Shdr *sections; /* owned */
    struct elf_error sections_error;

    bool extended_numbers;        /* section 0 was there to take such numbers from */
    uint32_t names_index_stated;  /* of the section name string table, resolved */
    uint32_t names_index;         /* the same, or SHN_UNDEF if there is no such section */
    struct elf_bytes names;       /* that table */
    struct elf_error names_error; /* why NAMES is empty, if it should not be */

    uint64_t segments_stated;
    uint64_t segment_count;
    Elf64_Phdr *segments; /* owned */
    struct elf_error segments_error;
};

/* Says whether BYTES begin with the ELF magic number. */
bool elf_has_magic(struct elf_bytes bytes);

/* Opens the object in BYTES, which must outlive it. Release it with
   elf_object_close(), unless this fails. */
bool elf_object_open(struct elf_object *object, struct elf_bytes bytes, struct elf_error *error);

/* The same, but decodes the header and the segments only, as the loader does: the
   end of the file, where the section headers are, is not read. Extended numbers
   are not resolved. */
bool elf_object_open_segments(struct elf_object *object, struct elf_bytes bytes,
                              struct elf_error *error);

/* Frees what elf_object_open() or elf_object_open_segments() allocated. */
void elf_object_close(struct elf_object *object);

/* Returns the content of SECTION; empty for SHT_NOBITS and for a section that
   reaches beyond the end of the file (elf_section_fits() tells the two apart). */
struct elf_bytes elf_section_bytes(const struct elf_object *object, const Elf64_Shdr *section);

/* Says whether SECTION's content lies inside the file. */
bool elf_section_fits(const struct elf_object *object, const Elf64_Shdr *section);

/* Returns SECTION's name; its start is NULL if it has none. */
struct elf_text elf_section_name(const struct elf_object *object, const Elf64_Shdr *section);

/* Returns the first section called NAME, or NULL. */
const Elf64_Shdr *elf_section_named(const struct elf_object *object, const char *name);

/* Finds the file offset of the SIZE bytes that are loaded at ADDRESS. */
bool elf_offset_of_address(const struct elf_object *object, uint64_t address, uint64_t size,
                           uint64_t *offset);

/* Returns what the file holds from ADDRESS to the end of its segment; its start is
   NULL if ADDRESS is not in the file. For tables whose size nothing states. */
struct elf_bytes elf_bytes_from_address(const struct elf_object *object, uint64_t address);

/* Says whether SECTION lies inside SEGMENT, by the rules of readelf -l. */
bool elf_section_in_segment(const Elf64_Shdr *section, const Elf64_Phdr *segment);

#endif
