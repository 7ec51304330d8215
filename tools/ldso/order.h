/*
 * order.h: the order in which the loader relocates what it has loaded (S16).
 *
 * Dependencies come before those that need them, the program comes last. The
 * order decides which object enters a unique symbol first (S15), and nothing else.
 */
#ifndef LDSO_ORDER_H
#define LDSO_ORDER_H

#include "ldso/facts.h"

/* Stores the objects of CLOSURE in the order of their relocation, without the loader,
   which relocates itself. ORDER has room for closure->scope_count of them. Returns how
   many there are; 0: out of memory. */
size_t ldso_relocation_order(const struct ldso_closure *closure, struct ldso_object **order);

#endif
