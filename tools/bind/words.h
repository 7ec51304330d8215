/*
 * words.h: the rules of binding, in words.
 */
#ifndef BIND_WORDS_H
#define BIND_WORDS_H

#include "bind/view.h"

/* Returns what VERDICT says about a symbol or an object, as the end of a sentence. */
const char *words_verdict(enum ldso_verdict verdict);

/* Says whether VERDICT takes the symbol, if only in reserve. */
bool words_taken(enum ldso_verdict verdict);

/* Returns one word for programs, which never changes. */
const char *words_class_id(enum ldso_class class);

/* What is remarkable about a binding, in a few words; NULL: nothing. */
const char *words_remark(const struct view *view, const struct ldso_binding *binding);

#endif
