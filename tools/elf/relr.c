/* relr.c: see relr.h. */
#include "elf/relr.h"

struct elf_relr elf_relr_start(struct elf_bytes words, struct elf_layout layout)
{
    return (struct elf_relr){.words = words, .layout = layout};
}

bool elf_relr_next(struct elf_relr *relr, uint64_t *word)
{
    uint64_t size = relr->layout.is64 ? 8 : 4;
    const unsigned char *from = elf_bytes_at(relr->words, relr->next, size);
    if (!from)
        return false;
    relr->next += size;
    *word = elf_read_word(from, relr->layout);
    if ((*word & 1) == 0) {
        relr->base = *word;
        relr->bits = 1;
        relr->address = *word + size;
    } else {
        relr->base = relr->address;
        relr->bits = *word >> 1;
        relr->address += (size * 8 - 1) * size;
    }
    return true;
}

bool elf_relr_address(struct elf_relr *relr, uint64_t *address)
{
    if (relr->bits == 0)
        return false;
    unsigned lowest = (unsigned)__builtin_ctzll(relr->bits);
    relr->bits &= relr->bits - 1;
    *address = relr->base + lowest * (relr->layout.is64 ? 8 : 4);
    return true;
}
