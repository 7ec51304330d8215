/*
 * report.h: views of a comparison: text for people, JSON for programs.
 */
#ifndef ABI_REPORT_H
#define ABI_REPORT_H

#include "abi/compare.h"
#include "abi/users.h"
#include "base/output.h"

/* Returns the word for KIND. */
const char *abi_kind_word(enum abi_kind kind);

/* Returns the word for a symbol's BINDING. */
const char *abi_binding_word(unsigned binding);

/* Says whether the new library has the soname that the verdict asks for: with an
   incompatible change that is another one. */
bool abi_soname_is_raised(const struct abi_comparison *comparison);

/* Prints the differences, the verdict, COUNT users, and what cannot be seen. COLOR:
   the verdict is colored. */
void abi_print_text(struct output *output, const struct abi_comparison *comparison,
                    const struct abi_user *users, size_t count, bool color);

/* Prints the same as one JSON object. */
void abi_print_json(struct output *output, const struct abi_comparison *comparison,
                    const struct abi_user *users, size_t count);

#endif
