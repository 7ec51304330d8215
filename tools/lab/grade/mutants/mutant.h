/*
 * mutant.h: all mutants of an exercise's solution.
 */
#ifndef LAB_GRADE_MUTANTS_MUTANT_H
#define LAB_GRADE_MUTANTS_MUTANT_H

#include <stdint.h>

#include "lab/course/exercise.h"

/* The solution with one change in one file. */
struct mutant {
    char *name;     /* "Makefile: -fPIC left out of: $(CC) -fPIC -c $<" */
    char *file;     /* its path in the answer */
    char *contents; /* what is in the file; NULL: it is missing */
};

struct mutant_list {
    struct mutant *item;
    size_t count;
};

/* Lists the mutants of the solution of EXERCISE: in the files that it has, what is not as in
   start/ is changed. Returns 0, or -1 after a message; either way the caller calls
   mutants_free. */
int mutants_list(struct mutant_list *list, const struct exercise *exercise);
void mutants_free(struct mutant_list *list);

/* Puts the mutant into FOLDER, which holds the solution. Returns 0, or -1 with errno. */
int mutant_put(const struct mutant *mutant, const char *folder);

/* A number that tells mutants of an exercise apart, whatever their order. */
uint64_t mutant_number(const struct mutant *mutant);

#endif
