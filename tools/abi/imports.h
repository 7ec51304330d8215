/*
 * imports.h: what a file needs of others: versions and symbols.
 *
 * These are parts of abi_interface_open(), which has opened the file and its tables by
 * then, and frees the lists.
 */
#ifndef ABI_IMPORTS_H
#define ABI_IMPORTS_H

#include "abi/interface.h"

/* Reads the versions needed, from DT_VERNEED, in the order of the file. False, with the
   reason, if one has no name, or memory runs out. */
bool abi_read_needs(struct abi_interface *interface, struct elf_error *error);

/* Reads the imports. The needs must be there, in the order of the file. False, with the
   reason, if memory runs out. */
bool abi_read_imports(struct abi_interface *interface, struct elf_error *error);

#endif
