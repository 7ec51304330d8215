/*
 * section_letters.h: the letter that nm shows for symbols in a section.
 */
#ifndef NM_SECTION_LETTERS_H
#define NM_SECTION_LETTERS_H

#include "elf/object.h"

/* Writes a letter for each section of OBJECT to LETTERS, which has room for all: the lower-case
   one, which local symbols have. */
void section_letters(const struct elf_object *object, char *letters);

#endif
