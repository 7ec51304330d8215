/*
 * speaker.c: see speaker.h.
 *
 * It sleeps until something happens: the stage's file is replaced or removed (inotify), the
 * demonstration's process ends (a descriptor for it), a key, another size of the terminal,
 * or a minute has passed.
 */
#include "lab/show/speaker.h"

#include <errno.h>
#include <libgen.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"
#include "lab/process/interrupt.h"
#include "lab/session/key.h"
#include "lab/show/speaker_view.h"

enum { MINUTE = 60 };

struct speaker {
    const char *file; /* of the lab */
    char *name;       /* of its folder */
    char *path;       /* of the stage */
    struct document document;
    struct machine machine;
    struct terminal terminal;
    struct stage stage;
    bool runs;         /* there is a demonstration, and STAGE is where it is */
    int watch;         /* says when the stage's file changes */
    int process;       /* says when the demonstration's process ends, -1 if none runs */
    size_t first;      /* the row of the view that is at the top of the screen */
    struct text shown; /* the view */
};

/* For SIGWINCH: the signal only has to end the waiting. */
static void wake(int number)
{
    (void)number;
}

/* Reads the stage anew. A new demonstration reads the lab anew as well. */
static void look(struct speaker *speaker)
{
    const struct stage old = speaker->runs ? speaker->stage : (struct stage){0};
    struct stage *stage = &speaker->stage;
    speaker->runs = stage_read(stage, speaker->path) && stage_is_alive(stage);
    if (speaker->runs && stage->process == old.process && stage->born == old.born)
        return;
    if (speaker->process >= 0)
        close(speaker->process);
    speaker->process = -1;
    if (!speaker->runs)
        return;
    speaker->process = (int)syscall(SYS_pidfd_open, (pid_t)stage->process, 0);
    document_free(&speaker->document);
    document_read(&speaker->document, speaker->file);
}

/* Prints the part of the view that fits, from the row FIRST on, and a line about the keys. */
static void print_screen(struct speaker *speaker, const struct lines *lines, int rows)
{
    size_t room = (size_t)(rows - 1);
    size_t most = lines->count > room ? lines->count - room : 0;
    if (speaker->first > most)
        speaker->first = most;
    fputs("\033[H", stdout);
    for (size_t i = 0; i < room; i++)
        printf("%s\033[K\n",
               speaker->first + i < lines->count ? lines->item[speaker->first + i] : "");
    terminal_print(&speaker->terminal, NOTE,
                   most == 0                ? "[q] quit"
                   : speaker->first == 0    ? "[q] quit  [Space] more below"
                   : speaker->first == most ? "[q] quit  [b] more above"
                                            : "[q] quit  [Space] more below  [b] above");
    fputs("\033[K", stdout);
}

/* Shows where the demonstration is. Off a terminal only what is new is printed. */
static void show(struct speaker *speaker, bool is_new)
{
    int rows, columns;
    struct text text = {0};
    terminal_size(&rows, &columns);
    terminal_measure(&speaker->terminal);
    if (speaker->runs)
        speaker_view(&text, &speaker->document, speaker->machine.facts, &speaker->stage,
                     &speaker->terminal, columns, time(NULL));
    else
        text_format(&text, "No demonstration of lab %d is running. This waits for make lab%d.\n",
                    atoi(speaker->name), atoi(speaker->name));
    if (speaker->terminal.moves) {
        struct lines lines = {0};
        lines_split(&lines, text_string(&text), text.length, true);
        print_screen(speaker, &lines, rows);
        lines_free(&lines);
    } else if (is_new && strcmp(text_string(&text), text_string(&speaker->shown)) != 0) {
        printf("%s\n", text_string(&text));
    }
    fflush(stdout);
    text_free(&speaker->shown);
    speaker->shown = text;
}

/* The milliseconds until a time in the view is another one; -1: never. */
static int until_next_minute(const struct speaker *speaker)
{
    const time_t now = time(NULL);
    const long long since[] = {now - speaker->stage.started, now - speaker->stage.step_started};
    long long wait = MINUTE;
    for (size_t i = 0; i < 2; i++)
        if (since[i] >= 0 && MINUTE - since[i] % MINUTE < wait)
            wait = MINUTE - since[i] % MINUTE;
    return speaker->runs ? (int)wait * 1000 : -1;
}

