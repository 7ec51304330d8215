/*
 * words.h: what a symbol is, in words.
 */
#ifndef ABI_WORDS_H
#define ABI_WORDS_H

#include "abi/interface.h"

/* Returns the word for KIND. */
const char *abi_kind_word(enum abi_kind kind);

/* Returns the word for a symbol's BINDING. */
const char *abi_binding_word(unsigned binding);

#endif
