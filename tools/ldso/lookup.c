/* lookup.c: see lookup.h. */
#include "ldso/lookup.h"

#include <stdlib.h>

enum { LAST_FREE_VERSION = 2 }; /* the base version, and the first that is defined (S12) */

const char *ldso_symbols_string(const struct ldso_symbols *symbols, uint64_t offset, size_t *length)
{
    if (offset >= symbols->strings.size)
        return NULL;
    const char *start = (const char *)symbols->strings.start + offset;
    const char *end = memchr(start, '\0', (size_t)(symbols->strings.size - offset));
    if (end && length)
        *length = (size_t)(end - start);
    return end ? start : NULL;
}

/* Enters the version that READ has under its index into the object's own table. */
static void enter(struct ldso_symbols *symbols, const struct elf_version *read, size_t index)
{
    struct ldso_version *version = &symbols->versions[index & ELF_VERSION_INDEX];
    const char *name = ldso_symbols_string(symbols, read->name, NULL);
    if (read->kind == ELF_VERSION_ABSENT || read->flags & VER_FLG_BASE || !name)
        return;
    *version = (struct ldso_version){.name = name, .hash = read->hash};
    if (read->kind == ELF_VERSION_NEEDED) {
        version->hidden = index & ELF_VERSION_HIDDEN;
        version->file = ldso_symbols_string(symbols, read->file, NULL);
    }
}

/* S5: makes one table of the versions that the object needs and those that it defines;
   the base definition is not entered, but it makes a table of its own too. */
static bool merge_versions(struct ldso_symbols *symbols)
{
    const struct elf_versions *read = &symbols->indices;
    size_t most = 0;
    for (size_t i = 0; i < read->needed_count; i++)
        if (read->needed[i].kind != ELF_VERSION_ABSENT && (i & ELF_VERSION_INDEX) > most)
            most = i & ELF_VERSION_INDEX;
    if (read->defined_count > most + 1)
        most = read->defined_count - 1;
    if (most == 0)
        return true;
    symbols->versions = calloc(most + 1, sizeof *symbols->versions);
    if (!symbols->versions)
        return false;
    symbols->version_count = most + 1;
    for (size_t i = 0; i < read->needed_count; i++)
        enter(symbols, &read->needed[i], i);
    for (size_t i = 0; i < read->defined_count; i++)
        enter(symbols, &read->defined[i], i);
    return true;
}

bool ldso_symbols_open(struct ldso_symbols *symbols, const struct ldso_object *object)
{
    const struct elf_object *elf = &object->elf;
    memset(symbols, 0, sizeof *symbols);
    symbols->object = object;
    uint64_t address, flags;
    if (elf_dynamic_find(&object->dynamic, DT_SYMTAB, &address))
        symbols->table = elf_table_make(elf_bytes_from_address(elf, address),
                                        elf_symbol_size(elf->layout), elf->layout);
    if (elf_dynamic_find(&object->dynamic, DT_STRTAB, &address))
        symbols->strings = elf_bytes_from_address(elf, address);
    symbols->symbolic =
        elf_dynamic_find(&object->dynamic, DT_SYMBOLIC, &flags) ||
        (elf_dynamic_find(&object->dynamic, DT_FLAGS, &flags) && flags & DF_SYMBOLIC);
    elf_search_open(&symbols->search, elf, &object->dynamic, NULL);
    elf_versions_open(&symbols->indices, elf, &object->dynamic, NULL);
    return merge_versions(symbols);
}

void ldso_symbols_close(struct ldso_symbols *symbols)
{
    elf_versions_close(&symbols->indices);
    free(symbols->versions);
    memset(symbols, 0, sizeof *symbols);
}

const struct ldso_version *ldso_symbols_version(const struct ldso_symbols *symbols, uint64_t index)
{
    size_t number = elf_version_index(&symbols->indices, index) & ELF_VERSION_INDEX;
    if (number >= symbols->version_count || symbols->versions[number].hash == 0)
        return NULL;
    return &symbols->versions[number];
}

/* S11: says whether the version NUMBER counts as the base: it has no hash; with MANNER's
   base_is_fallback, it has no name. */
