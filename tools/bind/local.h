/*
 * local.h: names that an object keeps to itself.
 */
#ifndef BIND_LOCAL_H
#define BIND_LOCAL_H

#include "ldso/facts.h"

/* Says whether OBJECT has a function or variable NAME that others cannot see: static, or
   made hidden when it was linked. Only a file that is not stripped tells. */
bool has_local(const struct ldso_object *object, const char *name);

#endif
