/* symbols.c: see symbols.h. */
#include "elf/symbols.h"

/* Finds the section indices that belong to the symbol table SECTION. */
static bool find_extended(struct elf_symbols *symbols, const struct elf_object *object,
                          const Elf64_Shdr *section, struct elf_error *error)
{
    uint64_t own_index = (uint64_t)(section - object->sections);
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *candidate = &object->sections[i];
        if (candidate->sh_type != SHT_SYMTAB_SHNDX || candidate->sh_link != own_index)
            continue;
        symbols->extended = elf_section_bytes(object, candidate);
        if (symbols->extended.size / sizeof(uint32_t) < symbols->table.count)
            return elf_fail(error,
                            "section %ju: %ju bytes are too few for the section indices of %ju "
                            "symbols",
                            (uintmax_t)i, (uintmax_t)symbols->extended.size,
                            (uintmax_t)symbols->table.count);
    }
    return true;
}

bool elf_symbols_open(struct elf_symbols *symbols, const struct elf_object *object,
                      const Elf64_Shdr *section, struct elf_error *error)
{
    memset(symbols, 0, sizeof *symbols);
    uintmax_t index = (uintmax_t)(section - object->sections);
    if (!elf_section_fits(object, section))
        return elf_fail(error,
                        "section %ju: 0x%jx bytes of symbols at offset 0x%jx reach beyond the end "
                        "of the file",
                        index, (uintmax_t)section->sh_size, (uintmax_t)section->sh_offset);
    symbols->dynamic = section->sh_type == SHT_DYNSYM;
    symbols->table = elf_table_make(elf_section_bytes(object, section),
                                    elf_symbol_size(object->layout), object->layout);
    if (section->sh_link < object->section_count)
        symbols->strings = elf_section_bytes(object, &object->sections[section->sh_link]);
    return find_extended(symbols, object, section, error);
}

uint32_t elf_symbol_section_extended(const struct elf_symbols *symbols, uint64_t index,
                                     uint16_t stored)
{
    if (stored != SHN_XINDEX || symbols->extended.start == NULL)
        return elf_reserved_index(stored);
    return elf_read32(symbols->extended.start + index * sizeof(uint32_t),
                      symbols->table.layout.swap);
}
