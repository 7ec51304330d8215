/* compare.c: see compare.h. */
#include "abi/compare.h"

#include "abi/loading.h"

#include "elf/names_machine.h"
#include "ldso/machine.h"
#include "ldso/plugin.h"

#include <stdio.h>
#include <stdlib.h>

/* The comparison while it is made. */
struct work {
    struct abi_comparison *result;
    const struct abi_interface *old_library, *new_library;
    size_t room;
    bool out_of_memory;
};

/* Says whether VERSION is called private, as in GLIBC_PRIVATE, Qt_5_PRIVATE_API and
   NETTLE_INTERNAL_8_6. That is a convention: no file says so in another way. */
static bool is_private(struct elf_text version)
{
    static const char *const words[] = {"PRIVATE", "INTERNAL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (version.length > 0 && memmem(version.start, version.length, words[i], strlen(words[i])))
            return true;
    return false;
}

enum abi_verdict abi_finding_verdict(const struct abi_finding *finding)
{
    enum abi_verdict verdict = abi_rule_verdict(finding->rule);
    return finding->private && verdict == ABI_INCOMPATIBLE ? ABI_COMPATIBLE : verdict;
}

/* Adds one finding. */
static void add(struct work *work, struct abi_finding finding)
{
    finding.private = (finding.old_symbol && is_private(finding.old_symbol->version)) ||
                      (finding.rule == ABI_VERSION_REMOVED && is_private(finding.old_text));
    struct abi_comparison *result = work->result;
    if (result->count == work->room) {
        size_t room = work->room == 0 ? 64 : work->room * 2;
        struct abi_finding *bigger = realloc(result->findings, room * sizeof *bigger);
        if (!bigger) {
            work->out_of_memory = true;
            return;
        }
        result->findings = bigger;
        work->room = room;
    }
    result->findings[result->count++] = finding;
    if (abi_finding_verdict(&finding) > result->verdict)
        result->verdict = abi_finding_verdict(&finding);
}

/* Adds a finding about two symbols, one of which may be NULL. */
static void add_symbols(struct work *work, enum abi_rule rule, const struct abi_symbol *old_symbol,
                        const struct abi_symbol *new_symbol)
{
    add(work,
        (struct abi_finding){.rule = rule, .old_symbol = old_symbol, .new_symbol = new_symbol});
}

/* Compares the binding and the visibility of a symbol. */
static void compare_attributes(struct work *work, const struct abi_symbol *old_symbol,
                               const struct abi_symbol *new_symbol)
{
    if (old_symbol->binding != new_symbol->binding)
        add_symbols(work, ABI_BINDING, old_symbol, new_symbol);
    if (old_symbol->visibility == new_symbol->visibility)
        return;
    if (new_symbol->visibility == STV_DEFAULT)
        add_symbols(work, ABI_NOT_PROTECTED, old_symbol, new_symbol);
    else if (new_symbol->kind == ABI_DATA)
        add_symbols(work, ABI_PROTECTED_DATA, old_symbol, new_symbol);
    else
        add_symbols(work, ABI_PROTECTED_FUNCTION, old_symbol, new_symbol);
}

/* Compares two definitions, of which the second one is to serve the users of the first. */
static void compare_pair(struct work *work, const struct abi_symbol *old_symbol,
                         const struct abi_symbol *new_symbol)
{
    compare_attributes(work, old_symbol, new_symbol);
    if (old_symbol->kind != new_symbol->kind) {
        add_symbols(work, ABI_KIND, old_symbol, new_symbol);
        return;
    }
    bool grown = new_symbol->size > old_symbol->size, shrunk = new_symbol->size < old_symbol->size;
    if (new_symbol->kind == ABI_DATA && (grown || shrunk))
        add_symbols(work, ABI_SIZE, old_symbol, new_symbol);
    if (new_symbol->kind == ABI_TLS && grown)
        add_symbols(work, ABI_TLS_GROWN, old_symbol, new_symbol);
    if (new_symbol->kind == ABI_TLS && shrunk)
        add_symbols(work, ABI_TLS_SHRUNK, old_symbol, new_symbol);
    if (new_symbol->read_only && !old_symbol->read_only)
        add_symbols(work, ABI_READ_ONLY, old_symbol, new_symbol);
}

/* Says whether SYMBOL is what a C++ compiler makes of an inline function or a template. */
static bool is_weak_of_cpp(const struct abi_symbol *symbol)
{
    return symbol->binding == STB_WEAK && symbol->name.length > 2 &&
           memcmp(symbol->name.start, "_Z", 2) == 0;
}

/* Compares OLD_SYMBOL, which the new library does not seem to have, with what the loader
   would find for its users. REPLACED: the new library has it with another version, or NULL. */
static void compare_missing(struct work *work, const struct abi_symbol *old_symbol,
                            const struct abi_symbol *replaced)
{
    struct abi_answer answer =
        abi_dependencies_find(&work->result->dependencies, work->new_library, old_symbol);
    if (answer.symbol && answer.library.start)
        add(work, (struct abi_finding){.rule = ABI_SYMBOL_ELSEWHERE,
                                       .old_symbol = old_symbol,
                                       .new_symbol = answer.symbol,
                                       .library = answer.library});
    else if (answer.symbol)
        add_symbols(work, answer.symbol->version.length > 0 ? ABI_VERSION_GIVEN : ABI_VERSION_LOST,
                    old_symbol, answer.symbol);
    else if (replaced)
        add_symbols(work, ABI_SYMBOL_MOVED, old_symbol, replaced);
    else
        add_symbols(work, is_weak_of_cpp(old_symbol) ? ABI_WEAK_REMOVED : ABI_SYMBOL_REMOVED,
                    old_symbol, NULL);
    const struct abi_symbol *now = answer.symbol ? answer.symbol : replaced;
    if (now)
        compare_pair(work, old_symbol, now);
}

/* Finds what the new library offers to the users of OLD_SYMBOL, and compares. */
static void compare_symbol(struct work *work, const struct abi_symbol *old_symbol)
{
    const struct abi_interface *new_library = work->new_library;
    const struct abi_symbol *same =
        abi_find_symbol(new_library, old_symbol->name, old_symbol->version);
    if (same) {
        if (old_symbol->is_default && !same->is_default)
            add_symbols(work, ABI_NOT_DEFAULT, old_symbol, same);
        if (!old_symbol->is_default && same->is_default)
            add_symbols(work, ABI_MADE_DEFAULT, old_symbol, same);
        compare_pair(work, old_symbol, same);
        return;
    }
    const struct abi_symbol *other = abi_find_name(new_library, old_symbol->name);
    other = other ? other->default_of_name : NULL;
    if (!other) {
        compare_missing(work, old_symbol, NULL);
    } else if (old_symbol->version.length == 0) {
        /* Who asks for no version gets the default one. */
        add_symbols(work, ABI_VERSION_GIVEN, old_symbol, other);
        compare_pair(work, old_symbol, other);
    } else if (!new_library->versioned && old_symbol->is_default) {
        compare_pair(work, old_symbol, other); /* the loader no longer looks at versions */
    } else if (old_symbol->is_default &&
               !abi_find_symbol(work->old_library, other->name, other->version)) {
        compare_missing(work, old_symbol, other);
    } else {
        compare_missing(work, old_symbol, NULL);
    }
}

/* Adds NEW_SYMBOL, unless it stands for something that was there. */
static void compare_new(struct work *work, const struct abi_symbol *new_symbol)
{
    const struct abi_interface *old_library = work->old_library;
    if (abi_find_symbol(old_library, new_symbol->name, new_symbol->version))
        return;
    const struct abi_symbol *other = abi_find_name(old_library, new_symbol->name);
    other = other ? other->default_of_name : NULL;
    bool replaces = other && new_symbol->is_default &&
                    !abi_find_symbol(work->new_library, other->name, other->version);
    if (replaces)
        return; /* told when the old one was compared */
    bool late =
        new_symbol->version.length > 0 &&
        abi_list_has(old_library->definitions, old_library->definition_count, new_symbol->version);
    add_symbols(work, late ? ABI_SYMBOL_ADDED_LATE : ABI_SYMBOL_ADDED, NULL, new_symbol);
}

/* Compares two sorted lists of texts. */
static void compare_lists(struct work *work, const struct elf_text *old_list, size_t old_count,
                          const struct elf_text *new_list, size_t new_count, enum abi_rule removed,
                          enum abi_rule added)
{
    for (size_t i = 0; i < old_count; i++)
        if (!abi_list_has(new_list, new_count, old_list[i]))
            add(work, (struct abi_finding){.rule = removed, .old_text = old_list[i]});
    for (size_t i = 0; i < new_count; i++)
        if (!abi_list_has(old_list, old_count, new_list[i]))
            add(work, (struct abi_finding){.rule = added, .new_text = new_list[i]});
}

/* Compares which versions the libraries define. */
static void compare_versions(struct work *work)
{
    const struct abi_interface *old_library = work->old_library, *new_library = work->new_library;
    if (old_library->versioned && !new_library->versioned)
        add(work, (struct abi_finding){.rule = ABI_VERSIONS_DROPPED});
    else
        compare_lists(work, old_library->definitions, old_library->definition_count,
                      new_library->definitions, new_library->definition_count, ABI_VERSION_REMOVED,
                      ABI_VERSION_ADDED);
}

/* Compares two versions needed: below, equal to or above 0. */
static int compare_needs(const struct abi_need *a, const struct abi_need *b)
{
    int order = abi_compare_texts(a->file, b->file);
    return order != 0 ? order : abi_compare_texts(a->version, b->version);
}

/* Compares which versions the libraries need of others: one pass over two sorted lists. */
static void compare_requirements(struct work *work)
{
    const struct abi_interface *old_library = work->old_library, *new_library = work->new_library;
    size_t i = 0, j = 0;
    while (i < old_library->need_count || j < new_library->need_count) {
        const struct abi_need *old_need =
            i < old_library->need_count ? &old_library->needs[i] : NULL;
        const struct abi_need *new_need =
            j < new_library->need_count ? &new_library->needs[j] : NULL;
        int order = !old_need ? 1 : !new_need ? -1 : compare_needs(old_need, new_need);
        if (order < 0)
            add(work, (struct abi_finding){.rule = ABI_REQUIREMENT_REMOVED,
                                           .old_text = old_need->file,
                                           .version = old_need->version});
        if (order > 0)
            add(work, (struct abi_finding){.rule = ABI_REQUIREMENT_ADDED,
                                           .new_text = new_need->file,
                                           .version = new_need->version});
        i += order <= 0;
        j += order >= 0;
    }
}

/* Writes what OBJECT is made for at TEXT, SIZE bytes. */
static void name_machine(char *text, size_t size, const struct elf_object *object)
{
    const struct elf_name *name = elf_name_find(elf_machine_names, object->header.e_machine);
    snprintf(text, size, "%d-bit %s, %s-endian", object->layout.is64 ? 64 : 32,
             name ? name->name : "other machine",
             object->header.e_ident[EI_DATA] == ELFDATA2MSB ? "big" : "little");
}

/* Compares what the libraries are made for. False: nothing else is worth a look. */
static bool compare_machines(struct work *work)
{
    const Elf64_Ehdr *a = &work->old_library->object.header;
    const Elf64_Ehdr *b = &work->new_library->object.header;
    const struct ldso_machine *machine = ldso_machine_of(&work->old_library->object);
    if (a->e_machine == b->e_machine && a->e_ident[EI_CLASS] == b->e_ident[EI_CLASS] &&
        a->e_ident[EI_DATA] == b->e_ident[EI_DATA] && (!machine || ldso_machine_takes(machine, b)))
        return true;
    char(*text)[64] = work->result->machines;
    name_machine(text[0], sizeof text[0], &work->old_library->object);
    name_machine(text[1], sizeof text[1], &work->new_library->object);
    add(work, (struct abi_finding){.rule = ABI_MACHINE,
                                   .old_text = elf_text(text[0]),
                                   .new_text = elf_text(text[1])});
    return false;
}

/* Compares the names that programs remember. Who was linked with a library without a soname
   remembers the name of its file, which the new soname may be. */
static void compare_sonames(struct work *work)
{
    const struct abi_interface *a = work->old_library, *b = work->new_library;
    if (abi_compare_texts(a->soname, b->soname) == 0)
        return;
    if ((!a->soname.start || !b->soname.start) &&
        abi_compare_texts(abi_library_name(a), abi_library_name(b)) == 0)
        return;
    add(work,
        (struct abi_finding){.rule = ABI_SONAME, .old_text = a->soname, .new_text = b->soname});
}

/* Compares what dlopen and the search for symbols do with the libraries as a whole. */
static void compare_loading(struct work *work)
{
    struct abi_loading a = abi_loading_of(work->old_library);
    struct abi_loading b = abi_loading_of(work->new_library);
    char(*text)[32] = work->result->amounts;
    if (b.stack && !a.stack)
        add(work, (struct abi_finding){.rule = ABI_STACK});
    if (b.noopen && !a.noopen)
        add(work, (struct abi_finding){.rule = ABI_NOOPEN});
    if (b.symbolic && !a.symbolic)
        add(work, (struct abi_finding){.rule = b.variables ? ABI_SYMBOLIC_DATA : ABI_SYMBOLIC});
    if (b.static_tls > a.static_tls) {
        bool fits = b.static_tls <= LDSO_TLS_RESERVE || a.static_tls > LDSO_TLS_RESERVE;
        snprintf(text[0], sizeof text[0], "%ju", (uintmax_t)a.static_tls);
        snprintf(text[1], sizeof text[1], "%ju bytes", (uintmax_t)b.static_tls);
        add(work, (struct abi_finding){.rule = fits ? ABI_STATIC_TLS : ABI_TLS_RESERVE,
                                       .old_text = elf_text(text[0]),
                                       .new_text = elf_text(text[1])});
    }
}

struct elf_text abi_library_name(const struct abi_interface *library)
{
    if (library->soname.start)
        return library->soname;
    const char *slash = strrchr(library->path, '/');
    return elf_text(slash ? slash + 1 : library->path);
}

/* Returns the text that orders findings of one rule. */
static struct elf_text key_of(const struct abi_finding *finding)
{
    const struct abi_symbol *symbol =
        finding->old_symbol ? finding->old_symbol : finding->new_symbol;
    if (symbol)
        return symbol->name;
    return finding->old_text.start ? finding->old_text : finding->new_text;
}

/* Returns the version that orders findings with the same text. */
static struct elf_text version_of(const struct abi_finding *finding)
{
    const struct abi_symbol *symbol =
        finding->old_symbol ? finding->old_symbol : finding->new_symbol;
    return symbol ? symbol->version : finding->version;
}

/* For qsort(). */
static int order_findings(const void *a, const void *b)
{
    const struct abi_finding *first = a, *second = b;
    if (first->private != second->private)
        return first->private ? 1 : -1;
    if (first->rule != second->rule)
        return first->rule < second->rule ? -1 : 1;
    int order = abi_compare_texts(key_of(first), key_of(second));
    return order != 0 ? order : abi_compare_texts(version_of(first), version_of(second));
}

bool abi_compare(struct abi_comparison *comparison, const struct abi_interface *old_library,
                 const struct abi_interface *new_library)
{
    struct work work = {.result = comparison, old_library, new_library};
    *comparison = (struct abi_comparison){old_library, new_library, .verdict = ABI_IDENTICAL};
    if (!compare_machines(&work))
        return !work.out_of_memory;
    compare_sonames(&work);
    compare_loading(&work);
    compare_versions(&work);
    for (size_t i = 0; i < old_library->symbol_count; i++)
        compare_symbol(&work, &old_library->symbols[i]);
    for (size_t i = 0; i < new_library->symbol_count; i++)
        compare_new(&work, &new_library->symbols[i]);
    compare_lists(&work, old_library->needed, old_library->needed_count, new_library->needed,
                  new_library->needed_count, ABI_NEEDED_REMOVED, ABI_NEEDED_ADDED);
    compare_requirements(&work);
    if (comparison->count > 0)
        qsort(comparison->findings, comparison->count, sizeof *comparison->findings,
              order_findings);
    return !work.out_of_memory;
}

void abi_comparison_free(struct abi_comparison *comparison)
{
    free(comparison->findings);
    abi_dependencies_close(&comparison->dependencies);
    memset(comparison, 0, sizeof *comparison);
}

const char *abi_unless(const struct abi_comparison *comparison)
{
    const struct abi_dependencies *dependencies = &comparison->dependencies;
    if (dependencies->open)
        return *dependencies->missing ? dependencies->missing : NULL;
    return dependencies->tried && comparison->new_library->needed_count > 0
               ? "a library that the new one needs"
               : NULL;
}

bool abi_soname_is_raised(const struct abi_comparison *comparison)
{
    struct elf_text name = comparison->new_library->soname;
    return name.start && comparison->old_library->soname.start &&
           abi_compare_texts(name, comparison->old_library->soname) != 0;
}
