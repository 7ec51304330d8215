/*
 * open.h: reading the interface of a file.
 */
#ifndef ABI_OPEN_H
#define ABI_OPEN_H

#include "abi/interface.h"

/* Reads the file PATH, which must be a dynamic object: a shared library or a
   program. False, with the reason, if it is none or cannot be read in full. Release
   it with abi_interface_close(), also after a failure. */
bool abi_interface_open(struct abi_interface *interface, const char *path, struct elf_error *error);

/* Stores what the symbol table says of a symbol of OBJECT in SYMBOL, apart from its name and
   version. */
void abi_symbol_fill(struct abi_symbol *symbol, const struct elf_object *object,
                     const Elf64_Sym *record);

/* Frees everything, and unmaps the file: no text of it may be used any more. */
void abi_interface_close(struct abi_interface *interface);

#endif
