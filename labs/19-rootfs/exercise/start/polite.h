/* polite.h: the interface of libpolite. */
#ifndef POLITE_H
#define POLITE_H

/* Greets NAME with libdemo, and asks how NAME is. */
void polite_greet(const char *name);

#endif
