/*
 * message.h: what a tool says on standard error.
 *
 * Every message has the form "PROGRAM: WHERE: what is wrong", where WHERE is a
 * file name, a file name with a line ("LAB.md:12") or a place inside a file.
 * The program's name is the one it was started under.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdarg.h>

/* Prints one message; WHERE may be NULL. Control characters in it, and what is no text,
   are escaped, since names that come from a file must not reach a terminal raw. */
void message_error(const char *where, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The same for LINE of the text file FILE: "PROGRAM: FILE:LINE: what is wrong". */
void message_at(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void message_at_list(const char *file, int line, const char *format, va_list arguments);

/* Prints one message and ends the program with STATUS. For main() and the code
   next to it; the libraries return errors instead. */
_Noreturn void message_fatal(int status, const char *where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
