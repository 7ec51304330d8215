/* grade_command.c: grades one submission (see views.h). */
#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/grade_all.h"
#include "lab/grader.h"
#include "lab/report.h"

char *grade_find_exercise(const struct options *options, const char *folder)
{
    if (options->exercise != NULL)
        return string_copy(options->exercise);
    char *real = realpath(folder, NULL), *found = NULL;
    if (real != NULL)
        found = string_format("labs/%s", basename(real));
    if (found == NULL || access(found, F_OK) < 0) {
        message_error(folder, "%s",
                      real == NULL ? strerror(errno)
                                   : "which exercise is this? --exercise labs/03-shared");
        free(found);
        found = NULL;
    }
    free(real);
    return found;
}

bool grade_is_folder(const char *path)
{
    struct stat status;
    bool is = stat(path, &status) == 0;
    if (is && !S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        is = false;
    }
    if (!is)
        message_error(path, "%s", strerror(errno));
    return is;
}

/* For grader_run: keeps the grade. */
static void keep(void *context, size_t index, struct grade *grade)
{
    struct grade *grades = context;
    grades[index] = *grade;
}

/* Writes the report as NAME below --output with WRITE. */
static int write_report(const struct options *options, const char *name,
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

/* Prints the report in the format that was asked for. */
static void print(const struct options *options, const struct report *report)
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

int grade_one(const struct options *options, const struct exercise *exercise,
              const struct lines *hidden, const char *folder, bool study, struct grade *grade)
{
    struct grader grader;
    struct submission submission = {
        .exercise = exercise,
        .name = folder,
        .folder = folder,
        .seed = options->seeded ? options->seed : grader_seed(),
    };
    int result = -1;
    *grade = (struct grade){0};
    if (grade_is_folder(folder) && grader_open(&grader, options, exercise, hidden, false) == 0) {
        result = grader_run(&grader, &submission, 1, 1, keep, grade);
        struct report report = {
            .exercise = exercise,
            .grade = grade,
            .name = folder,
            .folder = folder,
            .tools = grader.place.binaries,
            .every = options->all,
            .study = study,
        };
        if (result == 0)
            print(options, &report);
        if (result == 0 && !study && options->output != NULL &&
            (write_report(options, "grade.json", &report, report_json) < 0 ||
             write_report(options, "grade.xml", &report, write_junit) < 0))
            result = -1;
        grader_close(&grader);
    }
    return result;
}

int view_grade(const struct options *options)
{
    struct exercise exercise = {0};
    struct grade grade = {0};
    const char *folder = options->files.item[0];
    int status = 1;
    if (options->all)
        return grade_all(options);
    char *path = grade_find_exercise(options, folder);
    if (path != NULL && exercise_open(&exercise, path) == 0) {
        struct lines hidden = {0};
        lines_add(&hidden, folder);
        if (grade_one(options, &exercise, &hidden, folder, false, &grade) == 0)
            status = grade_verdict(&grade) != VERDICT_PASSED;
        lines_free(&hidden);
    }
    grade_free(&grade);
    exercise_close(&exercise);
    free(path);
    return fflush(stdout) != 0 || ferror(stdout) ? 1 : status;
}
