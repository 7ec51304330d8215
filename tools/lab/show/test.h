/*
 * test.h: labs as tests.
 */
#ifndef LAB_SHOW_TEST_H
#define LAB_SHOW_TEST_H

#include "lab/machine/machine.h"

/* Runs the labs FILES and prints TAP, one point a command. Returns the exit status: 0 when
   every command did what the text says. */
int test_labs(const struct lines *files, const struct machine_options *options);

#endif