static bool is_base(const struct ldso_symbols *symbols, uint16_t number,
                    const struct ldso_manner *manner)
{
    if (number >= symbols->version_count)
        return true;
    const struct ldso_version *version = &symbols->versions[number];
    if (manner->base_is_fallback)
        return !version->name || version->name[0] == '\0';
    return version->hash == 0;
}

struct ldso_reference ldso_reference_make(const char *name, size_t length,
                                          const struct ldso_version *version, enum ldso_class class)
{
    struct elf_name_hash hash = {.gnu = elf_hash_gnu(name, length)};
    return (struct ldso_reference){name, length, hash, version, class};
}

/* S8, without the version: says whether SYMBOL can satisfy a relocation of CLASS. */
static enum ldso_verdict judge_symbol(const Elf64_Sym *symbol, enum ldso_class class)
{
    unsigned type = ELF64_ST_TYPE(symbol->st_info);
    if (symbol->st_value == 0 && symbol->st_shndx != SHN_ABS && type != STT_TLS)
        return symbol->st_shndx == SHN_UNDEF ? LDSO_ONLY_ASKS : LDSO_NO_VALUE;
    if (class == LDSO_CLASS_PLT && symbol->st_shndx == SHN_UNDEF)
        return LDSO_ONLY_STANDS_IN;
    switch (type) {
    case STT_NOTYPE:
    case STT_OBJECT:
    case STT_FUNC:
    case STT_COMMON:
    case STT_TLS:
    case STT_GNU_IFUNC: return LDSO_TAKEN;
    default: return LDSO_WRONG_TYPE;
    }
}

bool ldso_symbols_defines(const struct ldso_symbols *symbols, uint64_t index)
{
    if (index == 0 || index >= symbols->table.count)
        return false;
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    unsigned binding = ELF64_ST_BIND(symbol.st_info);
    unsigned visibility = ELF64_ST_VISIBILITY(symbol.st_other);
    return symbol.st_shndx != SHN_UNDEF && judge_symbol(&symbol, LDSO_CLASS_PLT) == LDSO_TAKEN &&
           (binding == STB_GLOBAL || binding == STB_WEAK || binding == STB_GNU_UNIQUE) &&
           (visibility == STV_DEFAULT || visibility == STV_PROTECTED);
}

/* U20: the same for musl. A definition with the value 0 is none there, absolute or not. */
static enum ldso_verdict judge_symbol_musl(const Elf64_Sym *symbol, enum ldso_class class)
{
    unsigned type = ELF64_ST_TYPE(symbol->st_info);
    bool undefined = symbol->st_shndx == SHN_UNDEF;
    if (undefined && (class == LDSO_CLASS_PLT || type == STT_TLS))
        return symbol->st_value == 0 ? LDSO_ONLY_ASKS : LDSO_ONLY_STANDS_IN;
    if (symbol->st_value == 0 && type != STT_TLS)
        return undefined ? LDSO_ONLY_ASKS : LDSO_NO_VALUE;
    switch (type) {
    case STT_NOTYPE:
    case STT_OBJECT:
    case STT_FUNC:
    case STT_COMMON:
    case STT_TLS: break;
    default: return LDSO_WRONG_TYPE;
    }
    switch (ELF64_ST_BIND(symbol->st_info)) {
    case STB_GLOBAL:
    case STB_WEAK:
    case STB_GNU_UNIQUE: return LDSO_TAKEN;
    default: return LDSO_LOCAL;
    }
}

/* S11, S12: says whether the version of the symbol INDEX is the one that is WANTED, or,
   without one, a version that may be taken unasked. */
static enum ldso_verdict judge_version(const struct ldso_symbols *symbols, uint64_t index,
                                       const struct ldso_version *wanted,
                                       const struct ldso_manner *manner)
{
    if (symbols->version_count == 0)
        return LDSO_TAKEN;
    uint16_t stored = elf_version_index(&symbols->indices, index);
    uint16_t number = stored & ELF_VERSION_INDEX;
    bool hidden = stored & ELF_VERSION_HIDDEN;
    if (!wanted) {
        if (number <= LAST_FREE_VERSION)
            return LDSO_TAKEN;
        return hidden ? LDSO_OLD_VERSION : LDSO_LATER_VERSION;
    }
    const struct ldso_version *own = ldso_symbols_version(symbols, index);
    if (own && own->hash == wanted->hash && strcmp(own->name, wanted->name) == 0)
        return LDSO_TAKEN;
    if (wanted->hidden || hidden || !is_base(symbols, number, manner))
        return LDSO_OTHER_VERSION;
    return manner->base_is_fallback ? LDSO_ONLY_BASE : LDSO_TAKEN;
}

