/* note.c: see note.h. */
#include "elf/note.h"

#include "elf/missing.h"

/* Returns SIZE, rounded up to a multiple of ALIGN. */
static uint64_t round_up(uint64_t size, uint64_t align)
{
    return (size + align - 1) & ~(align - 1);
}

bool elf_note_next(struct elf_note *note, struct elf_bytes bytes, uint64_t align, bool swap,
                   uint64_t *offset, struct elf_error *error)
{
    const unsigned char *header = elf_bytes_at(bytes, *offset, sizeof(Elf32_Nhdr));
    if (!header)
        return elf_fail(error, "note at offset 0x%jx: only %ju bytes remain, too few for a note",
                        (uintmax_t)*offset, (uintmax_t)(bytes.size - *offset));
    uint64_t owner_size = elf_read32(header + offsetof(Elf32_Nhdr, n_namesz), swap);
    uint64_t data_size = elf_read32(header + offsetof(Elf32_Nhdr, n_descsz), swap);
    uint64_t data_offset = round_up(sizeof(Elf32_Nhdr) + owner_size, align);
    uint64_t size = data_offset + round_up(data_size, align);

    const unsigned char *owner = elf_bytes_at(bytes, *offset + sizeof(Elf32_Nhdr), owner_size);
    note->data = elf_bytes_part(bytes, *offset + data_offset, data_size);
    if (!owner || (!note->data.start && data_size != 0) || size > bytes.size - *offset)
        return elf_fail(error,
                        "note at offset 0x%jx: owner of 0x%jx and data of 0x%jx bytes reach beyond "
                        "its end",
                        (uintmax_t)*offset, (uintmax_t)owner_size, (uintmax_t)data_size);
    note->type = elf_read32(header + offsetof(Elf32_Nhdr, n_type), swap);
    note->owner_size = (uint32_t)owner_size;
    note->owner =
        (struct elf_text){(const char *)owner, strnlen((const char *)owner, (size_t)owner_size)};
    note->offset = *offset;
    *offset += size;
    return true;
}
