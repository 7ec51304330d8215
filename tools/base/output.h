/*
 * output.h: what a tool prints on standard output.
 *
 * One buffered writer. It collects text in 64 KiB and hands it to write(2)
 * when full, so that a line of a symbol table costs a few stores and no call
 * into the kernel.
 *
 * Errors: the first failed write is remembered and everything after it is
 * dropped, so the printing code needs no checks; output_finish() tells at the
 * end. A reader that went away (EPIPE: "mini-nm lib.a | head") is no failure.
 *
 * Names: text that comes out of a file goes through output_untrusted(). Into a
 * pipe or a file it writes the bytes as they are; on a terminal, bytes that
 * would control the terminal become \xNN.
 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* As much as a pipe takes, unless it lets itself be enlarged. */
enum { OUTPUT_BUFFER_SIZE = 64 * 1024, OUTPUT_BUFFER_MOST = 256 * 1024 };

struct output {
    int descriptor; /* not owned */
    bool terminal;  /* the descriptor is a terminal */
    int error;      /* errno of the first write that failed, 0 while all is well */
    char last;      /* the last character that was written out; a line feed at first */
    size_t used;    /* bytes of BUFFER that wait to be written */
    size_t size;    /* bytes of BUFFER that are used before it is written */
    bool asked;     /* whether the pipe lets itself be enlarged is known */
    uint64_t left;  /* bytes that may still be written before the rest is cut off */
    bool cut;       /* it was: see output_begin_file() */
    char buffer[OUTPUT_BUFFER_MOST];
};

/* Prepares OUTPUT to write to DESCRIPTOR, which must stay open. */
void output_start(struct output *output, int descriptor);

/* Says whether colors are wanted where nobody has said so: on a terminal that can
   show them (TERM), unless NO_COLOR is set to something. */
bool output_wants_color(const struct output *output);

/* Between these two, at most OUTPUT_FACTOR times SIZE bytes and 64 MiB come out, and a little:
   no sound file of that SIZE makes a tool print as much, but one whose tables overlap could
   keep it busy for hours. output_end_file() says whether everything came out; it takes what
   output_begin_file() returned, so that the members of an archive have their limits inside
   that of the archive. */
enum { OUTPUT_FACTOR = 256 };
struct output_limit {
    uint64_t outer, own; /* bytes that were left around it, and that it began with */
};
struct output_limit output_begin_file(struct output *output, uint64_t size);
bool output_end_file(struct output *output, struct output_limit limit);

/* Allows as much again for another file of SIZE bytes, inside the limit. */
void output_allow(struct output *output, uint64_t size);

/* Says whether the limit is reached, so that nothing more will come out. */
static inline bool output_is_full(const struct output *output)
{
    return output->left == 0;
}

/* Says whether nothing more comes out, be it cut off or because writing failed. For loops
   that go on for long. */
static inline bool output_ended(const struct output *output)
{
    return output->cut || output->error != 0;
}

/* Writes what waits. Call it before a message goes to standard error, so that
   the two come in the order in which they were produced. */
void output_flush(struct output *output);

/* Writes what waits and closes the descriptor. Returns 0, or the errno of the
   first failure; a pipe whose reader is gone counts as success. */
int output_finish(struct output *output);

/* Writes what waits because the buffer is full: there is much to come. */
void output_full(struct output *output);

/* Makes room for SIZE bytes (at most OUTPUT_BUFFER_SIZE) and returns where to
   put them; output_filled() takes them over. For lines printed by the hundred
   thousand; everything else uses the functions below. */
static inline char *output_room(struct output *output, size_t size)
{
    if (output->size - output->used < size)
        output_full(output);
    return output->buffer + output->used;
}

/* Ends what output_room() began: the text now reaches to END. */
static inline void output_filled(struct output *output, const char *end)
{
    output->used = (size_t)(end - output->buffer);
}

/* Says whether what comes next begins a line. */
static inline bool output_begins_line(const struct output *output)
{
    return (output->used > 0 ? output->buffer[output->used - 1] : output->last) == '\n';
}

/* Writes SIZE bytes as they are. */
void output_bytes(struct output *output, const void *bytes, size_t size);

/* Writes SIZE bytes that came out of a file: as they are, but harmless on a
   terminal. */
void output_untrusted(struct output *output, const char *text, size_t size);

/* Writes one character. */
void output_char(struct output *output, char c);

/* Writes the string TEXT. */
void output_text(struct output *output, const char *text);

/* Writes TEXT and blanks up to WIDTH characters ("%-*s"). */
void output_left(struct output *output, const char *text, size_t width);

/* Writes blanks up to WIDTH characters and TEXT ("%*s"). */
void output_right(struct output *output, const char *text, size_t width);

/* Writes C, COUNT times. */
void output_repeat(struct output *output, char c, size_t count);

/* Writes VALUE in hexadecimal with at least WIDTH digits, zeros in front. */
void output_hex(struct output *output, uint64_t value, unsigned width);

/* Writes VALUE in octal with at least WIDTH digits, zeros in front. */
void output_octal(struct output *output, uint64_t value, unsigned width);

/* Writes VALUE in decimal, right-aligned with blanks to WIDTH characters. */
void output_decimal(struct output *output, uint64_t value, unsigned width);

/* printf for lines of which a file has few; at most 1023 bytes of text. */
void output_format(struct output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
