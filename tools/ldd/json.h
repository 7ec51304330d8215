/*
 * json.h: strings in JSON (RFC 8259).
 */
#ifndef LDD_JSON_H
#define LDD_JSON_H

#include "base/output.h"

/* Prints STRING with its quotation marks; "null" for NULL. */
void json_string(struct output *output, const char *string);

#endif
