/*
 * json.h: everything about one file, as JSON (RFC 8259).
 */
#ifndef LDD_JSON_H
#define LDD_JSON_H

#include "ldd/view.h"

/* Prints it as one object; STATUS is the exit status that goes with it. */
void json_print(const struct view *view, int status);

#endif
