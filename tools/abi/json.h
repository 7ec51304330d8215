/*
 * json.h: a comparison for programs, as JSON (RFC 8259).
 */
#ifndef ABI_JSON_H
#define ABI_JSON_H

#include "abi/compare.h"
#include "abi/users.h"
#include "base/output.h"

/* Prints the differences, the verdict, COUNT users, and what cannot be seen, as one
   object. */
void abi_print_json(struct output *output, const struct abi_comparison *comparison,
                    const struct abi_user *users, size_t count);

#endif
