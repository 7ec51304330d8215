/*
 * json.h: strings in JSON (RFC 8259).
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/output.h"

/* Writes TEXT with its quotation marks; "null" for NULL. JSON is Unicode: a byte that is
   no UTF-8 becomes U+FFFD. Controls are escaped, so nothing reaches a terminal raw. */
void output_json(struct output *output, const char *text);

/* The same for the SIZE bytes at TEXT. */
void output_json_bytes(struct output *output, const char *text, size_t size);

/* Writes the object, a line, that stands for FILE where it could not be read: its name, the exit
   STATUS, and the ERROR in words. */
void output_json_failure(struct output *output, const char *file, int status, const char *error);

#endif
