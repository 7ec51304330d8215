/* demo.h: what the modules of the greeting share. */
#ifndef DEMO_H
#define DEMO_H

/* Whether a greeting ends with its number and the release; 1 at first. */
extern int demo_verbose;

/* Prints a greeting for NAME on standard output, and counts it. */
void demo_greet(const char *name);

/* Counts one greeting. */
void demo_tick(void);

/* How many greetings there have been. */
int demo_calls(void);

/* The release, such as "1.0.1". */
const char *demo_version(void);

#endif
