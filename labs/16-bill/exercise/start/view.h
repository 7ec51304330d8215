/* view.h: the interface of libview. */

/* Returns something that depends on libbig's table. */
unsigned view_read(void);
