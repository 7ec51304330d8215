/*
 * interface.h: what a file offers to others, and what it needs from them.
 *
 * Everything that the loader sees of a library: its soname, the symbols and the
 * versions that it exports, the libraries that it needs and the versions that it
 * needs of them. Of a program, and of a library as the user of another, it is
 * what it imports. The lists are sorted, so that two of them can be compared in
 * one pass. open.h reads them.
 *
 * gABI, "Dynamic Section" and "Symbol Table"; LSB Core, "Symbol Versioning".
 */
#ifndef ABI_INTERFACE_H
#define ABI_INTERFACE_H

#include "base/budget.h"
#include "elf/dynamic.h"
#include "elf/file.h"
#include "elf/symbols.h"
#include "elf/versions.h"

/* What a symbol stands for, as far as its users have to know. */
enum abi_kind { ABI_FUNCTION, ABI_DATA, ABI_TLS };

/* A symbol that others can bind to. */
struct abi_symbol {
    struct elf_text name;
    struct elf_text version; /* "" without one */
    uint64_t size;           /* in bytes */
    enum abi_kind kind;
    unsigned char binding;    /* STB_GLOBAL, STB_WEAK, STB_GNU_UNIQUE */
    unsigned char visibility; /* STV_DEFAULT, STV_PROTECTED */
    bool is_default;          /* what a program is linked with that names no version */
    bool read_only;           /* data that nobody can write to */
    const struct abi_symbol *default_of_name; /* the default of those called so, or NULL */
};

/* A version that is needed of another library. */
struct abi_need {
    struct elf_text file;
    struct elf_text version;
    uint16_t index; /* by which a symbol refers to it */
};

/* A symbol that is bound to another file's. */
struct abi_import {
    struct elf_text name;
    struct elf_text version;
    struct elf_text file; /* the library whose version it is; "" without a version */
    uint64_t size;        /* in bytes; only for a copy */
    bool copied;          /* the executable has room for it: a copy relocation */
};

struct abi_interface {
    const char *path; /* not owned */
    struct elf_file file;
    struct elf_object object;
    struct elf_dynamic dynamic;
    struct elf_symbols table;
    struct elf_versions versions;

    struct budget budget; /* of reading and comparing its names */

    struct elf_text soname; /* its start is NULL without one */
    bool versioned;         /* it defines versions */

    /* All owned, and sorted: by name and version, by file and version. */
    struct abi_symbol *symbols;
    size_t symbol_count;
    struct elf_text *definitions; /* the versions that it defines, without the base */
    size_t definition_count;
    struct elf_text *needed; /* DT_NEEDED */
    size_t needed_count;
    struct abi_need *needs;
    size_t need_count;
    struct abi_import *imports;
    size_t import_count;
};

/* Says whether the file is a shared library, not a program. */
bool abi_is_library(const struct abi_interface *interface);

/* Says whether there is time to read TEXT, to sort it among others and to look it up; counts
   that. False: the names of the file are too many or too long for that. */
bool abi_has_time(struct abi_interface *interface, struct elf_text text);

/* Compare two texts, or two symbols by name and version: below, equal to or above 0. */
int abi_compare_texts(struct elf_text a, struct elf_text b);
int abi_compare_symbols(const struct abi_symbol *a, const struct abi_symbol *b);

/* Finds a symbol called NAME, or NULL. */
const struct abi_symbol *abi_find_name(const struct abi_interface *interface, struct elf_text name);

/* Finds the symbol with this name and VERSION, or NULL. */
const struct abi_symbol *abi_find_symbol(const struct abi_interface *interface,
                                         struct elf_text name, struct elf_text version);

/* Says whether TEXT is in the sorted LIST of COUNT texts. */
bool abi_list_has(const struct elf_text *list, size_t count, struct elf_text text);

#endif
