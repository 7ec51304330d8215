/*
 * demo.h: the interface of libdemo, a library that greets, counts and takes leave.
 */
#ifndef DEMO_H
#define DEMO_H

/* Whether a greeting ends with its number and the library's release; 1 at first. */
extern int demo_verbose;

/* What everybody is called who has not told a name. */
extern const char *demo_guest;

/* Prints a greeting for NAME on standard output, and counts it. */
void demo_greet(const char *name);

/* Counts one greeting. */
void demo_tick(void);

/* How many greetings this process has had from libdemo. */
int demo_calls(void);

/* NAME, or the guest's where NAME is not given. */
const char *demo_name(const char *name);

/* Takes leave of NAME on standard output. */
void demo_bye(const char *name);

/* The release of the library in use, such as "1.0.1". */
const char *demo_version(void);

#endif
