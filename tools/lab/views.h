/*
 * views.h: what the engine can do with labs, one function a verb.
 *
 * Each returns the exit status of the program: 0 fine, 1 something failed.
 */
#ifndef LAB_VIEWS_H
#define LAB_VIEWS_H

#include <stdbool.h>

#include "lab/facts.h"
#include "lab/place.h"
#include "lab/text.h"

/* When the output is coloured. */
enum color_choice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* What the command line says; FILES are the labs it names. */
struct options {
    struct lines files;
    struct lines without; /* facts to be taken as false */
    struct place_options place;
    enum color_choice color;
    bool fresh; /* shell: begin anew */
};

/* Narrates and runs one lab; with STEP stops before every command too. */
int view_demo(const struct options *options, bool step);

/* Runs labs and prints TAP, one point a command. */
int view_test(const struct options *options);

/* Rewrites the expectations that no longer hold. */
int view_update(const struct options *options);

/* Prints the commands of one lab that would run here, as a shell script. */
int view_script(const struct options *options);

/* Starts an interactive shell in a lab's folder; returns only on failure. */
int view_shell(const struct options *options);

/* Prints this machine's facts and defaults, and the steps of FILES they would skip. */
int view_doctor(const struct options *options);

/* Checks the rules of the lab format over FILES. */
int view_lint(const struct options *options);

#endif
