/*
 * interpreter.h: which loader a program names (PT_INTERP), and what that loader is like.
 *
 * Everything is read from the loader's file; it is never run.
 */
#ifndef LDSO_INTERPRETER_H
#define LDSO_INTERPRETER_H

#include "ldso/state.h"

/* Finds the loader that main names, or the standard one, and fills STATE->loader. That
   there is none is no error here: see PROBLEM in loader.h. False: out of memory. */
bool ldso_interpreter_find(struct ldso_state *state);

#endif
