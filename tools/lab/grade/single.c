/* single.c: see single.h. */
#include "lab/grade/single.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "lab/files/folder.h"
#include "lab/grade/find.h"
#include "lab/grade/report/json.h"
#include "lab/grade/report/junit.h"
#include "lab/grade/report/tap.h"
#include "lab/grade/report/text.h"

/* For grader_run: keeps the grade. */
static void keep(void *context, size_t index, struct grade *grade)
{
    struct grade *grades = context;
    grades[index] = *grade;
}

/* Writes the report as NAME below --output with WRITE. */
static int write_report(const struct single_options *options, const char *name,
                        const struct report *report, void (*write)(FILE *, const struct report *))
{
    char *path = string_format("%s/%s", options->output, name);
    FILE *file = folder_make(options->output) == 0 ? fopen(path, "we") : NULL;
    int result = file == NULL ? -1 : 0;
    if (file != NULL) {
        write(file, report);
        result = ferror(file) ? -1 : 0;
        if (fclose(file) != 0)
            result = -1;
    }
    if (result < 0)
        message_error(path, "%s", strerror(errno));
    free(path);
    return result;
}

/* A whole document of JUnit's XML. */
static void write_junit(FILE *file, const struct report *report)
{
    report_junit_begin(file);
    report_junit(file, report);
    report_junit_end(file);
}

/* Writes the functions that failed checks of GRADE use into a file below BUILD, for a student
   who repeats their commands. Its path, to be freed; NULL if there are none, or it cannot
   be written. */
static char *write_functions(const struct grade *grade, const struct exercise *exercise,
                             const char *build)
{
    struct text functions = {0};
    report_functions(grade, &functions);
    char *folder = string_format("%s/check", build);
    char *path = string_format("%s/%s.sh", folder, exercise->name);
    if (functions.length == 0 || folder_make(folder) < 0 ||
        text_write_file(&functions, path, 0644) < 0) {
        free(path);
        path = NULL;
    }
    free(folder);
    text_free(&functions);
    return path;
}

/* Prints the report in the format that was asked for. */
static void print(const struct single_options *options, const struct report *report)
{
    const char *format = options->format != NULL ? options->format : "text";
    if (strcmp(format, "tap") == 0) {
        report_tap(stdout, report);
    } else if (strcmp(format, "json") == 0) {
        report_json(stdout, report);
    } else if (strcmp(format, "junit") == 0) {
        write_junit(stdout, report);
    } else {
        struct terminal terminal = terminal_open(options->color);
        report_text(&terminal, report);
    }
}

int single_report(const struct single_options *options, const struct exercise *exercise,
                  const struct lines *hidden, const char *folder, bool study, struct grade *grade)
{
    struct grader grader;
    struct submission submission = {
        .exercise = exercise,
        .name = folder,
        .folder = folder,
    };
    int result = -1;
    *grade = (struct grade){0};
    if (find_folder(folder) &&
        grader_open(&grader, &options->grader, exercise, hidden, false) == 0) {
        submission.seed = grader_seed(&grader);
        result = grader_run(&grader, &submission, 1, keep, grade);
        char *functions = result == 0 && study
                              ? write_functions(grade, exercise, grader.machine.place.build)
                              : NULL;
        struct report report = {
            .exercise = exercise,
            .grade = grade,
            .name = folder,
            .folder = folder,
            .tools = grader.machine.place.binaries,
            .functions = functions,
            .every = options->every,
            .study = study,
        };
        if (result == 0)
            print(options, &report);
        if (result == 0 && !study && options->output != NULL &&
            (write_report(options, "grade.json", &report, report_json) < 0 ||
             write_report(options, "grade.xml", &report, write_junit) < 0))
            result = -1;
        free(functions);
        grader_close(&grader);
    }
    return result;
}

int single_grade(const char *folder, const char *exercise, const struct single_options *options)
{
    struct exercise opened = {0};
    struct grade grade = {0};
    struct lines hidden = {0};
    char *path = find_exercise(exercise, folder);
    int status = 1;
    lines_add(&hidden, folder);
    if (path != NULL && exercise_open(&opened, path) == 0 &&
        single_report(options, &opened, &hidden, folder, false, &grade) == 0)
        status = grade_verdict(&grade) != VERDICT_PASSED;
    lines_free(&hidden);
    grade_free(&grade);
    exercise_close(&opened);
    free(path);
    return fflush(stdout) != 0 || ferror(stdout) ? 1 : status;
}
