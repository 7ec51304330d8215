/*
 * proof.h: what --copy-to says of its copy at the end: that the loader finds the same in
 * it, and what no list of libraries can tell.
 */
#ifndef LDD_PROOF_H
#define LDD_PROOF_H

#include "ldd/view.h"

/* Resolves PROGRAM, the copy, in its new root; says whether the same libraries are found
   there. */
bool proof_is_complete(const struct view *view, const char *program);

/* Prints whether the copy is COMPLETE, and what it cannot have. */
void proof_say(const struct view *view, bool complete);

/* Prints the same of a program that needs neither a loader nor a library. BYTES are its
   content; VIEW may have no closure. */
void proof_say_alone(const struct view *view, struct elf_bytes bytes);

#endif
