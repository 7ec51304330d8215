/* report.c: see report.h. */
#include "abi/report.h"

#include "abi/words.h"

/* Prints a text that came out of a file. */
static void print_name(struct output *output, struct elf_text text)
{
    output_untrusted(output, text.start ? text.start : "", text.length);
}

/* Prints NAME@@VERSION: two signs before a default version, as in mini-nm -D. */
static void print_symbol(struct output *output, const struct abi_symbol *symbol)
{
    print_name(output, symbol->name);
    if (symbol->version.length == 0)
        return;
    output_text(output, symbol->is_default ? "@@" : "@");
    print_name(output, symbol->version);
}

/* Prints a text, or what stands for one that is not there. */
static void print_text_or(struct output *output, struct elf_text text, const char *none)
{
    if (text.start)
        print_name(output, text);
    else
        output_text(output, none);
}

/* Prints A -> B. */
static void print_words(struct output *output, const char *a, const char *b)
{
    output_format(output, ": %s -> %s", a, b);
}

/* Prints what is particular about a finding with symbols. */
static void print_symbols(struct output *output, const struct abi_finding *finding)
{
    const struct abi_symbol *a = finding->old_symbol, *b = finding->new_symbol;
    print_symbol(output, a ? a : b);
    switch (finding->rule) {
    case ABI_KIND: print_words(output, abi_kind_word(a->kind), abi_kind_word(b->kind)); break;
    case ABI_BINDING:
        print_words(output, abi_binding_word(a->binding), abi_binding_word(b->binding));
        break;
    case ABI_SIZE:
    case ABI_TLS_GROWN:
    case ABI_TLS_SHRUNK:
        output_format(output, ": %ju -> %ju bytes", (uintmax_t)a->size, (uintmax_t)b->size);
        break;
    case ABI_SYMBOL_MOVED:
    case ABI_VERSION_GIVEN:
    case ABI_VERSION_LOST:
        output_text(output, " -> ");
        print_symbol(output, b);
        break;
    case ABI_SYMBOL_ELSEWHERE:
        output_text(output, " -> ");
        print_name(output, finding->library);
        break;
    case ABI_SYMBOL_ADDED:
    case ABI_SYMBOL_ADDED_LATE:
    case ABI_SYMBOL_REMOVED:
    case ABI_WEAK_REMOVED: output_format(output, " (%s)", abi_kind_word((a ? a : b)->kind)); break;
    default: break;
    }
}

/* Prints a finding as one line, without its end. */
static void print_finding(struct output *output, const struct abi_finding *finding)
{
    output_text(output, abi_rule_text(finding->rule)->words);
    if (!finding->old_symbol && !finding->new_symbol && !finding->old_text.start &&
        !finding->new_text.start && finding->rule != ABI_SONAME)
        return;
    output_text(output, ": ");
    if (finding->old_symbol || finding->new_symbol) {
        print_symbols(output, finding);
    } else if (finding->rule == ABI_SONAME || finding->rule == ABI_MACHINE ||
               finding->rule == ABI_STATIC_TLS || finding->rule == ABI_TLS_RESERVE) {
        print_text_or(output, finding->old_text, "none");
        output_text(output, " -> ");
        print_text_or(output, finding->new_text, "none");
    } else {
        print_name(output, finding->old_text.start ? finding->old_text : finding->new_text);
        if (finding->version.length > 0) {
            output_char(output, ' ');
            print_name(output, finding->version);
        }
    }
}

/* Prints what RULE means. Where a library was not found, that may not be so. */
static void print_reason(struct output *output, const struct abi_comparison *comparison,
                         enum abi_rule rule)
{
    const char *unless = abi_unless(comparison);
    output_format(output, "    | %s", abi_rule_text(rule)->reason);
    if (unless &&
        (rule == ABI_SYMBOL_REMOVED || rule == ABI_WEAK_REMOVED || rule == ABI_SYMBOL_MOVED)) {
        output_text(output, "; unless it is in ");
        print_name(output, elf_text(unless));
        output_text(output, ", which was not found");
    }
    output_char(output, '\n');
}

/* Where the findings stand. */
enum group { INCOMPATIBLE, COMPATIBLE, PRIVATE };

