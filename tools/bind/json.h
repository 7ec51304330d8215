/*
 * json.h: the bindings for programs, as JSON (RFC 8259).
 */
#ifndef BIND_JSON_H
#define BIND_JSON_H

#include "bind/view.h"

/* Prints them as one object; STATUS is the exit status that goes with them. */
void json_print(const struct view *view, int status);

#endif
