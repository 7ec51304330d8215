/* stage.c: see stage.h. */
#include "lab/show/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/words/text.h"

/* The field of /proc/PID/stat with the time when the process was started, counted from the
   one behind the program's name. */
enum { BORN_FIELD = 20 };

char *stage_path(const char *build, const char *name)
{
    return string_format("%s/labs/.%s.stage", build, name);
}

/* When PROCESS was started, in clock ticks since the machine was; -1 if it does not run. */
static long long born(long long process)
{
    char *path = string_format("/proc/%lld/stat", process);
    struct text text = {0};
    long long ticks = -1;
    const char *at = text_read_file(&text, path) == 0 ? strrchr(text_string(&text), ')') : NULL;
    for (int field = 0; at != NULL && field < BORN_FIELD; field++)
        at = strchr(at + 1, ' ');
    if (at != NULL)
        ticks = atoll(at + 1);
    text_free(&text);
    free(path);
    return ticks;
}

void stage_open(struct stage *stage)
{
    *stage = (struct stage){.process = getpid(), .started = time(NULL), .why = STOP_STEP};
    stage->born = born(stage->process);
    stage->step_started = stage->started;
}

void stage_write(const struct stage *stage, const char *path)
{
    struct text text = {0};
    text_format(&text, "process %lld %lld\nsince %lld %lld\nstep %zu\nat %zu %zu\nstop %d\n",
                stage->process, stage->born, (long long)stage->started,
                (long long)stage->step_started, stage->step, stage->block, stage->command,
                (int)stage->why);
    (void)text_write_file(&text, path, 0644);
    text_free(&text);
}

bool stage_read(struct stage *stage, const char *path)
{
    struct text text = {0};
    long long started = 0, step_started = 0;
    int why = 0;
    *stage = (struct stage){0};
    bool whole =
        text_read_file(&text, path) == 0 &&
        sscanf(text_string(&text), "process %lld %lld since %lld %lld step %zu at %zu %zu stop %d",
               &stage->process, &stage->born, &started, &step_started, &stage->step, &stage->block,
               &stage->command, &why) == 8;
    stage->started = (time_t)started;
    stage->step_started = (time_t)step_started;
    stage->why = (enum stop)why;
    text_free(&text);
    return whole && why >= STOP_FULL && why <= STOP_COMMAND;
}

bool stage_is_alive(const struct stage *stage)
{
    return stage->born >= 0 && born(stage->process) == stage->born;
}
