/*
 * truncated.h: what happens when a mapped file gets shorter under our eyes.
 */
#ifndef BASE_TRUNCATED_H
#define BASE_TRUNCATED_H

/* Makes the program end with a message and status 1 when it reads a page of a
   mapped file that is no longer there, instead of dying of SIGBUS. To be called
   once, by main(). */
void truncated_file_is_an_error(void);

#endif
