/* host.h: what the host offers to its plugins, and what it expects of them. */
#ifndef HOST_H
#define HOST_H

/* What is OFFERED is there for others; host.c is compiled with all else hidden. */
#define OFFERED __attribute__((visibility("default")))

/* A plugin defines this; the host calls it once. */
OFFERED void plugin_run(void);

/* The host defines this: prints TEXT with a mark in front. */
OFFERED void host_say(const char *text);

/* The host defines this: how many plugins it has run so far, the present one included. */
OFFERED int host_count(void);

#endif
