/* text.h: text that grows. */
#ifndef WORLDS_TEXT_H
#define WORLDS_TEXT_H

#include <stddef.h>

/* All zero is an empty one; BYTES then ends with a NUL. */
struct text {
    char *bytes;
    size_t length, room;
};

/* Appends COUNT bytes, or what FORMAT makes. */
void text_bytes(struct text *text, const char *bytes, size_t count);
__attribute__((format(printf, 2, 3))) void text_add(struct text *text, const char *format, ...);

/* Makes it empty, and keeps the memory. */
void text_empty(struct text *text);

/* Returns the bytes: never NULL. */
const char *text_of(const struct text *text);

/* Sorts its lines, and keeps one of those that are equal. */
void text_sort_lines(struct text *text);

#endif
