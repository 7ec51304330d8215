/* shell_from.c: see shell_from.h. */
#include "lab/show/shell_from.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/course/step.h"
#include "lab/process/interrupt.h"
#include "lab/session/run.h"
#include "lab/session/terminal.h"
#include "lab/show/outfit.h"
#include "lab/show/shell.h"
#include "lab/show/silent.h"

/* For run_jump: how far it is. */
static void tell(void *context, const struct command *command, int done, int all)
{
    (void)command;
    silence_tell(context, done, all);
}

/* Runs what stands before the step, and starts the shell. */
static int visit(struct run *run, const char *from)
{
    struct terminal terminal = terminal_open(COLOR_AUTO);
    struct silence silence = silence_begin(terminal.listens && terminal.color);
    const struct view view = {.context = &silence, .silent = tell};
    size_t step = step_find(run->document, from);
    if (!run_jump(run, &view, step)) {
        if (interrupt_signal() == 0)
            message_error(run->document->file, "a command before step %s broke off", from);
        return 1;
    }
    if (terminal.listens) {
        printf("All that comes before step %s has been done.\n", run->document->blocks[step].text);
        outfit_welcome(&run->folder);
    }
    shell_visit(run);
    if (terminal.listens)
        outfit_farewell(&run->folder, run->document->file);
    return 0;
}

int shell_from(const char *file, const struct machine_options *options, const char *from)
{
    struct document document;
    struct machine machine;
    int status = 1;
    if (document_read(&document, file) == 0 && step_is_known(&document, from) &&
        machine_open(&machine, options, false) == 0) {
        struct run run = {.folder.lock = -1};
        if (run_open(&run, &document, &machine, FOLDER_SHELL) == 0)
            status = visit(&run, from);
        run_close(&run);
        machine_close(&machine);
    }
    document_free(&document);
    return status;
}