/* Waits for what happens next and does what a key asks for. Returns whether to go on. */
static bool follow(struct speaker *speaker)
{
    struct pollfd wait[] = {
        {.fd = interrupt_descriptor(), .events = POLLIN},
        {.fd = speaker->watch, .events = POLLIN},
        {.fd = speaker->process, .events = POLLIN},
        {.fd = speaker->terminal.listens ? STDIN_FILENO : -1, .events = POLLIN},
    };
    char events[4096];
    int count = poll(wait, sizeof wait / sizeof *wait, until_next_minute(speaker));
    if (interrupt_signal() != 0 || (count < 0 && errno != EINTR))
        return false;
    bool changed = count > 0 && (wait[1].revents || wait[2].revents);
    int key = count > 0 && wait[3].revents ? key_read() : ' ' + 1;
    if (changed) {
        while (read(speaker->watch, events, sizeof events) > 0)
            ;
        look(speaker);
        speaker->first = 0;
    }
    int rows, columns;
    terminal_size(&rows, &columns);
    size_t page = rows > 3 ? (size_t)rows - 3 : 1;
    if (key == ' ' || key == KEY_PAGE_DOWN)
        speaker->first += page;
    else if (key == KEY_DOWN)
        speaker->first++;
    else if (key == 'b' || key == KEY_PAGE_UP)
        speaker->first -= speaker->first < page ? speaker->first : page;
    else if (key == KEY_UP)
        speaker->first -= speaker->first > 0;
    if (key == 0 || key == 4 || key == 'q' || ferror(stdout)) /* 4: Ctrl-D */
        return false;
    show(speaker, changed);
    return true;
}

/* Follows until the user has enough. */
static void run(struct speaker *speaker)
{
    struct sigaction action = {.sa_handler = wake}, old;
    struct termios saved;
    bool keys = speaker->terminal.listens && key_mode_begin(&saved, false);
    sigaction(SIGWINCH, &action, &old);
    if (speaker->terminal.moves)
        fputs("\033[?1049h\033[2J", stdout); /* a screen of its own: what was there comes back */
    look(speaker);
    show(speaker, true);
    while (follow(speaker))
        ;
    if (speaker->terminal.moves)
        fputs("\033[?1049l", stdout);
    fflush(stdout);
    sigaction(SIGWINCH, &old, NULL);
    if (keys)
        key_mode_end(&saved);
}

/* Watches the folder of the stage, and makes it where no lab was run yet. */
static int watch(struct speaker *speaker, const char *build)
{
    char *folder = string_format("%s/labs", build);
    int result = -1;
    speaker->path = stage_path(build, speaker->name);
    speaker->watch = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (folder_make(folder) < 0 || speaker->watch < 0 ||
        inotify_add_watch(speaker->watch, folder, IN_MOVED_TO | IN_DELETE) < 0)
        message_error(folder, "cannot be watched: %s", strerror(errno));
    else
        result = 0;
    free(folder);
    return result;
}

int speaker_lab(const char *file, const struct machine_options *options, enum color color)
{
    struct speaker speaker = {.file = file, .watch = -1, .process = -1};
    int status = 1;
    speaker.terminal = terminal_open(color);
    if (document_read(&speaker.document, file) == 0 &&
        machine_open(&speaker.machine, options, false) == 0) {
        char *real = realpath(file, NULL);
        speaker.name = string_copy(real != NULL ? basename(dirname(real)) : "");
        if (watch(&speaker, speaker.machine.place.build) == 0) {
            run(&speaker);
            status = 0;
        }
        free(real);
        machine_close(&speaker.machine);
    }
    document_free(&speaker.document);
    text_free(&speaker.shown);
    if (speaker.watch >= 0)
        close(speaker.watch);
    if (speaker.process >= 0)
        close(speaker.process);
    free(speaker.name);
    free(speaker.path);
    return status;
}
