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
#define DEMO_VERSION "2.0.0"

/* What is added at the end; each is 1 at first.
   A global variable: every program has its own, and may change it. */
extern struct demo_verbose {
    int greeting; /* to a greeting: its number and the library's release */
    int bye;      /* to a goodbye: the library's release */
} demo_verbose;

/* Prints a greeting for NAME on standard output, and counts it. */
void demo_greet(const char *name);

/* Takes leave of NAME on standard output. */
void demo_bye(const char *name);

/* The release of the library in use, such as "1.0.1". */
const char *demo_version(void);

#endif
