/* x.h: the interfaces of libx1, which needs libx2, and of libx2. */
void x1(void);
void x2(void);
