/* open.c: see open.h. */
#include "abi/open.h"

#include "abi/imports.h"
#include "elf/hash.h"

#include <stdlib.h>

/* For qsort(). */
static int order_symbols(const void *a, const void *b)
{
    return abi_compare_symbols(a, b);
}

/* For qsort(). */
static int order_texts(const void *a, const void *b)
{
    return abi_compare_texts(*(const struct elf_text *)a, *(const struct elf_text *)b);
}

/* For qsort(). */
static int order_needs(const void *a, const void *b)
{
    const struct abi_need *first = a, *second = b;
    int order = abi_compare_texts(first->file, second->file);
    return order != 0 ? order : abi_compare_texts(first->version, second->version);
}

/* Returns the segment of memory that holds ADDRESS, of TYPE; NULL: none does. */
static const Elf64_Phdr *segment_of(const struct elf_object *object, uint32_t type,
                                    uint64_t address)
{
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_type == type && address >= segment->p_vaddr &&
            address - segment->p_vaddr < segment->p_memsz)
            return segment;
    }
    return NULL;
}

/* Returns the kind of a symbol. Assembler code often gives none: then the place tells. */
static enum abi_kind kind_of(const struct elf_object *object, const Elf64_Sym *record)
{
    switch (ELF64_ST_TYPE(record->st_info)) {
    case STT_FUNC:
    case STT_GNU_IFUNC: return ABI_FUNCTION;
    case STT_TLS: return ABI_TLS;
    case STT_OBJECT:
    case STT_COMMON: return ABI_DATA;
    default: break;
    }
    const Elf64_Phdr *segment = segment_of(object, PT_LOAD, record->st_value);
    return segment && segment->p_flags & PF_X ? ABI_FUNCTION : ABI_DATA;
}

/* Says whether data is in memory that is read-only once the library is loaded. */
static bool is_read_only(const struct elf_object *object, const Elf64_Sym *record)
{
    const Elf64_Phdr *segment = segment_of(object, PT_LOAD, record->st_value);
    return segment &&
           (!(segment->p_flags & PF_W) || segment_of(object, PT_GNU_RELRO, record->st_value));
}

