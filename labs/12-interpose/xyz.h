/* xyz.h: the interface of libxyz. */
#ifndef XYZ_H
#define XYZ_H

/* What is PUBLIC stays visible when all else is hidden (step 12.8). */
#define PUBLIC __attribute__((visibility("default")))

typedef void action(void);

void xyz(void);
PUBLIC void func(void);
PUBLIC action *where(void);

#endif
