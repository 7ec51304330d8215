/* local.c: see local.h. */
#include "bind/local.h"

#include "elf/symbols.h"

/* Searches the symbol table SECTION for a local symbol NAME. */
static bool table_has_local(const struct elf_object *elf, const Elf64_Shdr *section,
                            const char *name)
{
    struct elf_symbols symbols;
    if (!elf_symbols_open(&symbols, elf, section, NULL))
        return false;
    /* Local symbols stand first; sh_info is the number of them. */
    uint64_t count =
        symbols.table.count < section->sh_info ? symbols.table.count : section->sh_info;
    for (uint64_t i = 1; i < count; i++) {
        Elf64_Sym symbol = elf_symbol_at(&symbols.table, i);
        unsigned type = ELF64_ST_TYPE(symbol.st_info);
        if (symbol.st_shndx != SHN_UNDEF && (type == STT_FUNC || type == STT_OBJECT) &&
            elf_bytes_string_is(symbols.strings, symbol.st_name, name))
            return true;
    }
    return false;
}

bool has_local(const struct ldso_object *object, const char *name)
{
    struct elf_object elf;
    bool found = false;
    if (!elf_object_open(&elf, object->file.bytes, NULL))
        return false;
    for (uint64_t i = 0; i < elf.section_count && !found; i++)
        if (elf.sections[i].sh_type == SHT_SYMTAB)
            found = table_has_local(&elf, &elf.sections[i], name);
    elf_object_close(&elf);
    return found;
}
