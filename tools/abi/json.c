/* json.c: see json.h. */
#include "abi/json.h"

#include "abi/words.h"
#include "base/json.h"

/* Prints TEXT as a JSON string, or null where there is none. */
static void print_string(struct output *output, struct elf_text text)
{
    if (text.start)
        output_json_bytes(output, text.start, text.length);
    else
        output_text(output, "null");
}

/* Prints "KEY": "TEXT", with what separates it from what comes before. */
static void print_member(struct output *output, const char *separator, const char *key,
                         struct elf_text text)
{
    output_format(output, "%s\"%s\": ", separator, key);
    print_string(output, text);
}

/* Prints a member that describes SYMBOL; nothing if it is NULL. */
static void print_symbol(struct output *output, const char *key, const struct abi_symbol *symbol)
{
    if (!symbol)
        return;
    output_format(output, ", \"%s\": {", key);
    print_member(output, "", "version", symbol->version);
    output_format(output,
                  ", \"default\": %s, \"kind\": \"%s\", \"size\": %ju, \"binding\": \"%s\", "
                  "\"visibility\": \"%s\", \"read_only\": %s}",
                  symbol->is_default ? "true" : "false", abi_kind_word(symbol->kind),
                  (uintmax_t)symbol->size, abi_binding_word(symbol->binding),
                  symbol->visibility == STV_PROTECTED ? "protected" : "default",
                  symbol->read_only ? "true" : "false");
}

/* Returns the word for VERDICT. */
static const char *verdict_word(enum abi_verdict verdict)
{
    switch (verdict) {
    case ABI_IDENTICAL: return "identical";
    case ABI_COMPATIBLE: return "compatible";
    case ABI_INCOMPATIBLE: return "incompatible";
    }
    return "";
}

/* Returns the word for what FINDING makes of the release. */
static const char *effect_word(const struct abi_finding *finding)
{
    enum abi_verdict verdict = abi_rule_verdict(finding->rule);
    return finding->private && verdict == ABI_INCOMPATIBLE ? "private" : verdict_word(verdict);
}

/* Prints one finding. */
static void print_finding(struct output *output, const struct abi_finding *finding)
{
    const struct abi_rule_text *text = abi_rule_text(finding->rule);
    output_format(output, "\n    {\"rule\": \"%s\", \"effect\": \"%s\"", text->name,
                  effect_word(finding));
    if (finding->old_symbol || finding->new_symbol) {
        print_member(output, ", ", "name",
                     (finding->old_symbol ? finding->old_symbol : finding->new_symbol)->name);
        print_symbol(output, "old", finding->old_symbol);
        print_symbol(output, "new", finding->new_symbol);
        if (finding->library.start)
            print_member(output, ", ", "library", finding->library);
    } else {
        if (finding->old_text.start)
            print_member(output, ", ", "old", finding->old_text);
        if (finding->new_text.start)
            print_member(output, ", ", "new", finding->new_text);
        if (finding->version.length > 0)
            print_member(output, ", ", "version", finding->version);
    }
    print_member(output, ", ", "reason", elf_text(text->reason));
    output_char(output, '}');
}

/* Prints one library. */
static void print_library(struct output *output, const char *key,
                          const struct abi_interface *library)
{
    output_format(output, "  \"%s\": {", key);
    print_member(output, "", "file", elf_text(library->path));
    print_member(output, ", ", "soname", library->soname);
    output_format(output, ", \"symbols\": %zu},\n", library->symbol_count);
}

/* Prints one user; what it notices are places in the list of findings. */
static void print_user(struct output *output, const struct abi_user *user)
{
    output_text(output, "\n    {");
    print_member(output, "", "file", elf_text(user->path));
    output_format(output, ", \"needs_it\": %s, \"notices\": [", user->needs_it ? "true" : "false");
    for (size_t i = 0; i < user->count && !output_ended(output); i++)
        output_format(output, "%s%zu", i > 0 ? ", " : "", user->noticed[i]);
    output_text(output, "]}");
}

void abi_print_json(struct output *output, const struct abi_comparison *comparison,
                    const struct abi_user *users, size_t count)
{
    output_text(output, "{\n");
    print_library(output, "old", comparison->old_library);
    print_library(output, "new", comparison->new_library);
    output_format(output, "  \"verdict\": \"%s\",\n  \"soname_raised\": %s,\n  \"findings\": [",
                  verdict_word(comparison->verdict),
                  abi_soname_is_raised(comparison) ? "true" : "false");
    for (size_t i = 0; i < comparison->count && !output_ended(output); i++) {
        output_text(output, i > 0 ? "," : "");
        print_finding(output, &comparison->findings[i]);
    }
    output_text(output, comparison->count > 0 ? "\n  ],\n" : "],\n");
    const char *unless = abi_unless(comparison);
    print_member(output, "  ", "unless_in", unless ? elf_text(unless) : (struct elf_text){NULL, 0});
    output_text(output, ",\n");
    output_text(output, "  \"used_by\": [");
    for (size_t i = 0; i < count; i++) {
        output_text(output, i > 0 ? "," : "");
        print_user(output, &users[i]);
    }
    output_text(output, count > 0 ? "\n  ],\n" : "],\n");
    output_text(output, "  \"not_seen\": [");
    for (size_t i = 0; abi_unseen[i]; i++) {
        output_text(output, i > 0 ? ",\n    " : "\n    ");
        print_string(output, elf_text(abi_unseen[i]));
    }
    output_text(output, "\n  ]\n}\n");
}
