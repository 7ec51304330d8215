/* refer.h: what refer.c and often.c find outside themselves, in outside.c. */
#ifndef REFER_H
#define REFER_H

/* A variable of another module. */
extern int outside_number;

/* A function of another module: twice N. */
int outside_function(int n);

#endif
