/*
 * key.h: the keys of the user's terminal.
 */
#ifndef LAB_SESSION_KEY_H
#define LAB_SESSION_KEY_H

#include <stdbool.h>
#include <termios.h>

/* Keys that send more than one byte. The others are what they send, from 1 to 255. */
enum key {
    KEY_UP = 0x100,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_HOME,
    KEY_END,
    KEY_DELETE,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_ESCAPE, /* alone */
    KEY_OTHER   /* one of those without a name here */
};

/* From now on each key of standard input can be read at once, and is not shown; with QUIET
   Ctrl-C and its like send no signal, but can be read as well. What was before is left in
   SAVED, for key_mode_end. Returns false where standard input is no terminal. */
bool key_mode_begin(struct termios *saved, bool quiet);
void key_mode_end(const struct termios *saved);

/* Waits for a key. Returns 0 at the end of input or on an interrupt. */
int key_read(void);

#endif
