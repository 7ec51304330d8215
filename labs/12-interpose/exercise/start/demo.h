/*
 * demo.h: the interface of libdemo, a library that greets and counts.
 *
 * A program includes this header when it is compiled and needs libdemo when it
 * is linked. What is not declared here is nobody else's business.
 */
#ifndef DEMO_H
#define DEMO_H

/* The release that this header belongs to. A program can compare it with
   demo_version(), the release that it really runs with. */
#define DEMO_VERSION "1.0.1"

/* Whether a greeting ends with its number and the library's release; 1 at first.
   A global variable: every program has its own, and may change it. */
extern int demo_verbose;

/* Prints a greeting for NAME on standard output, and counts it. */
void demo_greet(const char *name);

/* How many greetings this process has had from libdemo. */
int demo_calls(void);

/* The release of the library in use, such as "1.0.1". */
const char *demo_version(void);

#endif
