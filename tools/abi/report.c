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
        output_text(output, " -> ");
        print_symbol(output, b);
        break;
    case ABI_SYMBOL_ADDED:
    case ABI_SYMBOL_ADDED_LATE:
    case ABI_SYMBOL_REMOVED:
        output_format(output, " (%s)", abi_kind_word((a ? a : b)->kind));
        break;
    default: break;
    }
}

/* Prints a finding as one line, without its end. */
static void print_finding(struct output *output, const struct abi_finding *finding)
{
    output_text(output, abi_rule_text(finding->rule)->words);
    if (finding->rule == ABI_VERSIONS_DROPPED)
        return;
    output_text(output, ": ");
    if (finding->old_symbol || finding->new_symbol) {
        print_symbols(output, finding);
    } else if (finding->rule == ABI_SONAME || finding->rule == ABI_MACHINE) {
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

/* Prints the findings with this VERDICT below a heading. Behind the last one of each
   rule stands what it means. */
static void print_findings(struct output *output, const struct abi_comparison *comparison,
                           enum abi_verdict verdict, const char *heading)
{
    bool any = false;
    for (size_t i = 0; i < comparison->count && !output_ended(output); i++) {
        const struct abi_finding *finding = &comparison->findings[i];
        if (abi_rule_verdict(finding->rule) != verdict)
            continue;
        if (!any)
            output_format(output, "%s:\n", heading);
        any = true;
        output_text(output, "  ");
        print_finding(output, finding);
        output_char(output, '\n');
        if (i + 1 == comparison->count || comparison->findings[i + 1].rule != finding->rule)
            output_format(output, "    | %s\n", abi_rule_text(finding->rule)->reason);
    }
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

/* Prints the verdict in words. */
static void print_verdict(struct output *output, const struct abi_comparison *comparison,
                          bool color)
{
    const char *words = "identical, as far as a program can notice", *code = "32";
    if (comparison->verdict == ABI_COMPATIBLE) {
        words = "compatible: raise the minor number";
        code = "33";
    } else if (comparison->verdict == ABI_INCOMPATIBLE) {
        words = "incompatible: raise the major number and the soname";
        code = "31";
    }
    output_text(output, "verdict: ");
    if (color)
        output_format(output, "\033[1;%sm", code);
    output_text(output, words);
    if (color)
        output_text(output, "\033[0m");
    if (comparison->verdict == ABI_INCOMPATIBLE && abi_soname_is_raised(comparison))
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
    print_findings(output, comparison, ABI_INCOMPATIBLE, "incompatible");
    print_findings(output, comparison, ABI_COMPATIBLE, "compatible");
    for (size_t i = 0; i < count; i++)
        print_user(output, comparison, &users[i]);
    print_verdict(output, comparison, color);
    for (const char *const *text = abi_unseen; *text; text++)
        output_format(output, "not seen: %s\n", *text);
}
