/*
 * fact_list.h: the facts that a condition can name.
 *
 * The list is closed, so that a misspelt fact is an error and not a step that is never
 * run. It says of each how it can be found out; facts.h does that. Besides these there
 * is glibc>=N.N for every version.
 */
#ifndef LAB_MACHINE_FACT_LIST_H
#define LAB_MACHINE_FACT_LIST_H

#include <stdbool.h>
#include <stddef.h>

/* How a fact is found out. Those up to FACT_MACHINE are all told by one program that is
   built with plain cc. */
enum fact_method {
    FACT_COMPILER,
    FACT_LINKER,
    FACT_LIBRARY,
    FACT_MACHINE,
    FACT_PROGRAM,
    FACT_ROOT,
    FACT_CHROOT,
    FACT_USER_NAMESPACE,
    FACT_ROOT_DIRECTORY,
    FACT_BUILDS
};

struct fact {
    const char *name;
    enum fact_method method;
    const char *argument; /* depends on the method: a program to look for, or the options
                             with which cc must be able to build */
    int machine;          /* an e_machine, for FACT_MACHINE, and for FACT_BUILDS unless 0 */
    const char *meaning;  /* for people: "plain cc is gcc" */
    const char *label;    /* what it is about in a word or two, "GNU ld"; NULL: its name */
};

/* The list, in the order in which people are shown it. */
extern const struct fact fact_list[];
extern const size_t fact_count;

/* The index of NAME in the list, fact_count if it is not there. */
size_t fact_find(const char *name);

/* Whether NAME has the form glibc>=MAJOR.MINOR; gives the two numbers. */
bool fact_is_version(const char *name, int *major, int *minor);

/* Whether NAME is on the list, or of the form glibc>=N.N. */
bool fact_is_known(const char *name);

/* What the fact NAME says, for people; "" when it is not on the list. */
const char *fact_meaning(const char *name);

/* A term of a condition as a label in the margin: "glibc only", "needs musl-gcc"; to be
   freed. */
char *fact_label(const char *term);

#endif
