/*
 * stage.h: where a demonstration is, for a second terminal.
 *
 * The demonstration writes it into a file below BUILD at each stop, always as a whole; the
 * teacher's view (speaker.h) reads it there. The file goes with the demonstration; where
 * that was killed, the process that the file names is no longer there.
 */
#ifndef LAB_SHOW_STAGE_H
#define LAB_SHOW_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* Why a demonstration stops. */
enum stop { STOP_FULL, STOP_STEP, STOP_PREDICT, STOP_WHY, STOP_COMMAND };

struct stage {
    long long process;     /* its id */
    long long born;        /* when it was started, in clock ticks since the machine was */
    time_t started;        /* when the demonstration began */
    time_t step_started;   /* when it came to its present step */
    size_t step;           /* the block that begins that step, or the block count */
    size_t block, command; /* what comes next: this command of this block */
    enum stop why;
};

/* The file for the lab NAME, "03-shared", below BUILD; to be freed. */
char *stage_path(const char *build, const char *name);

/* Begins now, in this process. */
void stage_open(struct stage *stage);

/* Replaces the file PATH by STAGE; failing to is no harm. */
void stage_write(const struct stage *stage, const char *path);

/* Reads the file PATH. Returns false when it is not there or is no stage. */
bool stage_read(struct stage *stage, const char *path);

/* Whether the demonstration still runs. */
bool stage_is_alive(const struct stage *stage);

#endif
