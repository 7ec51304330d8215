/* watch.c: see watch.h. */
#include "lab/student/watch.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "lab/files/stamp.h"
#include "lab/process/interrupt.h"
#include "lab/student/check.h"

/* How often the student's folder is looked at. */
enum { WATCH_MILLISECONDS = 300 };

/* Waits until the folder is no longer as STAMPS says, and then until whoever writes has
   finished; updates STAMPS. Returns false on an interrupt. */
static bool await_change(const char *folder, struct text *stamps)
{
    bool changed = false;
    while (interrupt_signal() == 0) {
        struct text new = {0};
        stamp_folder(&new, folder, false);
        bool same = strcmp(text_string(&new), text_string(stamps)) == 0;
        text_free(stamps);
        *stamps = new;
        if (changed && same)
            return true;
        changed = changed || !same;
        struct pollfd wait = {.fd = interrupt_descriptor(), .events = POLLIN};
        poll(&wait, 1, WATCH_MILLISECONDS);
    }
    return false;
}

/* Clears the screen, where there is one, and says what is going on. */
static void print_banner(const struct terminal *terminal, const struct desk *desk)
{
    char clock[16] = "";
    time_t now = time(NULL);
    struct tm local;
    if (localtime_r(&now, &local) != NULL)
        strftime(clock, sizeof clock, "%H:%M:%S", &local);
    if (terminal->color && terminal->listens)
        fputs("\033[H\033[2J", stdout);
    char *line = string_format("%s at %s; checked again whenever a file changes, Ctrl-C ends\n\n",
                               desk->folder, clock);
    terminal_print(terminal, FADED, line);
    free(line);
}

int watch_work(const char *lab, const char *work, const struct single_options *options)
{
    struct terminal terminal = terminal_open(options->color);
    struct desk desk;
    struct text stamps = {0};
    int result = -1;
    if (desk_open(&desk, work, lab) == 0 && desk_begun(&desk)) {
        do {
            text_clear(&stamps);
            stamp_folder(&stamps, desk.folder, false);
            print_banner(&terminal, &desk);
            result = check_desk(&desk, options);
            fflush(stdout);
        } while (result != 1 && await_change(desk.folder, &stamps));
    }
    text_free(&stamps);
    desk_close(&desk);
    return result != 1;
}
