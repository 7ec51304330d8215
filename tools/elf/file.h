/*
 * file.h: a file, mapped into memory.
 *
 * Mapping instead of reading: of a large library only the pages that hold the
 * tables asked for are ever loaded.
 */
#ifndef ELF_FILE_H
#define ELF_FILE_H

#include "elf/bytes.h"
#include "elf/error.h"

struct elf_file {
    struct elf_bytes bytes; /* the whole file; owned, until elf_file_close() */
};

/* Maps the regular file PATH for reading. On failure FILE needs no closing and
   ERROR says why, without the path. */
bool elf_file_open(struct elf_file *file, const char *path, struct elf_error *error);

/* Unmaps FILE; every pointer into it is invalid afterwards. */
void elf_file_close(struct elf_file *file);

#endif
