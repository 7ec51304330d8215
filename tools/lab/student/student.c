/* student.c: see student.h. */
#include "lab/student/student.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/course/work_makefile.h"
#include "lab/files/copy.h"
#include "lab/files/folder.h"
#include "lab/student/desk.h"

/* Prints what the lab says below "## Exercise". */
static void print_task(const struct terminal *terminal, const struct exercise *exercise)
{
    char *file = string_format("%s/LAB.md", exercise->lab);
    struct document document = {0};
    bool inside = false;
    if (access(file, F_OK) == 0)
        document_read(&document, file);
    for (size_t i = 0; i < document.block_count; i++) {
        const struct block *block = &document.blocks[i];
        if (block->kind == BLOCK_HEADING && block->level <= 2)
            inside = strcmp(block->text, "Exercise") == 0;
        else if (inside)
            terminal_block(terminal, block);
    }
    document_free(&document);
    free(file);
}

/* Copies start/ to the student's folder, and lets the course's verbs work in there. */
static int lay_out(const struct desk *desk, const char *build)
{
    const struct copy everything = {0};
    char *from = string_format("%s/start", desk->exercise.folder);
    int result = folder_make(desk->work);
    if (result == 0)
        result = copy_folder(&everything, from, desk->folder);
    if (result == 0)
        result = work_makefile_write(&desk->exercise, desk->folder, desk->work, build);
    if (result < 0)
        message_error(desk->folder, "%s", strerror(errno));
    free(from);
    return result;
}

/* Says what is in the student's folder and what to do there. */
static void print_folder(const struct desk *desk)
{
    int number = exercise_number(&desk->exercise);
    printf("\nYour directory is %s. 'make check%d' checks what you did,\n"
           "'make watch%d' whenever you save a file, and 'make hint%d' gives a hint; in that\n"
           "directory, plain 'make check' works as well.\n",
           desk->folder, number, number, number);
}

int student_start(const char *lab, const char *work, const char *build, enum color color)
{
    struct terminal terminal = terminal_open(color);
    struct desk desk;
    int status = 1, opened = desk_open(&desk, work, lab);
    if (opened == 0 && desk_is_begun(&desk)) {
        int number = exercise_number(&desk.exercise);
        message_error(desk.folder, "you have begun already; 'make reset%d' begins anew", number);
    } else if (opened == 0 && lay_out(&desk, build) == 0) {
        print_task(&terminal, &desk.exercise);
        print_folder(&desk);
        status = 0;
    }
    desk_close(&desk);
    return status;
}

int student_hint(const char *lab, const char *work, enum color color)
{
    struct terminal terminal = terminal_open(color);
    struct desk desk;
    struct text text = {0};
    int status = 1;
    if (desk_open(&desk, work, lab) == 0 && desk_begun(&desk)) {
        int number = exercise_number(&desk.exercise), count = 0, next = desk.hints + 1;
        while (exercise_hint(&desk.exercise, count + 1, &text))
            count++;
        text_free(&text);
        if (next > count)
            next = count;
        char *file = string_format("%s/hint%d.md", desk.exercise.folder, next);
        struct document document = {0};
        if (count > 0 && document_read(&document, file) == 0) {
            char *title = string_format("Hint %d of %d\n", next, count);
            terminal_print(&terminal, HEADING, title);
            for (size_t i = 0; i < document.block_count; i++)
                if (document.blocks[i].kind != BLOCK_HEADING)
                    terminal_block(&terminal, &document.blocks[i]);
            if (next < count)
                printf("\n'make hint%d' again gives the next one.\n", number);
            else
                printf("\nThat was the last one. 'make solution%d' shows the solution.\n", number);
            desk.hints = next;
            status = desk_save(&desk) < 0;
            free(title);
        }
        document_free(&document);
        free(file);
    }
    desk_close(&desk);
    return status;
}

/* A name next to PATH that is free: PATH.1, PATH.2 …; to be freed. */
static char *free_name(const char *path)
{
    for (int i = 1;; i++) {
        char *name = string_format("%s.%d", path, i);
        if (access(name, F_OK) < 0)
            return name;
        free(name);
    }
}

int student_reset(const char *lab, const char *work, const char *build)
{
    struct desk desk;
    int status = 1;
    if (desk_open(&desk, work, lab) == 0 && desk_begun(&desk)) {
        char *kept = free_name(desk.folder);
        if (rename(desk.folder, kept) < 0) {
            message_error(kept, "%s", strerror(errno));
        } else if (lay_out(&desk, build) == 0) {
            desk.hints = 0;
            desk.points = -1;
            status = desk_save(&desk) < 0;
            printf("Your work is kept in %s.\n", kept);
            print_folder(&desk);
        }
        free(kept);
    }
    desk_close(&desk);
    return status;
}

/* Whether the solution may be shown: to one who has it, or who says so. */
static bool may_see(const struct desk *desk, bool yes, const struct terminal *terminal)
{
    if (desk->passed || yes)
        return true;
    if (!terminal->listens) {
        message_error(NULL, "exercise %d is not passed yet; YES=1 shows the solution all the same",
                      exercise_number(&desk->exercise));
        return false;
    }
    printf("You have not passed this exercise yet. ");
    return terminal_ask(terminal, "Show the solution all the same? [y/n]", "ynq\n") == 'y';
}

/* Shows what diff says about the student's FILE and the solution's NAME, or where there
   is no diff the whole of the latter. */
static void show_difference(const struct terminal *terminal, const char *file, const char *name)
{
    const char *old = access(file, F_OK) == 0 ? file : "/dev/null";
    struct text text = {0};
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execlp("diff", "diff", "-u", "--label", file, "--label", "the solution", old, name,
               (char *)NULL);
        _exit(127);
    }
    int status = 127 << 8;
    while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        printf("%s is like the solution's.\n", file);
    if (!WIFEXITED(status) || WEXITSTATUS(status) <= 1)
        return;
    if (text_read_file(&text, name) == 0) {
        terminal_print(terminal, HEADING, file);
        printf("\n%s", text_string(&text));
    }
    text_free(&text);
}

/* Shows how every file below FROM, a folder of the solution, differs from the one at the
   same place below TO. */
static void show_differences(const struct terminal *terminal, const char *from, const char *to)
{
    struct lines names = {0};
    folder_list(from, &names);
    for (size_t i = 0; i < names.count; i++) {
        char *source = string_format("%s/%s", from, names.item[i]);
        char *target = string_format("%s/%s", to, names.item[i]);
        if (folder_is(source))
            show_differences(terminal, source, target);
        else
            show_difference(terminal, target, source);
        free(source);
        free(target);
    }
    lines_free(&names);
}

int student_solution(const char *lab, const char *work, enum color color, bool yes)
{
    struct terminal terminal = terminal_open(color);
    struct desk desk;
    int status = 1;
    if (desk_open(&desk, work, lab) == 0 && may_see(&desk, yes, &terminal)) {
        char *solution = string_format("%s/solution", desk.exercise.folder);
        printf("From your work to the solution (which is in %s):\n\n", solution);
        show_differences(&terminal, solution, desk.folder);
        free(solution);
        status = 0;
    }
    desk_close(&desk);
    return status;
}
