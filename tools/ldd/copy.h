/*
 * copy.h: --copy-to: a folder that can be the root for one program.
 *
 * Nothing that is in the folder is overwritten, and what was copied before a failure
 * stays. Both functions say on standard output what they copy, and on standard error why
 * they fail.
 */
#ifndef LDD_COPY_H
#define LDD_COPY_H

#include "ldd/view.h"

/* Copies the program and its libraries to options->copy. False, after messages, if that
   failed. */
bool copy_print(const struct view *view);

/* The same for FILE, a program that needs no libraries, which has the content BYTES; VIEW has
   no closure. */
bool copy_alone_print(const struct view *view, const char *file, struct elf_bytes bytes);

#endif
