/*
 * descendants.h: ends whatever a lab has started.
 */
#ifndef LAB_PROCESS_DESCENDANTS_H
#define LAB_PROCESS_DESCENDANTS_H

/* Kills every descendant of this process, which must be a child subreaper, and waits
   until all are gone. Those that this process may not kill are left to themselves. */
void descendants_end(void);

#endif
