/* big.h: the interface of libbig. */

/* Reads all of the library's table, and returns something that depends on it. */
unsigned big_read(void);
