/* host.h: what the host offers to its plugins, and what it expects of them. */
#ifndef HOST_H
#define HOST_H

/* A plugin defines this; the host calls it once. */
void plugin_run(void);

/* The host defines this: prints TEXT with a mark in front. */
void host_say(const char *text);

/* The host defines this: how many plugins it has run so far, the present one included. */
int host_count(void);

#endif
