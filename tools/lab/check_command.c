/* check_command.c: checks a student's work, once or whenever it changes (see views.h). */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/desk.h"
#include "lab/grade_all.h"
#include "lab/terminal.h"

/* How often the student's folder is looked at. */
enum { WATCH_MILLISECONDS = 300 };

/* Checks the work once and notes the points. Returns whether it has full marks, or -1
   if it could not be graded. */
static int check(struct desk *desk, const struct options *options)
{
    struct lines hidden = {0};
    struct grade grade;
    lines_add(&hidden, desk->work);
    int result = grade_one(options, &desk->exercise, &hidden, desk->folder, true, &grade);
    if (result == 0 && grade_verdict(&grade) != VERDICT_ERROR) {
        desk->points = grade_points(&grade, &desk->exercise, &desk->of);
        result = grade_verdict(&grade) == VERDICT_PASSED;
        desk->passed = desk->passed || result == 1;
        desk_save(desk);
    } else {
        result = -1;
    }
    grade_free(&grade);
    lines_free(&hidden);
    return result;
}

int view_check(const struct options *options)
{
    struct desk desk;
    int result = -1;
    if (desk_open(&desk, options, options->files.item[0]) == 0 && desk_begun(&desk))
        result = check(&desk, options);
    desk_close(&desk);
    return result < 0;
}

/* Appends what changes when a file below FOLDER does. */
static void add_stamps(struct text *stamps, const char *folder, int depth)
{
    struct lines names = {0};
    folder_list(folder, &names);
    for (size_t i = 0; i < names.count && depth < 16; i++) {
        char *path = string_format("%s/%s", folder, names.item[i]);
        struct stat status;
        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
            add_stamps(stamps, path, depth + 1);
        else if (lstat(path, &status) == 0)
            text_format(stamps, "%s %lld %lld.%09ld\n", path, (long long)status.st_size,
                        (long long)status.st_mtim.tv_sec, status.st_mtim.tv_nsec);
        free(path);
    }
    lines_free(&names);
}

/* Waits until the folder is no longer as STAMPS says, and then until whoever writes has
   finished; updates STAMPS. Returns false on an interrupt. */
static bool await_change(const char *folder, struct text *stamps)
{
    bool changed = false;
    while (interrupt_signal() == 0) {
        struct text new = {0};
        add_stamps(&new, folder, 0);
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

int view_watch(const struct options *options)
{
    struct terminal terminal = terminal_open(options->color);
    struct desk desk;
    struct text stamps = {0};
    int result = -1;
    if (desk_open(&desk, options, options->files.item[0]) == 0 && desk_begun(&desk)) {
        do {
            text_clear(&stamps);
            add_stamps(&stamps, desk.folder, 0);
            print_banner(&terminal, &desk);
            result = check(&desk, options);
            fflush(stdout);
        } while (result != 1 && await_change(desk.folder, &stamps));
    }
    text_free(&stamps);
    desk_close(&desk);
    return result != 1;
}
