/*
 * rules.h: the kinds of difference between two releases, and what each one means.
 *
 * A change is compatible when every program that was linked with the old library
 * goes on as before with the new one in its place, as far as a file can show it.
 */
#ifndef ABI_RULES_H
#define ABI_RULES_H

#include <stdbool.h>

/* The order is that in which differences are shown. */
enum abi_rule {
    ABI_MACHINE,
    ABI_SONAME,
    ABI_VERSION_REMOVED,
    ABI_VERSIONS_DROPPED,
    ABI_SYMBOL_REMOVED,
    ABI_WEAK_REMOVED,
    ABI_SYMBOL_MOVED,
    ABI_KIND,
    ABI_SIZE,
    ABI_TLS_SHRUNK,
    ABI_READ_ONLY,
    ABI_PROTECTED_DATA,
    ABI_SYMBOLIC_DATA,
    ABI_STACK,
    ABI_TLS_RESERVE,
    ABI_NOOPEN,
    /* From here on compatible. */
    ABI_VERSION_ADDED,
    ABI_SYMBOL_ADDED,
    ABI_SYMBOL_ADDED_LATE,
    ABI_SYMBOL_ELSEWHERE,
    ABI_VERSION_GIVEN,
    ABI_VERSION_LOST,
    ABI_NOT_DEFAULT,
    ABI_MADE_DEFAULT,
    ABI_PROTECTED_FUNCTION,
    ABI_NOT_PROTECTED,
    ABI_BINDING,
    ABI_SYMBOLIC,
    ABI_TLS_GROWN,
    ABI_STATIC_TLS,
    ABI_NEEDED_ADDED,
    ABI_NEEDED_REMOVED,
    ABI_REQUIREMENT_ADDED,
    ABI_REQUIREMENT_REMOVED,
    ABI_RULES
};

/* The verdicts, which are the exit statuses too. */
enum abi_verdict { ABI_IDENTICAL = 0, ABI_COMPATIBLE = 4, ABI_INCOMPATIBLE = 8 };

struct abi_rule_text {
    const char *name;   /* for programs that read the output */
    const char *words;  /* for people */
    const char *reason; /* what it means for a program: one sentence */
};

/* Returns the texts of RULE. */
const struct abi_rule_text *abi_rule_text(enum abi_rule rule);

/* Says whether RULE is about the way the library was built: only dlopen notices it, and
   another soname would not help. */
bool abi_rule_is_of_build(enum abi_rule rule);

/* Returns what RULE alone makes of a release. */
enum abi_verdict abi_rule_verdict(enum abi_rule rule);

/* What no comparison of two files can see, one sentence each; NULL at the end. */
extern const char *const abi_unseen[];

#endif
