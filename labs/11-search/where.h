/* where.h: what the library of this lab offers. */
#ifndef WHERE_H
#define WHERE_H

/* The path under which the loader has loaded the library that this function is in. */
const char *where(void);

#endif
