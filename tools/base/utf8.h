/*
 * utf8.h: characters in UTF-8. RFC 3629
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the character that the COUNT bytes (at least one) at BYTES begin with: 1 to
   4; 0 if more bytes are needed to tell, -1 if they begin with none. None are forms longer
   than needed, surrogates, and what lies beyond Unicode. */
int utf8_length(const unsigned char *bytes, size_t count);

/* Whether the character at BYTES controls a terminal: U+0000 to U+001F, U+007F to U+009F. */
bool utf8_is_control(const unsigned char *bytes);

#endif
