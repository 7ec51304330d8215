/* progress.c: see progress.h. */
#include "lab/student/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/student/desk.h"

/* The title of the lab in FOLDER, "What is in a library?"; to be freed. */
static char *lab_title(const char *folder)
{
    char *file = string_format("%s/LAB.md", folder);
    struct text text = {0};
    int read = text_read_file(&text, file);
    const char *whole = read == 0 ? text_string(&text) : "";
    char *line = string_format("%.*s", (int)strcspn(whole, "\n"), whole);
    const char *colon = strchr(line, ':');
    char *title = string_copy(colon != NULL ? colon + 1 + strspn(colon + 1, " ") : line);
    free(line);
    text_free(&text);
    free(file);
    return title;
}

/* The number that the last part of PATH begins with. */
static int number_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return atoi(slash != NULL ? slash + 1 : path);
}

/* Prints one line: the lab, and how far its exercise is. */
static void print_line(const struct terminal *terminal, const char *lab, enum style style,
                       const char *state)
{
    char *title = lab_title(lab);
    char *padded = string_format("%-16s", state);
    printf("  lab %-3d ", number_of(lab));
    terminal_print(terminal, style, padded);
    printf(" %s\n", title);
    free(padded);
    free(title);
}

int progress_print(const struct lines *labs, const char *work, enum color color)
{
    struct terminal terminal = terminal_open(color);
    int status = 0, begun = 0, fresh = 0, done = 0, exercises = 0;
    for (size_t i = 0; i < labs->count; i++) {
        const char *lab = labs->item[i];
        char *checks = string_format("%s/exercise/check.md", lab), *state = NULL;
        bool exists = access(checks, F_OK) == 0;
        struct desk desk = {0};
        free(checks);
        if (!exists) {
            print_line(&terminal, lab, FADED, "no exercise");
            continue;
        }
        if (desk_open(&desk, work, lab) < 0) {
            status = 1;
        } else {
            exercises++;
            done += desk.passed;
            if (desk.passed)
                state = string_copy("done");
            else if (desk.points >= 0)
                state = string_format("%d of %d points", desk.points, desk.of);
            else
                state = string_copy(desk_is_begun(&desk) ? "begun" : "not begun");
            if (!desk.passed && desk_is_begun(&desk) && begun == 0)
                begun = number_of(lab);
            if (!desk.passed && !desk_is_begun(&desk) && fresh == 0)
                fresh = number_of(lab);
            print_line(&terminal, lab,
                       desk.passed            ? COMMAND
                       : desk_is_begun(&desk) ? NOTE
                                              : PLAIN,
                       state);
        }
        free(state);
        desk_close(&desk);
    }
    printf("\n%d of %d exercises done. ", done, exercises);
    if (begun > 0)
        printf("Next: 'make check%d', or 'make hint%d'.\n", begun, begun);
    else if (fresh > 0)
        printf("Next: 'make lab%d', then 'make start%d'.\n", fresh, fresh);
    else
        printf("%s", exercises > 0 ? "There is nothing left to do.\n" : "\n");
    return status;
}
