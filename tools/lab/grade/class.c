/*
 * class.c: see class.h.
 *
 * Each sub-folder is one student's. The grade of each is kept in OUTPUT/done/ as soon as
 * it is there, with a stamp of what it was made of: so a run that was interrupted is
 * taken up where it ended, and a submission that has changed is graded again. At the
 * end the table grades.csv and the JUnit file grades.xml are made from all grades.
 */
#include "lab/grade/class.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"
#include "lab/files/stamp.h"
#include "lab/grade/find.h"
#include "lab/grade/record.h"
#include "lab/grade/report/csv.h"
#include "lab/grade/report/junit.h"
#include "lab/words/match.h"

/* A class under way. */
struct class
{
    const struct class_options *options;
    const struct exercise *exercise;
    struct lines names;   /* of the submissions */
    struct lines stamps;  /* of what each grade is made of */
    struct grade *grades; /* one for each name */
    bool *known;          /* whether it is there */
    size_t *order;        /* for grader_run: the index of the name of a submission */
    size_t finished, errors;
    char *output;
    bool terminal; /* standard error is one: the progress line stays in its place */
};

/* A number that changes when the submission, the exercise, the engine or what it was
   told do; to be freed. */
static char *make_stamp(const struct class *class, const char *folder)
{
    const struct grader_options *options = &class->options->grader;
    const struct machine_options *machine = &options->machine;
    struct text stamp = {0};
    stamp_folder(&stamp, folder, true);
    stamp_folder(&stamp, class->exercise->folder, true);
    stamp_file(&stamp, "/proc/self/exe", true);
    text_format(&stamp, "%s %s", machine->place.compiler ? machine->place.compiler : "",
                machine->place.linker ? machine->place.linker : "");
    for (size_t i = 0; i < machine->without.count; i++)
        text_format(&stamp, " %s", machine->without.item[i]);
    if (options->seeded)
        text_format(&stamp, " %llu", (unsigned long long)options->seed);
    char *name = stamp_name(&stamp);
    text_free(&stamp);
    return name;
}

/* Where the grade of the submission with INDEX is kept; to be freed. */
static char *record_name(const struct class *class, size_t index)
{
    return string_format("%s/done/%s", class->output, class->names.item[index]);
}

/* Takes over the grade that an earlier run has kept, if it still counts. */
static void recall(struct class *class, size_t index)
{
    struct text text = {0}, record = {0};
    char *file = record_name(class, index);
    const char *stamp = class->stamps.item[index];
    size_t length = strlen(stamp);
    if (text_read_file(&text, file) == 0 && text.length > length &&
        memcmp(text.bytes, stamp, length) == 0 && text.bytes[length] == '\n') {
        text_append(&record, text.bytes + length + 1, text.length - length - 1);
        class->known[index] = record_read(&class->grades[index], &record) &&
                              class->grades[index].check_count == class->exercise->check_count;
    }
    text_free(&record);
    text_free(&text);
    free(file);
}

/* Keeps a grade. One that is an error is not kept: the next run tries again. */
static void keep(const struct class *class, size_t index)
{
    struct text text = {0};
    char *file = record_name(class, index);
    text_format(&text, "%s\n", class->stamps.item[index]);
    record_write(&class->grades[index], &text);
    if (text_write_file(&text, file, 0644) < 0)
        message_error(file, "%s", strerror(errno));
    text_free(&text);
    free(file);
}

/* Says how far the class is: in place on a terminal, else a line now and then. */
static void print_progress(const struct class *class, const char *name)
{
    size_t all = class->names.count;
    struct shower shower = {0};
    struct text shown = {0}; /* a name of a folder may hold any byte */
    show_bytes(&shower, &shown, name, strlen(name), true);
    if (class->terminal)
        fprintf(stderr, "\r\033[K%zu of %zu graded, %zu error%s  %.40s", class->finished, all,
                class->errors, class->errors == 1 ? "" : "s", text_string(&shown));
    else if (class->finished == all || class->finished % 50 == 0)
        fprintf(stderr, "%zu of %zu graded, %zu error%s\n", class->finished, all, class->errors,
                class->errors == 1 ? "" : "s");
    if (class->terminal && class->finished == all)
        fprintf(stderr, "\r\033[K");
    text_free(&shown);
}

/* For grader_run: a grade is there. */
static void done(void *context, size_t number, struct grade *grade)
{
    struct class *class = context;
    size_t index = class->order[number];
    class->grades[index] = *grade;
    class->known[index] = true;
    class->finished++;
    if (grade_verdict(grade) == VERDICT_ERROR)
        class->errors++;
    else
        keep(class, index);
    print_progress(class, class->names.item[index]);
}

/* Finds the submissions in DIR, and which of them are graded already. */
static int open_class(struct class *class, const char *folder)
{
    struct lines names = {0};
    char *records = string_format("%s/done", class->output);
    int result = folder_make(records);
    if (result < 0)
        message_error(records, "%s", strerror(errno));
    folder_list(folder, &names);
    for (size_t i = 0; i < names.count; i++) {
        char *path = string_format("%s/%s", folder, names.item[i]);
        if (folder_is(path)) {
            char *stamp = make_stamp(class, path);
            lines_add(&class->names, names.item[i]);
            lines_add(&class->stamps, stamp);
            free(stamp);
        }
        free(path);
    }
    class->grades = memory_get(class->names.count * sizeof *class->grades);
    class->known = memory_get(class->names.count * sizeof *class->known);
    class->order = memory_get(class->names.count * sizeof *class->order);
    for (size_t i = 0; result == 0 && i < class->names.count; i++) {
        recall(class, i);
        class->finished += class->known[i];
    }
    if (result == 0 && class->names.count == 0) {
        message_error(folder, "there is no sub-folder, one for each student");
        result = -1;
    }
    lines_free(&names);
    free(records);
    return result;
}

