/*
 * text.h: byte strings that grow, and lists of lines.
 *
 * Running out of memory ends the program with a message: the engine has nothing
 * better to do then, and its callers stay free of checks that nobody can test.
 */
#ifndef LAB_WORDS_TEXT_H
#define LAB_WORDS_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* A byte string. BYTES is NULL or ends with a NUL that LENGTH does not count;
   the bytes themselves may contain NULs. All zero is an empty text. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

void text_append(struct text *text, const void *bytes, size_t length);
void text_add(struct text *text, const char *string);
void text_format(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_clear(struct text *text);
void text_free(struct text *text);

/* The text as a C string, "" when it is empty. Owned by TEXT. */
const char *text_string(const struct text *text);

/* Appends STRING as one word of the shell's language: in single quotes. */
void text_add_quoted(struct text *text, const char *string);

/* Reads the whole file PATH into TEXT. Returns 0, or -1 with errno: also for what is no plain
   file, so that nobody waits for a named pipe or reads a device for ever (ESPIPE), and for one
   that is larger than any text (EFBIG). */
int text_read_file(struct text *text, const char *path);

/* Replaces the file PATH by TEXT: a reader sees the old or the new file, never
   a part. MODE is that of a new file. Returns 0, or -1 with errno. */
int text_write_file(const struct text *text, const char *path, unsigned mode);

/* A list of strings that it owns. All zero is an empty list. */
struct lines {
    char **item;
    size_t count;
};

void lines_add(struct lines *lines, const char *string);
void lines_add_bytes(struct lines *lines, const char *bytes, size_t length);
void lines_free(struct lines *lines);

/* Splits TEXT at its newlines; a missing last newline makes no difference.
   With TRIM, blanks at the ends of lines are left out. */
void lines_split(struct lines *lines, const char *bytes, size_t length, bool trim);

/* As malloc, strdup and printf to a new string, for the caller to free;
   they end the program when there is no memory. */
void *memory_get(size_t size);
void *memory_grow(void *old, size_t size);
char *string_copy(const char *string);
char *string_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Whether STRING begins with START. */
bool starts_with(const char *string, const char *start);

#endif
