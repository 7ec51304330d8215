/*
 * imports.c: see imports.h.
 *
 * An imported symbol is undefined in its table, with one exception. A program that
 * is not position-independent reaches a library's variable at a fixed address: the
 * linker makes room for it in the program, defines the symbol there, and the loader
 * copies the initial value. Such a symbol is known by its R_..._COPY relocation.
 */
#include "abi/imports.h"

#include "elf/names_relocation.h"

#include <stdlib.h>

bool abi_read_needs(struct abi_interface *interface, struct elf_error *error)
{
    const struct elf_versions *versions = &interface->versions;
    interface->needs = calloc(versions->needed_count + 1, sizeof *interface->needs);
    if (!interface->needs)
        return elf_fail(error, "out of memory");
    for (size_t i = 0; i < versions->needed_count; i++) {
        const struct elf_version *version = elf_version_needed(versions, (uint16_t)i);
        if (!version)
            continue;
        struct abi_need need = {
            .file = elf_bytes_string(interface->dynamic.strings, version->file),
            .version = elf_bytes_string(interface->dynamic.strings, version->name),
            .index = (uint16_t)i,
        };
        if (!need.file.start || !need.version.start)
            return elf_fail(error, "version need at offset 0x%jx: its name is not in the file",
                            (uintmax_t)version->entry);
        if (!abi_has_time(interface, need.file) || !abi_has_time(interface, need.version))
            return elf_fail(error,
                            "version need at offset 0x%jx: this name and those before it are too "
                            "long to be compared; given up",
                            (uintmax_t)version->entry);
        interface->needs[interface->need_count++] = need;
    }
    return true;
}

/* Says whether TYPE is this machine's copy relocation. */
static bool is_copy(const Elf64_Ehdr *header, uint32_t type)
{
    const struct elf_name *name = elf_relocation_name(header, type);
    size_t length = name ? strlen(name->name) : 0;
    return length > 5 && strcmp(name->name + length - 5, "_COPY") == 0;
}

/* Marks in COPIED the symbols of the copy relocations in one table of the dynamic
   section, at the tag TABLE with its SIZE. A table outside the file has none. */
static void mark_copies(const struct abi_interface *interface, int64_t table, int64_t size,
                        bool *copied)
{
    const struct elf_object *object = &interface->object;
    bool with_addend = table == DT_RELA;
    uint64_t address, bytes, offset;
    if (!elf_dynamic_find(&interface->dynamic, table, &address) ||
        !elf_dynamic_find(&interface->dynamic, size, &bytes) ||
        !elf_offset_of_address(object, address, bytes, &offset))
        return;
    struct elf_table relocations =
        elf_table_make(elf_bytes_part(object->bytes, offset, bytes),
                       elf_relocation_size(object->layout, with_addend), object->layout);
    for (uint64_t i = 0; i < relocations.count; i++) {
        Elf64_Rela relocation = elf_relocation_at(&relocations, i, with_addend);
        uint64_t symbol = ELF64_R_SYM(relocation.r_info);
        if (symbol < interface->table.table.count &&
            is_copy(&object->header, (uint32_t)ELF64_R_TYPE(relocation.r_info)))
            copied[symbol] = true;
    }
}

/* Returns an array by version index: the needed version with that index, counted from 1;
   0 for none. The caller frees it; NULL: out of memory. */
static size_t *index_needs(const struct abi_interface *interface)
{
    size_t *numbers = calloc(ELF_VERSION_INDEX + 1, sizeof *numbers);
    for (size_t i = interface->need_count; numbers && i > 0; i--)
        numbers[interface->needs[i - 1].index & ELF_VERSION_INDEX] = i;
    return numbers;
}

/* Reads the imports among the symbols. COPIED marks those with a copy relocation; NEEDS
   is what index_needs() returned. False: their names are too long. */
static bool collect(struct abi_interface *interface, const bool *copied, const size_t *needs,
                    struct elf_error *error)
{
    const struct elf_symbols *table = &interface->table;
    for (uint64_t i = 1; i < table->table.count; i++) {
        Elf64_Sym record = elf_symbol_at(&table->table, i);
        if (ELF64_ST_BIND(record.st_info) == STB_LOCAL ||
            (record.st_shndx != SHN_UNDEF && !copied[i]))
            continue;
        struct abi_import *import = &interface->imports[interface->import_count];
        import->name = elf_bytes_string(table->strings, record.st_name);
        if (!import->name.start)
            continue; /* nobody binds to a symbol without a name */
        if (!abi_has_time(interface, import->name))
            return elf_fail(error,
                            "dynamic symbol %ju: this name and those before it are too long to be "
                            "compared; given up",
                            (uintmax_t)i);
        import->size = copied[i] ? record.st_size : 0;
        import->copied = copied[i];
        import->version = import->file = elf_text("");
        size_t need = needs[elf_version_index(&interface->versions, i) & ELF_VERSION_INDEX];
        if (need > 0) {
            import->version = interface->needs[need - 1].version;
            import->file = interface->needs[need - 1].file;
        }
        if (!abi_has_time(interface, import->version))
            return elf_fail(error, "its versions are too long to be compared; given up");
        interface->import_count++;
    }
    return true;
}

bool abi_read_imports(struct abi_interface *interface, struct elf_error *error)
{
    size_t count = (size_t)interface->table.table.count;
    bool *copied = calloc(count + 1, sizeof *copied);
    size_t *needs = index_needs(interface);
    interface->imports = calloc(count + 1, sizeof *interface->imports);
    bool good = copied && needs && interface->imports;
    if (good) {
        mark_copies(interface, DT_RELA, DT_RELASZ, copied);
        mark_copies(interface, DT_REL, DT_RELSZ, copied);
        good = collect(interface, copied, needs, error);
    } else {
        elf_fail(error, "out of memory");
    }
    free(copied);
    free(needs);
    return good;
}