/* Returns the group of FINDING. */
static enum group group_of(const struct abi_finding *finding)
{
    if (abi_rule_verdict(finding->rule) == ABI_COMPATIBLE)
        return COMPATIBLE;
    return finding->private ? PRIVATE : INCOMPATIBLE;
}

/* Prints the findings of GROUP below a heading. Behind the last one of each rule stands what
   it means. */
static void print_findings(struct output *output, const struct abi_comparison *comparison,
                           enum group group, const char *heading)
{
    const struct abi_finding *last = NULL;
    for (size_t i = 0; i < comparison->count && !output_ended(output); i++) {
        const struct abi_finding *finding = &comparison->findings[i];
        if (group_of(finding) != group)
            continue;
        if (!last)
            output_format(output, "%s:\n", heading);
        else if (last->rule != finding->rule)
            print_reason(output, comparison, last->rule);
        last = finding;
        output_text(output, "  ");
        print_finding(output, finding);
        output_char(output, '\n');
    }
    if (last)
        print_reason(output, comparison, last->rule);
}

/* Prints one line about a library. */
static void print_library(struct output *output, const char *which,
                          const struct abi_interface *library)
{
    output_format(output, "%s: ", which);
    print_name(output, elf_text(library->path));
    output_text(output, library->soname.start ? " (soname " : " (no soname");
    print_name(output, library->soname);
    output_format(output, ", %zu symbol%s)\n", library->symbol_count,
                  library->symbol_count == 1 ? "" : "s");
}

/* Says whether all that is incompatible is so by the way the library was built. */
static bool is_of_build(const struct abi_comparison *comparison)
{
    for (size_t i = 0; i < comparison->count; i++) {
        enum abi_rule rule = comparison->findings[i].rule;
        if (group_of(&comparison->findings[i]) == INCOMPATIBLE && !abi_rule_is_of_build(rule))
            return false;
    }
    return comparison->verdict == ABI_INCOMPATIBLE;
}

/* Prints the verdict in words. */
static void print_verdict(struct output *output, const struct abi_comparison *comparison,
                          bool color)
{
    const char *words = "identical, as far as a program can notice", *code = "32";
    if (comparison->verdict == ABI_COMPATIBLE) {
        words = "compatible: raise the minor number";
        code = "33";
    } else if (comparison->verdict == ABI_INCOMPATIBLE) {
        words = is_of_build(comparison)
                    ? "incompatible with dlopen: build it otherwise, another soname would not help"
                    : "incompatible: raise the major number and the soname";
        code = "31";
    }
    output_text(output, "verdict: ");
    if (color)
        output_format(output, "\033[1;%sm", code);
    output_text(output, words);
    if (color)
        output_text(output, "\033[0m");
    if (comparison->verdict == ABI_INCOMPATIBLE && abi_soname_is_raised(comparison) &&
        !is_of_build(comparison))
        output_text(output, " (the soname is another one already)");
    output_char(output, '\n');
}

/* Prints what one user would notice. */
static void print_user(struct output *output, const struct abi_comparison *comparison,
                       const struct abi_user *user)
{
    output_text(output, "used by ");
    print_name(output, elf_text(user->path));
    if (user->count == 0) {
        output_text(output, user->needs_it ? ": would not notice\n" : ": does not need it\n");
        return;
    }
    output_text(output, ": would notice\n");
    for (size_t i = 0; i < user->count && !output_ended(output); i++) {
        output_text(output, "  ");
        print_finding(output, &comparison->findings[user->noticed[i]]);
        output_char(output, '\n');
    }
}

void abi_print_text(struct output *output, const struct abi_comparison *comparison,
                    const struct abi_user *users, size_t count, bool color)
{
    print_library(output, "old", comparison->old_library);
    print_library(output, "new", comparison->new_library);
    print_findings(output, comparison, INCOMPATIBLE, "incompatible");
    print_findings(output, comparison, COMPATIBLE, "compatible");
    print_findings(output, comparison, PRIVATE,
                   "private, by the name of the version: only for files of the same release");
    for (size_t i = 0; i < count; i++)
        print_user(output, comparison, &users[i]);
    print_verdict(output, comparison, color);
    for (const char *const *text = abi_unseen; *text; text++)
        output_format(output, "not seen: %s\n", *text);
}
