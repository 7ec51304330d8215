/*
 * harness.h: what runs a tool inside this program, and holds it to its limits: for the fuzzer
 * that makes its own inputs (fuzz.c), and the one that is led by coverage (guided.c).
 *
 * Limits of a run: 2 s of processor time, six times that with sanitizers; 256 MiB of memory and
 * 8 times the file, and with sanitizers theirs; output of 64 MiB and 256 times the files. A run
 * beyond them ends the program, as a sanitizer's report does; the input is left in a file.
 */
#ifndef HARNESS_H
#define HARNESS_H

#include "fuzz.h"

/* Prepares everything, OUTPUT too. SEEDS serve as the files that an archive names; FOLDER is
   where an input that breaks the tool is left, as broken-TOOL-NUMBER. Both must stay. */
void harness_start(struct output *output, const struct seeds *seeds, const char *folder);

/* Reads the option sets from the file PATH into TEXTS, which has room for SETS_MOST; returns how
   many there are. */
size_t harness_sets(const char *path, char **texts);

/* Puts INPUT, which is NUMBER of SERIES, where the tool will read it, and takes it away. */
void harness_place(const struct input *input, uint64_t series, uint64_t number);
void harness_remove(void);

/* Runs set SET, whose text is TEXT, on the input that was placed. Returns the processor time in
   seconds. */
double harness_run(struct output *output, size_t set, const char *text);

#endif
