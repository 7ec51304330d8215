/* symbols.c: see symbols.h. gABI, "Symbol Table"; nm(1p) and GNU nm's letters. */
#include "nm/symbols.h"

#include "elf/hash.h"
#include "nm/section_letters.h"
#include "nm/special.h"

#include <ctype.h>
#include <stdlib.h>

/* Works the letters of all sections out, since many symbols share a section. */
static bool read_letters(struct symbols *symbols)
{
    const struct elf_object *object = symbols->object;
    symbols->section_letters = malloc((size_t)object->section_count + 1);
    if (!symbols->section_letters)
        return false;
    section_letters(object, symbols->section_letters);
    return true;
}

/* Says whether SECTION is one for common symbols. */
static bool is_common(const struct elf_object *object, uint32_t section)
{
    return section == elf_reserved_index(SHN_COMMON) ||
           (object->header.e_machine == EM_X86_64 &&
            section == elf_reserved_index(SHN_X86_64_LCOMMON));
}

bool symbol_lacks_section(const struct symbols *symbols, uint32_t section)
{
    return symbols->object->section_count == 0 && section != SHN_UNDEF && section < SHN_LORESERVE;
}

/* Returns the letter of a symbol of TYPE in a file without section headers: there is nothing but
   the type to tell what it is. */
static char letter_of_type(unsigned type)
{
    switch (type) {
    case STT_FUNC: return 't';
    case STT_OBJECT:
    case STT_TLS: return 'd';
    default: return 'a';
    }
}

/* Returns nm's letter for a symbol. The order of the questions is the rule. */
static char letter_of(const struct symbols *symbols, const Elf64_Sym *record, uint32_t section)
{
    unsigned binding = ELF64_ST_BIND(record->st_info), type = ELF64_ST_TYPE(record->st_info);
    bool object = type == STT_OBJECT || type == STT_COMMON;
    bool lost = symbol_lacks_section(symbols, section);
    if (is_common(symbols->object, section) || (lost && type == STT_COMMON))
        return 'C';
    if (section == SHN_UNDEF)
        return binding != STB_WEAK ? 'U' : object ? 'v' : 'w';
    if (type == STT_GNU_IFUNC)
        return 'i';
    if (binding == STB_WEAK)
        return object ? 'V' : 'W';
    if (binding == STB_GNU_UNIQUE)
        return 'u';
    if (binding != STB_LOCAL && binding != STB_GLOBAL)
        return '?';
    char letter = 'a';
    if (section < symbols->object->section_count)
        letter = symbols->section_letters[section];
    else if (lost)
        letter = letter_of_type(type);
    return binding == STB_GLOBAL ? (char)toupper(letter) : letter;
}

const char symbol_corrupt_name[] = "<corrupt>";

/* Returns the name of a symbol. */
static struct elf_text name_of(const struct symbols *symbols, const Elf64_Sym *record,
                               uint32_t section)
{
    const struct elf_object *object = symbols->object;
    struct elf_text name = elf_bytes_string(symbols->table.strings, record->st_name);
    if (record->st_name == 0 && ELF64_ST_TYPE(record->st_info) == STT_SECTION &&
        section < object->section_count)
        name = elf_section_name(object, &object->sections[section]);
    return name.start ? name : elf_text(symbol_corrupt_name);
}

struct symbol symbol_at(const struct symbols *symbols, uint32_t index)
{
    const struct elf_object *object = symbols->object;
    struct symbol symbol;
    symbol.record = elf_symbol_at(&symbols->table.table, index);
    symbol.section = elf_symbol_section(&symbols->table, index, &symbol.record);
    symbol.name = name_of(symbols, &symbol.record, symbol.section);
    symbol.letter = letter_of(symbols, &symbol.record, symbol.section);
    symbol.value = symbol.record.st_value;
    if (is_common(object, symbol.section))
        symbol.value = symbol.record.st_size;
    else if (object->header.e_type == ET_REL && symbol.section < object->section_count)
        symbol.value += object->sections[symbol.section].sh_addr;
    return symbol;
}

/* Says whether the options that choose by what a symbol is seen as ask for SYMBOL. As in GNU nm
   only one of them counts: -u before -g, and -g before -W. */
static bool is_of_the_kind(const struct symbols *symbols, const struct options *options,
                           const struct symbol *symbol)
{
    unsigned binding = ELF64_ST_BIND(symbol->record.st_info);
    bool undefined = symbol->section == SHN_UNDEF;
    if (options->only_undefined)
        return undefined;
    if (options->only_external)
        return undefined || binding == STB_GLOBAL || binding == STB_WEAK ||
               binding == STB_GNU_UNIQUE || is_common(symbols->object, symbol->section);
    return !options->no_weak || binding != STB_WEAK;
}

/* Says whether the options ask for SYMBOL. */
static bool is_wanted(const struct symbols *symbols, const struct options *options,
                      const struct symbol *symbol)
{
    unsigned type = ELF64_ST_TYPE(symbol->record.st_info);
    bool undefined = symbol->section == SHN_UNDEF;
    bool absolute = symbol->section != SHN_UNDEF &&
                    symbol->section >= symbols->object->section_count &&
                    !is_common(symbols->object, symbol->section) &&
                    !(symbol_lacks_section(symbols, symbol->section) && symbol->letter != 'a' &&
                      symbol->letter != 'A');
    if (!is_of_the_kind(symbols, options, symbol) || (options->only_defined && undefined))
        return false;
    if (!options->debug_symbols && (type == STT_SECTION || type == STT_FILE))
        return false;
    if (options->order == ORDER_SIZE)
        return !undefined && !absolute && symbol->record.st_size != 0;
    return true;
}

