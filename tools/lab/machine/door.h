/*
 * door.h: how a process comes to another root directory on this machine.
 *
 * There are two doors: chroot(2), for which it takes the capability CAP_SYS_CHROOT, and a user
 * namespace, in which a process has it. Whether a door is open is found out by going through
 * it, in a process forked for that. Why one is shut is read in /proc: no kernel says it.
 */
#ifndef LAB_MACHINE_DOOR_H
#define LAB_MACHINE_DOOR_H

#include <stdbool.h>

#include "lab/machine/place.h"
#include "lab/words/text.h"

/* Whether this process may call chroot(2). */
bool door_chroot(void);

/* Whether an ordinary user may make a user namespace, with a mount namespace, and be root in
   it. When root asks, an ordinary user tries. */
bool door_user_namespace(void);

/* Whether the course's own program `enter`, which takes either door, does its work here. */
bool door_enter(const struct place *place);

/* For a machine on which both are shut: adds what an administrator can do, one way a line,
   to WAYS; what is more about a way is in lines that begin with two blanks. */
void door_advise(const struct place *place, struct lines *ways);

#endif