/* Says whether the linker made the symbol by itself. Older ones export these. */
static bool is_made_by_linker(struct elf_text name)
{
    static const char *const names[] = {"_init", "_fini", "_edata", "_end", "__bss_start"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (elf_text_is(name, names[i]))
            return true;
    return false;
}

/* Says whether others can bind to the symbol. */
static bool is_exported(const Elf64_Sym *record)
{
    unsigned binding = ELF64_ST_BIND(record->st_info), type = ELF64_ST_TYPE(record->st_info);
    unsigned visibility = ELF64_ST_VISIBILITY(record->st_other);
    return record->st_shndx != SHN_UNDEF &&
           (binding == STB_GLOBAL || binding == STB_WEAK || binding == STB_GNU_UNIQUE) &&
           (visibility == STV_DEFAULT || visibility == STV_PROTECTED) && type != STT_SECTION &&
           type != STT_FILE;
}

/* Says that the names of the file are given up, at WHAT number NUMBER. */
static bool no_time(struct elf_error *error, const char *what, uint64_t number)
{
    return elf_fail(error,
                    "%s %ju: this name and those before it are too long to be compared; given up",
                    what, (uintmax_t)number);
}

/* Stores the version of exported symbol INDEX. False: its version is not defined. */
static bool read_version(const struct abi_interface *interface, uint64_t index,
                         struct abi_symbol *symbol)
{
    uint16_t stored = elf_version_index(&interface->versions, index);
    uint16_t number = stored & ELF_VERSION_INDEX;
    symbol->version = elf_text("");
    symbol->is_default = !(stored & ELF_VERSION_HIDDEN);
    if (number <= VER_NDX_GLOBAL || !interface->versioned)
        return true;
    const struct elf_version *version = elf_version_defined(&interface->versions, number);
    if (!version)
        return false;
    symbol->version = elf_bytes_string(interface->dynamic.strings, version->name);
    return symbol->version.start != NULL;
}

/* Tells every symbol which one is the default of its name. */
static void find_defaults(struct abi_interface *interface)
{
    struct abi_symbol *symbols = interface->symbols;
    size_t end;
    for (size_t first = 0; first < interface->symbol_count; first = end) {
        const struct abi_symbol *found = NULL;
        for (end = first; end < interface->symbol_count &&
                          abi_compare_texts(symbols[end].name, symbols[first].name) == 0;
             end++)
            if (symbols[end].is_default && !found)
                found = &symbols[end];
        for (size_t i = first; i < end; i++)
            symbols[i].default_of_name = found;
    }
}

void abi_symbol_fill(struct abi_symbol *symbol, const struct elf_object *object,
                     const Elf64_Sym *record)
{
    symbol->size = record->st_size;
    symbol->kind = kind_of(object, record);
    symbol->binding = ELF64_ST_BIND(record->st_info);
    symbol->visibility = ELF64_ST_VISIBILITY(record->st_other);
    symbol->read_only = symbol->kind == ABI_DATA && is_read_only(object, record);
}

/* Reads the exported symbols. */
static bool read_symbols(struct abi_interface *interface, struct elf_error *error)
{
    const struct elf_symbols *table = &interface->table;
    interface->symbols = calloc((size_t)table->table.count + 1, sizeof *interface->symbols);
    if (!interface->symbols)
        return elf_fail(error, "out of memory");
    for (uint64_t i = 1; i < table->table.count; i++) {
        Elf64_Sym record = elf_symbol_at(&table->table, i);
        struct abi_symbol *symbol = &interface->symbols[interface->symbol_count];
        if (!is_exported(&record))
            continue;
        symbol->name = elf_bytes_string(table->strings, record.st_name);
        if (!symbol->name.start || symbol->name.length == 0)
            return elf_fail(error, "dynamic symbol %ju: it has no name", (uintmax_t)i);
        if (!read_version(interface, i, symbol))
            return elf_fail(error, "dynamic symbol %ju: its version is not defined", (uintmax_t)i);
        if (!abi_has_time(interface, symbol->name) || !abi_has_time(interface, symbol->version))
            return no_time(error, "dynamic symbol", i);
        /* Some linkers add a symbol for every version, called like it. */
        bool is_version = record.st_shndx == SHN_ABS && record.st_size == 0 &&
                          abi_compare_texts(symbol->name, symbol->version) == 0;
        if (is_version || is_made_by_linker(symbol->name))
            continue;
        abi_symbol_fill(symbol, &interface->object, &record);
        interface->symbol_count++;
    }
    qsort(interface->symbols, interface->symbol_count, sizeof *interface->symbols, order_symbols);
    find_defaults(interface);
    return true;
}

/* Reads the names of the versions defined. */
static bool read_definitions(struct abi_interface *interface, struct elf_error *error)
{
    const struct elf_versions *versions = &interface->versions;
    interface->definitions = calloc(versions->defined_count + 1, sizeof *interface->definitions);
    if (!interface->definitions)
        return elf_fail(error, "out of memory");
    for (size_t i = 0; i < versions->defined_count; i++) {
        const struct elf_version *version = elf_version_defined(versions, (uint16_t)i);
        if (!version || version->flags & VER_FLG_BASE)
            continue;
        struct elf_text name = elf_bytes_string(interface->dynamic.strings, version->name);
        if (!name.start)
            return elf_fail(error, "version definition %zu: it has no name", i);
        if (!abi_has_time(interface, name))
            return no_time(error, "version definition", i);
        interface->definitions[interface->definition_count++] = name;
    }
    qsort(interface->definitions, interface->definition_count, sizeof *interface->definitions,
          order_texts);
    interface->versioned = interface->definition_count > 0;
    return true;
}

/* Reads DT_SONAME and DT_NEEDED. */
static bool read_names(struct abi_interface *interface, struct elf_error *error)
{
    const struct elf_dynamic *dynamic = &interface->dynamic;
    interface->needed = calloc((size_t)dynamic->entries.count + 1, sizeof *interface->needed);
    if (!interface->needed)
        return elf_fail(error, "out of memory");
    for (uint64_t i = 0; i < dynamic->entries.count; i++) {
        Elf64_Dyn entry = elf_dynamic_at(&dynamic->entries, i);
        if (entry.d_tag != DT_SONAME && entry.d_tag != DT_NEEDED)
            continue;
        struct elf_text name = elf_bytes_string(dynamic->strings, entry.d_un.d_val);
        if (!name.start)
            return elf_fail(error, "dynamic section: the name of entry %ju is not in the file",
                            (uintmax_t)i);
        if (!abi_has_time(interface, name))
            return no_time(error, "dynamic section: entry", i);
        if (entry.d_tag == DT_SONAME)
            interface->soname = name;
        else
            interface->needed[interface->needed_count++] = name;
    }
    qsort(interface->needed, interface->needed_count, sizeof *interface->needed, order_texts);
    return true;
}

/* Opens the dynamic symbols: as the loader finds them, by a hash table. A table
   without exported symbols does not tell how many others there are; then the section
   does. A file without either has no symbols to compare. */
static bool open_symbols(struct abi_interface *interface, struct elf_error *error)
{
    const struct elf_object *object = &interface->object;
    if (elf_symbols_open_dynamic(&interface->table, object, &interface->dynamic, error))
        return true;
    if (error->text[0])
        return false;
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_DYNSYM)
            return elf_symbols_open(&interface->table, object, &object->sections[i], error);
    return true;
}

bool abi_interface_open(struct abi_interface *interface, const char *path, struct elf_error *error)
{
    memset(interface, 0, sizeof *interface);
    interface->path = path;
    budget_start(&interface->budget, BUDGET_MOST);
    if (!elf_file_open(&interface->file, path, error))
        return false;
    if (!elf_has_magic(interface->file.bytes))
        return elf_fail(error, "not an ELF file");
    struct elf_object *object = &interface->object;
    if (!elf_object_open(object, interface->file.bytes, error))
        return false;
    if (object->segments_error.text[0])
        return elf_fail(error, "%s", object->segments_error.text);
    if (!elf_dynamic_open(&interface->dynamic, object, error))
        return false;
    if (interface->dynamic.entries.count == 0)
        return elf_fail(error, "neither a shared library nor a program that uses one");
    if (!read_names(interface, error) || !open_symbols(interface, error) ||
        !elf_versions_open(&interface->versions, object, &interface->dynamic, error) ||
        !read_definitions(interface, error) || !read_symbols(interface, error) ||
        !abi_read_needs(interface, error) || !abi_read_imports(interface, error))
        return false;
    qsort(interface->needs, interface->need_count, sizeof *interface->needs, order_needs);
    return true;
}

void abi_interface_close(struct abi_interface *interface)
{
    free(interface->symbols);
    free(interface->definitions);
    free(interface->needed);
    free(interface->needs);
    free(interface->imports);
    elf_versions_close(&interface->versions);
    elf_object_close(&interface->object);
    elf_file_close(&interface->file);
    memset(interface, 0, sizeof *interface);
}
