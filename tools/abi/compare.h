/*
 * compare.h: the differences between two libraries, as a list of findings.
 *
 * Nothing is printed here: the text, the JSON and the question which programs
 * would notice are views of this list.
 */
#ifndef ABI_COMPARE_H
#define ABI_COMPARE_H

#include "abi/dependencies.h"
#include "abi/interface.h"
#include "abi/rules.h"

/* One difference. Which members are set follows from the rule: two symbols, or the one
   that there is, for a rule about symbols; otherwise texts. */
struct abi_finding {
    enum abi_rule rule;
    const struct abi_symbol *old_symbol; /* NULL: there is none, or the rule has none */
    const struct abi_symbol *new_symbol;
    struct elf_text old_text; /* a soname, version, library or machine; NULL: there is none */
    struct elf_text new_text;
    struct elf_text version; /* of the library in the texts, for ABI_REQUIREMENT_... */
    bool private; /* its version says that it is for other parts of the same release only */
    struct elf_text library; /* where the new symbol is, for ABI_SYMBOL_ELSEWHERE */
};

struct abi_comparison {
    const struct abi_interface *old_library, *new_library;
    struct abi_finding *findings; /* owned; by rule, then by name */
    size_t count;
    enum abi_verdict verdict;
    char machines[2][64];                 /* what a finding about the machine says */
    char amounts[2][32];                  /* and one about static TLS */
    struct abi_dependencies dependencies; /* opened if a symbol is missing in the new library */
};

/* Compares the two, which must outlive the result. False: out of memory. Release it
   with abi_comparison_free(), also after a failure. */
bool abi_compare(struct abi_comparison *comparison, const struct abi_interface *old_library,
                 const struct abi_interface *new_library);

/* Frees the findings. */
void abi_comparison_free(struct abi_comparison *comparison);

/* Returns what FINDING makes of a release. A private one makes nothing incompatible. */
enum abi_verdict abi_finding_verdict(const struct abi_finding *finding);

/* Returns the libraries that were not found, ", " between them, and that might define a
   symbol which was removed; NULL: there are none. */
const char *abi_unless(const struct abi_comparison *comparison);

/* Returns the name that programs remember of a library: its soname, or else the name
   of its file. */
struct elf_text abi_library_name(const struct abi_interface *library);

/* Says whether the new library has the soname that the verdict asks for: with an
   incompatible change that is another one. */
bool abi_soname_is_raised(const struct abi_comparison *comparison);

#endif
