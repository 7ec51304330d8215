/* imports.c: see imports.h. */
#include "ldd/imports.h"

#include "base/message.h"
#include "elf/hash.h"
#include "elf/versions.h"

#include <stdlib.h>

void imports_open(struct imports *imports, const struct ldso_object *object)
{
    struct elf_symbols symbols;
    struct elf_versions versions;
    struct elf_error error;
    memset(imports, 0, sizeof *imports);
    if (object->kind == LDSO_MISSING ||
        !elf_symbols_open_dynamic(&symbols, &object->elf, &object->dynamic, &error))
        return;
    elf_versions_open(&versions, &object->elf, &object->dynamic, NULL);
    size_t room = 0;
    for (uint64_t i = 1; i < symbols.table.count; i++) {
        Elf64_Sym symbol = elf_symbol_at(&symbols.table, i);
        struct elf_text name = elf_bytes_string(symbols.strings, symbol.st_name);
        unsigned binding = ELF64_ST_BIND(symbol.st_info);
        if (symbol.st_shndx != SHN_UNDEF || binding == STB_LOCAL || name.length == 0)
            continue;
        if (imports->count == room) {
            room = room * 2 + 64;
            imports->entries = realloc(imports->entries, room * sizeof *imports->entries);
            if (!imports->entries)
                message_fatal(2, NULL, "out of memory");
        }
        imports->entries[imports->count++] = (struct import){
            .name = name,
            .version = elf_version_index(&versions, i) & ELF_VERSION_INDEX,
            .weak = binding == STB_WEAK,
        };
    }
    elf_versions_close(&versions);
}

bool imports_have(const struct imports *imports, const char *name)
{
    for (size_t i = 0; i < imports->count; i++)
        if (elf_text_is(imports->entries[i].name, name))
            return true;
    return false;
}

void imports_close(struct imports *imports)
{
    free(imports->entries);
    memset(imports, 0, sizeof *imports);
}
