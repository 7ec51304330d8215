/*
 * note.h: notes: small records with an owner, a type and data.
 *
 * gABI, "Note Section". The compiler, the linker and the kernel leave them in
 * SHT_NOTE sections and PT_NOTE segments.
 */
#ifndef ELF_NOTE_H
#define ELF_NOTE_H

#include "elf/bytes.h"
#include "elf/error.h"

struct elf_note {
    uint32_t type;
    uint32_t owner_size;   /* as stored: with its NUL, 0 for none */
    struct elf_text owner; /* without its NUL */
    struct elf_bytes data;
    uint64_t offset; /* of the note, in its section or segment */
};

/* Decodes the note at *OFFSET of BYTES and moves *OFFSET to the next one.
   ALIGN is 4 or 8. False, with the reason, if there is no whole note. */
bool elf_note_next(struct elf_note *note, struct elf_bytes bytes, uint64_t align, bool swap,
                   uint64_t *offset, struct elf_error *error);

#endif
