/* where.h: what the two libraries of this exercise offer. */
#ifndef WHERE_H
#define WHERE_H

/* libwhere: the path under which the loader has loaded libwhere. */
const char *where(void);

/* libmiddle: the same, by asking libwhere. */
const char *middle(void);

#endif
