/* explain_symbols.c: see explain_symbols.h. */
#include "readelf/explain_symbols.h"

#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/facts.h"
#include "readelf/symbol_version.h"

void explain_symbols(struct report *report, bool dynamic)
{
    static const char columns[] =
        "Size: in bytes. Type: what it is. Bind, Vis: who sees it. Ndx: the section that it is in.";
    if (!report->explainer)
        return;
    if (dynamic)
        explain(report, "The symbols that the loader works with: what this file offers to others "
                        "and what it needs of them. strip cannot remove them.");
    else
        explain(report, "All symbols, for %s. strip can remove them.",
                report->object.header.e_type != ET_REL ? "debuggers"
                : explain_kind(report) == FILE_MODULE  ? "the kernel"
                                                       : "the linker");
    if (!explain_first(report, columns))
        return;
    explain(report, "Value: %s.",
            report->object.header.e_type == ET_REL   ? "the offset in the section"
            : report->object.header.e_type == ET_DYN ? "the address, counted from the load address"
                                                     : "the address");
    explain(report, "%s", columns);
}

/* Says where an undefined symbol will come from, once. */
static void explain_undefined(struct report *report, struct elf_text name, const Elf64_Sym *symbol)
{
    static const char undefined[] = "UND";
    const struct elf_name *index = elf_symbol_index_name(&report->object.header, SHN_UNDEF);
    /* The linker itself defines _GLOBAL_OFFSET_TABLE_: no example. */
    if (!name.start || name.length == 0 || elf_text_is(name, "_GLOBAL_OFFSET_TABLE_") || !index ||
        !explain_first(report, undefined))
        return;
    explain(report, "%s: %s", index->name, index->meaning);
    const char *unless = ELF64_ST_BIND(symbol->st_info) == STB_WEAK
                             ? "; since it is weak, it may also be nowhere, and is 0 then"
                             : "";
    if (explain_kind(report) == FILE_DEBUG)
        return;
    if (explain_kind(report) == FILE_STATIC)
        explain(report, "Here: the linker found no definition of %s, so its address is 0.",
                explain_text(name).text);
    else if (report->object.header.e_type == ET_REL)
        explain(report, "Here: the %s will look for %s %s%s.", explain_joiner(report),
                explain_text(name).text,
                explain_kind(report) == FILE_MODULE ? "among what it and the loaded modules export"
                                                    : "in the other files",
                unless);
    else
        explain(report,
                "Here: the loader will look for %s in the program and then in the libraries, in "
                "the order in which they were loaded%s.",
                explain_text(name).text, unless);
}

/* Explains the mark between a name and its version, once. */
static void explain_version(struct report *report, struct symbol_version version)
{
    static const char *const marks[] = {
        [VERSION_DEFAULT] = "@@: the default version, which a program gets that is linked now.",
        [VERSION_HIDDEN] = "@: not the default version: for programs that were linked with it; "
                           "one that is linked now gets it only by asking (.symver).",
        [VERSION_NEEDED] = "@ and a number in brackets: the version that is needed of another "
                           "file; -V shows by that number which file it is.",
    };
    if (version.mark != VERSION_NONE && explain_first(report, marks[version.mark]))
        explain(report, "%s", marks[version.mark]);
}

/* Explains a symbol that is there only because a version is called so, once.
   Returns whether it is one. */
static bool explain_version_symbol(struct report *report, uint64_t index, const Elf64_Sym *symbol)
{
    static const char words[] =
        "is the name of a version that this library defines, not a variable.";
    uint16_t number = elf_version_index(&report->versions, index) & ELF_VERSION_INDEX;
    const struct elf_version *version = elf_version_defined(&report->versions, number);
    struct elf_text name = elf_bytes_string(report->dynamic.strings, symbol->st_name);
    if (!version || version->name != symbol->st_name)
        return false;
    if (explain_first(report, words))
        explain(report, "%s %s", explain_text(name).text, words);
    return true;
}

void explain_symbol(struct report *report, const struct elf_symbols *symbols, uint64_t index)
{
    static const char empty[] = "The first symbol is always empty: 0 stands for no symbol.";
    const Elf64_Ehdr *header = &report->object.header;
    if (!report->explainer)
        return;
    if (index == 0) {
        if (explain_first(report, empty))
            explain(report, "%s", empty);
        return;
    }
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    uint32_t section = elf_symbol_section(symbols, index, &symbol);
    /* What type a version's name has says nothing. */
    if (section != elf_reserved_index(SHN_ABS) || !symbols->dynamic ||
        !explain_version_symbol(report, index, &symbol))
        explain_name(report, elf_symbol_type_name(header, ELF64_ST_TYPE(symbol.st_info)));
    explain_name(report, elf_symbol_binding_name(header, ELF64_ST_BIND(symbol.st_info)));
    explain_name(report, elf_name_find(elf_visibility_names, ELF64_ST_VISIBILITY(symbol.st_other)));
    if (section == SHN_UNDEF)
        explain_undefined(report, elf_bytes_string(symbols->strings, symbol.st_name), &symbol);
    else if (section >= elf_reserved_index(SHN_LORESERVE))
        explain_name(report, elf_symbol_index_name(header, (uint16_t)section));
    if (symbols->dynamic)
        explain_version(report, find_version(report, index, &symbol));
}

void explain_histogram(struct report *report)
{
    if (report->explainer)
        explain(report, "To find a symbol, the loader goes to the bucket of its hash value and "
                        "walks the chain of symbols there: short chains are fast.");
}
