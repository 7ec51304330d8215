/*
 * report.h: a comparison as text, for people.
 */
#ifndef ABI_REPORT_H
#define ABI_REPORT_H

#include "abi/compare.h"
#include "abi/users.h"
#include "base/output.h"

/* Prints the differences, the verdict, COUNT users, and what cannot be seen. COLOR:
   the verdict is colored. */
void abi_print_text(struct output *output, const struct abi_comparison *comparison,
                    const struct abi_user *users, size_t count, bool color);

#endif
