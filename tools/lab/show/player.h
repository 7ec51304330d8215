/*
 * player.h: a lab before somebody who decides when it goes on.
 *
 * The player shows what it is given, a screenful at a time, and stops: where the screen is
 * full, and wherever the demonstration asks it to. At a stop it listens to keys; what they
 * ask for is either done at once (the stop before again, a shell, a source file) or a wish
 * that the runner grants (run.h): then all that was still to be shown is forgotten.
 */
#ifndef LAB_SHOW_PLAYER_H
#define LAB_SHOW_PLAYER_H

#include <stdbool.h>
#include <termios.h>

#include "lab/session/run.h"
#include "lab/show/screen.h"
#include "lab/show/stage.h"

struct player {
    struct terminal terminal;
    struct screen screen;
    bool listens; /* somebody sits there, and it is to stop */
    bool own_way; /* a command was skipped or changed, or a shell used: the text may not fit */
    enum action wish;
    bool quiet;             /* keys are not shown while commands run */
    struct termios usual;   /* how the terminal was before */
    struct stage stage;     /* where it is */
    const char *stage_file; /* who follows in a second terminal reads it there; NULL: nowhere */
};

/* Begins to play. Without LISTENS it never stops. With it, the terminal shows no keys until
   player_close: one that is pressed while a command runs waits for the next stop. */
void player_open(struct player *player, const struct terminal *terminal, bool listens);
void player_close(struct player *player);

/* Shows the LENGTH bytes at BYTES, and stops whenever the screen is full. */
void player_show(struct player *player, struct run *run, const char *bytes, size_t length);

/* Shows TEXT in STYLE. */
void player_say(struct player *player, struct run *run, enum style style, const char *text);

/* Shows as much of the LENGTH bytes at BYTES as fits, without a stop; returns how much. */
size_t player_show_now(struct player *player, const char *bytes, size_t length);

/* Stops, and does what keys ask for. Afterwards WISH says what is to be done next:
   ACTION_RUN to go on. */
void player_stop(struct player *player, struct run *run, enum stop why);

/* Tells who follows in a second terminal where RUN is: at a stop for WHY. */
void player_tell(struct player *player, const struct run *run, enum stop why);

/* The wish, which is granted with that. */
enum action player_wish(struct player *player);

#endif
