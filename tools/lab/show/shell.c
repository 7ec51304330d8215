/*
 * shell.c: see shell.h.
 *
 * The shell gets the environment of a lab's commands, but the user's own TERM, and what
 * outfit.h lays out. It is bash where there is one, for its line editing, and sh otherwise;
 * both read the prompt and, for a visit, the lab's variables and functions from a small file.
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
#include "lab/process/interrupt.h"
#include "lab/session/terminal.h"
#include "lab/show/outfit.h"
#include "lab/show/shell_state.h"

/* The status of a process that should have become a shell. */
enum { NO_SHELL = 127 };

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
    text_format(&text, "%s\nunset HISTFILE BASH_ENV\n", settings);
    outfit_lay(place, lab, &text);
    /* A status is shown as the text of a lab shows it: in a line, before the prompt proper,
       which is inside the $() since that would take a line end away from its end. */
    text_format(
        &text,
        "PS1='$(lab_status=$?; [ $lab_status -eq 0 ] || printf \"[exit %%s]\\n\" $lab_status; "
        "printf \"(lab %d)\") ${PWD##*/}$ '\n",
        atoi(lab->name));
    if (text_write_file(&text, file, 0644) < 0)
        message_error(file, "%s", strerror(errno));
    place_set(place, "TERM", getenv("TERM") ? getenv("TERM") : "dumb");
    place_set(place, "ENV", file);
    if (bash)
        place_set(place, "BASH_ENV", file); /* for one that reads no terminal */
    if (chdir(folder) == 0)
        execvpe(bash ? "bash" : "sh", bash ? with_bash : with_sh, place->environment);
    message_error(folder, "cannot start a shell: %s", strerror(errno));
    text_free(&text);
    free(file);
}

/* Waits for the end of the shell CHILD. Who ends this process ends the shell; Ctrl-C is meant
   for the shell alone. Returns its status, as a shell gives it. */
static int await_shell(pid_t child)
{
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        if (interrupt_signal() == SIGTERM || interrupt_signal() == SIGHUP)
            kill(child, SIGHUP); /* an interactive shell ignores SIGTERM */
    terminal_take_back();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

void shell_visit(struct run *run)
{
    struct text exports = {0};
    char *folder = string_format("/proc/%d/cwd", session_shell(run->session));
    shell_state(run, &exports);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        become_shell(&run->machine->place, &run->folder, folder, text_string(&exports));
        _exit(1);
    }
    if (child > 0)
        await_shell(child);
    text_free(&exports);
    free(folder);
}

int shell_lab(const char *file, const struct place_options *options, bool fresh)
{
    struct place place;
    struct lab_folder lab;
    int status = 1;
    bool listens = isatty(STDIN_FILENO);
    if (place_open(&place, options) < 0)
        return 1;
    if (lab_folder_open(&lab, place.build, file, FOLDER_SHELL, fresh) == 0) {
        place_settle(&place, lab.path, lab.temporary);
        if (listens)
            outfit_welcome(&lab);
        fflush(stdout);
        pid_t child = fork();
        if (child == 0) {
            become_shell(&place, &lab, lab.path, "");
            _exit(NO_SHELL);
        }
        status = child > 0 ? await_shell(child) : 1;
        if (listens && status != NO_SHELL && interrupt_signal() == 0) {
            outfit_farewell(&lab, file);
            status = 0; /* that of the last command is no failure of ours */
        }
    }
    lab_folder_close(&lab, FOLDER_SHELL);
    place_close(&place);
    return status;
}