/* Frees what a class owns. */
static void close_class(struct class *class)
{
    for (size_t i = 0; i < class->names.count; i++)
        if (class->known[i])
            grade_free(&class->grades[i]);
    lines_free(&class->names);
    lines_free(&class->stamps);
    free(class->grades);
    free(class->known);
    free(class->order);
    free(class->output);
}

/* Grades what is not graded yet. */
static int grade_rest(struct class *class, struct grader *grader, const char *folder)
{
    struct submission *submissions = memory_get(class->names.count * sizeof *submissions);
    struct lines paths = {0};
    size_t count = 0;
    for (size_t i = 0; i < class->names.count; i++) {
        char *path = string_format("%s/%s", folder, class->names.item[i]);
        lines_add(&paths, path);
        free(path);
        if (class->known[i])
            continue;
        class->order[count] = i;
        submissions[count++] = (struct submission){
            .exercise = class->exercise,
            .name = class->names.item[i],
            .folder = paths.item[i],
            .seed = grader_seed(grader),
        };
    }
    int result = grader_run(grader, submissions, count, done, class);
    if (result < 0 && class->terminal)
        fprintf(stderr, "\r\033[K");
    lines_free(&paths);
    free(submissions);
    return result;
}

/* Writes the file NAME of the results with WRITE. Returns 0, or -1 after a message. */
static int write_results(const struct class *class, const char *name, void (*begin)(FILE *),
                         void (*write)(FILE *, const struct report *), void (*end)(FILE *))
{
    char *path = string_format("%s/%s", class->output, name), *bytes = NULL;
    struct text text = {0};
    size_t length = 0;
    FILE *file = open_memstream(&bytes, &length);
    if (begin != NULL)
        begin(file);
    else
        report_csv_begin(file, class->exercise);
    for (size_t i = 0; i < class->names.count; i++) {
        const struct report report = {
            .exercise = class->exercise,
            .grade = &class->grades[i],
            .name = class->names.item[i],
        };
        write(file, &report);
    }
    if (end != NULL)
        end(file);
    fclose(file);
    text_append(&text, bytes, length);
    int result = text_write_file(&text, path, 0644);
    if (result < 0)
        message_error(path, "%s", strerror(errno));
    else
        printf("%s\n", path);
    text_free(&text);
    free(bytes);
    free(path);
    return result;
}

/* Prints how the class did, and where the results are. */
static int print_results(const struct class *class)
{
    size_t full = 0;
    long long points = 0, of = 0;
    for (size_t i = 0; i < class->names.count; i++) {
        int most;
        full += grade_verdict(&class->grades[i]) == VERDICT_PASSED;
        points += grade_points(&class->grades[i], class->exercise, &most);
        of += most;
    }
    printf("%zu submissions: %zu with full marks, %zu that could not be graded; %.0f %% of all "
           "points.\n",
           class->names.count, full, class->errors,
           of > 0 ? 100.0 * (double)points / (double)of : 0.0);
    int table = write_results(class, "grades.csv", NULL, report_csv, NULL);
    int suites =
        write_results(class, "grades.xml", report_junit_begin, report_junit, report_junit_end);
    return table < 0 || suites < 0 || class->errors > 0;
}

/* Whether submissions may be run here: in a sandbox, or because the teacher says so. */
static bool is_safe(const struct grader *grader, const struct class_options *options)
{
    if (grader->plan.kind != SANDBOX_NONE || options->unsafe)
        return true;
    message_error(NULL, "this system allows neither namespaces nor Landlock: what students hand in "
                        "could change your files. --unsafe grades all the same");
    return false;
}

int class_grade(const char *folder, const char *exercise, const struct class_options *options)
{
    struct exercise opened = {0};
    struct grader grader = {0};
    struct lines hidden = {0};
    struct class class = {.options = options, .terminal = isatty(STDERR_FILENO)};
    char *path = find_folder(folder) ? find_exercise(exercise, folder) : NULL;
    int status = 1;
    if (path != NULL && exercise_open(&opened, path) == 0) {
        lines_add(&hidden, folder);
        class.exercise = &opened;
        if (grader_open(&grader, &options->grader, &opened, &hidden, false) == 0 &&
            is_safe(&grader, options)) {
            class.output =
                options->output != NULL
                    ? string_copy(options->output)
                    : string_format("%s/grades/%s", grader.machine.place.build, opened.name);
            if (open_class(&class, folder) == 0) {
                grader_hide(&grader, class.output); /* what others printed is in there */
                if (grade_rest(&class, &grader, folder) == 0)
                    status = print_results(&class);
            }
        }
        close_class(&class);
        grader_close(&grader);
    }
    exercise_close(&opened);
    lines_free(&hidden);
    free(path);
    return fflush(stdout) != 0 ? 1 : status;
}