/* Makes the key of SYMBOL. */
static struct key make_key(const struct options *options, const struct symbol *symbol,
                           uint32_t index)
{
    size_t length = symbol->name.length < UINT32_MAX ? symbol->name.length : UINT32_MAX;
    if (symbol->name.start == symbol_corrupt_name)
        length = 0;
    /* An undefined symbol may have a value, that of its entry in the procedure
       linkage table. It is not its address, and nothing is sorted by it. */
    uint64_t address = symbol->section == SHN_UNDEF ? 0 : symbol->value;
    return (struct key){
        .prefix = key_prefix(symbol->name.start, length, 0),
        .name = symbol->name.start,
        .value = options->order == ORDER_SIZE ? symbol->record.st_size : address,
        .length = (uint32_t)length,
        .index = index,
        .letter = symbol->letter,
    };
}

/* Collects the keys of the symbols that are wanted. */
static bool collect(struct symbols *symbols, const struct options *options, struct elf_error *error)
{
    uint64_t count = symbols->table.table.count;
    if (count > UINT32_MAX)
        return elf_fail(error, "%ju symbols are more than this program can sort", (uintmax_t)count);
    symbols->keys = malloc((size_t)count * sizeof *symbols->keys);
    if (!symbols->keys)
        return elf_fail(error, "out of memory");
    special_rule is_special =
        options->special_symbols ? NULL : special_rule_of(symbols->object->header.e_machine);
    for (uint32_t i = 1; i < count; i++) {
        struct symbol symbol = symbol_at(symbols, i);
        if (is_wanted(symbols, options, &symbol) && !(is_special && is_special(symbol.name)))
            symbols->keys[symbols->count++] = make_key(options, &symbol, i);
    }
    return true;
}

/* Finds the symbol table of the kind that is asked for. */
static const Elf64_Shdr *find_table(const struct elf_object *object, bool dynamic)
{
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == (dynamic ? SHT_DYNSYM : SHT_SYMTAB))
            return &object->sections[i];
    return NULL;
}

/* Opens the symbol table that the options ask for. SYMBOLS->none: there is none. */
static bool open_table(struct symbols *symbols, const struct options *options,
                       struct elf_error *error)
{
    const struct elf_object *object = symbols->object;
    const Elf64_Shdr *section = find_table(object, options->dynamic);
    error->text[0] = '\0';
    if (options->dynamic && (section || object->section_count == 0) &&
        !elf_dynamic_open(&symbols->dynamic, object, error))
        return false;
    bool good;
    if (section)
        good = elf_symbols_open(&symbols->table, object, section, error);
    else if (options->dynamic && object->section_count == 0)
        good = elf_symbols_open_dynamic(&symbols->table, object, &symbols->dynamic, error);
    else
        good = false;
    symbols->none = symbols->table.table.count <= 1;
    return good || error->text[0] == '\0';
}

bool symbols_read(struct symbols *symbols, const struct elf_object *object,
                  const struct options *options, struct elf_error *error)
{
    memset(symbols, 0, sizeof *symbols);
    symbols->object = object;
    if (!open_table(symbols, options, error))
        return false;
    if (symbols->table.table.count == 0)
        return true;
    if (options->dynamic &&
        !elf_versions_open(&symbols->versions, object, &symbols->dynamic, error))
        return false;
    if (!read_letters(symbols))
        return elf_fail(error, "out of memory");
    return collect(symbols, options, error);
}

struct elf_text symbol_version(const struct symbols *symbols, const struct symbol *symbol,
                               uint32_t index, bool *hidden)
{
    const struct elf_versions *versions = &symbols->versions;
    const struct elf_text none = {"", 0};
    uint16_t stored = elf_version_index(versions, index), number = stored & ELF_VERSION_INDEX;
    *hidden = stored & ELF_VERSION_HIDDEN || symbol_is_undefined(symbol);
    if (number == 0 || (!versions->has_definitions && !versions->has_needs))
        return none;
    const struct elf_version *base = elf_version_defined(versions, 1);
    if (number == 1 && (!base || base->flags == VER_FLG_BASE))
        return none;
    const struct elf_version *version = elf_version_defined(versions, number);
    if (number >= versions->defined_count)
        version = elf_version_needed(versions, number);
    if (!version)
        return elf_text("<corrupt>");
    struct elf_text name = elf_bytes_string(symbols->versions.names, version->name);
    if (!name.start)
        return elf_text("<corrupt>");
    if (version->kind == ELF_VERSION_NEEDED)
        *hidden = true; /* only who defines a version can make it the default */
    /* The version's own symbol needs no version after it. */
    else if (name.length == symbol->name.length &&
             memcmp(name.start, symbol->name.start, name.length) == 0)
        return none;
    return name;
}

void symbols_free(struct symbols *symbols)
{
    elf_versions_close(&symbols->versions);
    free(symbols->section_letters);
    free(symbols->keys);
    memset(symbols, 0, sizeof *symbols);
}
