/*
 * shell.c: see shell.h.
 *
 * The shell gets the environment of a lab's commands, but the user's own TERM. It
 * is bash where there is one, for its line editing, and sh otherwise; both read the
 * prompt and, for a visit, the lab's exported variables from a small file.
 */
#include "lab/show/shell.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/session/terminal.h"

/* Replaces this process by a shell in FOLDER. SETTINGS, commands that it reads
   first, is written into the lab's TMPDIR. Returns only on failure. */
static void become_shell(struct place *place, const struct lab_folder *lab, const char *folder,
                         const char *settings)
{
    char *file = string_format("%s/settings", lab->temporary);
    struct text text = {0};
    bool listens = isatty(STDIN_FILENO);
    bool bash = place_has_program(place, "bash");
    char *with_bash[] = {"bash", "--noprofile", "--rcfile", file, listens ? "-i" : NULL, NULL};
    char *with_sh[] = {"sh", listens ? "-i" : NULL, NULL};

    for (int number = 1; number < NSIG; number++) /* what we ignore, it would ignore as well */
        signal(number, SIG_DFL);
    text_format(&text, "%s\nunset HISTFILE\nPS1='(lab %d) ${PWD##*/}$ '\n", settings,
                atoi(lab->name));
    if (text_write_file(&text, file, 0644) < 0)
        message_error(file, "%s", strerror(errno));
    place_set(place, "TERM", getenv("TERM") ? getenv("TERM") : "dumb");
    place_set(place, "ENV", file);
    if (chdir(folder) == 0)
        execvpe(bash ? "bash" : "sh", bash ? with_bash : with_sh, place->environment);
    message_error(folder, "cannot start a shell: %s", strerror(errno));
    text_free(&text);
    free(file);
}

void shell_visit(struct run *run)
{
    struct text exports = {0};
    char *folder = string_format("/proc/%d/cwd", session_shell(run->session));
    int seconds = facts_time_limit(run->machine->facts, UNSEEN_SECONDS);
    execute_unseen(run->session, "export -p", seconds, &exports);
    printf("(a shell where the lab is now; exit or Ctrl-D comes back)\n");
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        become_shell(&run->machine->place, &run->folder, folder, text_string(&exports));
        _exit(1);
    }
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    terminal_take_back();
    text_free(&exports);
    free(folder);
}

int shell_lab(const char *file, const struct place_options *options, bool fresh)
{
    struct place place;
    struct lab_folder lab;
    if (place_open(&place, options) < 0)
        return 1;
    if (lab_folder_open(&lab, place.build, file, FOLDER_SHELL, fresh) == 0) {
        place_settle(&place, lab.path, lab.temporary);
        if (isatty(STDIN_FILENO))
            printf(
                "A shell for lab %d, in\n  %s\nThe folder is kept between visits; FRESH=1 begins "
                "anew. exit or Ctrl-D leaves.\n",
                atoi(lab.name), lab.path);
        fflush(stdout);
        become_shell(&place, &lab, lab.path, "");
    }
    lab_folder_close(&lab, FOLDER_SHELL);
    place_close(&place);
    return 1;
}