/* U18: musl looks at the hidden bit alone, and at nothing but the first such symbol. */
static enum ldso_verdict judge_version_musl(const struct ldso_symbols *symbols, uint64_t index)
{
    bool hidden = elf_version_index(&symbols->indices, index) & ELF_VERSION_HIDDEN;
    return hidden ? LDSO_OLD_VERSION : LDSO_TAKEN;
}

bool ldso_symbols_is_name(const struct ldso_symbols *symbols, uint64_t offset, const char *name,
                          size_t length, struct budget *budget)
{
    const unsigned char *own = elf_bytes_at(symbols->strings, offset, length + 1);
    return own && own[length] == '\0' && (!budget || budget_take(budget, budget_compare(length))) &&
           memcmp(own, name, length) == 0;
}

/* Judges SYMBOL, which has the right name, by all rules. */
static enum ldso_verdict judge(const struct ldso_symbols *symbols, uint64_t index,
                               const Elf64_Sym *symbol, const struct ldso_reference *reference,
                               const struct ldso_manner *manner)
{
    enum ldso_verdict verdict;
    if (manner->musl) {
        verdict = judge_version_musl(symbols, index);
        return verdict == LDSO_TAKEN ? judge_symbol_musl(symbol, reference->class) : verdict;
    }
    verdict = judge_symbol(symbol, reference->class);
    return verdict == LDSO_TAKEN ? judge_version(symbols, index, reference->version, manner)
                                 : verdict;
}

/* Begins the walk over the symbols that may have the name, and returns the first. */
static uint64_t first_candidate(struct elf_search_walk *walk, const struct ldso_symbols *symbols,
                                struct ldso_reference *reference)
{
    struct elf_name_hash *hash = &reference->hash;
    if (symbols->search.kind == ELF_SEARCH_SYSV && !hash->sysv_known) {
        hash->sysv = elf_hash_sysv(reference->name, reference->length);
        hash->sysv_known = true;
    }
    return elf_search_first(walk, &symbols->search, *hash);
}

/* Makes an answer of SYMBOL. */
static struct ldso_answer answer_with(uint64_t index, const Elf64_Sym *symbol,
                                      enum ldso_verdict verdict)
{
    return (struct ldso_answer){.index = index,
                                .binding = ELF64_ST_BIND(symbol->st_info),
                                .visibility = ELF64_ST_VISIBILITY(symbol->st_other),
                                .verdict = verdict};
}

struct ldso_answer ldso_symbols_find(const struct ldso_symbols *symbols,
                                     struct ldso_reference *reference,
                                     const struct ldso_manner *manner,
                                     struct ldso_listener *listener)
{
    struct ldso_answer fallback = {0};
    size_t fallbacks = 0;
    struct elf_search_walk walk;
    uint64_t index = first_candidate(&walk, symbols, reference), left = symbols->search.chain_count;
    for (; index != 0 && index < symbols->table.count; index = elf_search_next(&walk)) {
        Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
        if (!budget_take(manner->budget, BUDGET_STEP + left - walk.budget))
            break;
        left = walk.budget;
        if (!ldso_symbols_is_name(symbols, symbol.st_name, reference->name, reference->length,
                                  manner->budget))
            continue;
        enum ldso_verdict verdict = judge(symbols, index, &symbol, reference, manner);
        if (verdict == LDSO_TAKEN) {
            struct ldso_answer answer = answer_with(index, &symbol, verdict);
            answer.assertion =
                reference->version && symbols->version_count == 0 && manner->unversioned_is_fatal;
            return answer;
        }
        if ((verdict == LDSO_LATER_VERSION || verdict == LDSO_ONLY_BASE) && fallbacks++ == 0)
            fallback = answer_with(index, &symbol, LDSO_TAKEN_FALLBACK);
        if (listener)
            listener->hear(listener, symbols, index, verdict);
        if (manner->musl && verdict != LDSO_OLD_VERSION)
            break;
    }
    budget_take(manner->budget, left - walk.budget);
    return fallbacks == 1 ? fallback : (struct ldso_answer){0};
}
