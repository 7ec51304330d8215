/*
 * mutants.c: see mutants.h.
 *
 * For each exercise there is a file in build/mutants/ that begins with a stamp of what the
 * grades depend on and then has one line for each mutant that was graded: its number, and
 * whether it got full marks. Lines are added as grades come in.
 */
#include "lab/grade/mutants/mutants.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"
#include "lab/files/remove.h"
#include "lab/files/stamp.h"
#include "lab/grade/answer.h"
#include "lab/grade/mutants/equivalent.h"
#include "lab/grade/mutants/mutant.h"
#include "lab/process/interrupt.h"

/* How many mutants have their folders at the same time. */
enum { BATCH = 32 };

enum fate { UNKNOWN, KILLED, FULL_MARKS, NOT_GRADED };

/* The mutants of one exercise. */
struct run {
    const struct exercise *exercise;
    struct mutant_list mutants;
    enum fate *fate;     /* of each */
    size_t batch[BATCH]; /* those that are being graded */
    size_t finished;     /* that have been graded, in this run or before */
    FILE *kept;
    bool terminal; /* standard error is one: progress is shown */
};

/* What is counted, for one exercise or all. */
struct counts {
    size_t mutants, killed, equivalent, survived, ungraded;
};

/* A short name of all that the grades depend on; to be freed. */
static char *make_stamp(const struct exercise *exercise, const struct machine_options *machine)
{
    static const char *const parts[] = {"start", "solution"};
    struct text stamp = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char *folder = string_format("%s/%s", exercise->folder, parts[i]);
        stamp_folder(&stamp, folder, true);
        free(folder);
    }
    stamp_file(&stamp, exercise->document.file, true);
    stamp_file(&stamp, "/proc/self/exe", true);
    text_format(&stamp, "%s %s", machine->place.compiler ? machine->place.compiler : "",
                machine->place.linker ? machine->place.linker : "");
    for (size_t i = 0; i < machine->without.count; i++)
        text_format(&stamp, " %s", machine->without.item[i]);
    char *name = stamp_name(&stamp);
    text_free(&stamp);
    return name;
}

/* Takes over what an earlier run has kept in FILE, if its STAMP is the same. Returns whether
   it is. */
static bool recall(struct run *run, const char *file, const char *stamp)
{
    struct text text = {0};
    struct lines lines = {0};
    if (text_read_file(&text, file) == 0)
        lines_split(&lines, text_string(&text), text.length, true);
    bool counts = lines.count > 0 && strcmp(lines.item[0], stamp) == 0;
    for (size_t i = 1; counts && i < lines.count; i++) {
        uint64_t number;
        int passed;
        if (sscanf(lines.item[i], "%" SCNx64 " %d", &number, &passed) != 2)
            continue;
        for (size_t j = 0; j < run->mutants.count; j++)
            if (run->fate[j] == UNKNOWN && mutant_number(&run->mutants.item[j]) == number) {
                run->fate[j] = passed ? FULL_MARKS : KILLED;
                run->finished++;
            }
    }
    lines_free(&lines);
    text_free(&text);
    return counts;
}

/* Opens the file in which grades are kept, below BUILD, and takes over what counts of it.
   Returns 0, or -1 after a message. */
static int open_kept(struct run *run, const char *build, const struct machine_options *machine)
{
    char *folder = string_format("%s/mutants", build);
    char *file = string_format("%s/%s", folder, run->exercise->name);
    char *stamp = make_stamp(run->exercise, machine);
    bool counts = recall(run, file, stamp);
    if (folder_make(folder) == 0)
        run->kept = fopen(file, counts ? "a" : "w");
    if (run->kept == NULL)
        message_error(file, "%s", strerror(errno));
    else if (!counts)
        fprintf(run->kept, "%s\n", stamp);
    free(stamp);
    free(file);
    free(folder);
    return run->kept != NULL ? 0 : -1;
}

/* For grader_run: keeps the grade of the mutant with INDEX in the batch. */
static void keep(void *context, size_t index, struct grade *grade)
{
    struct run *run = context;
    size_t mutant = run->batch[index];
    enum verdict verdict = grade_verdict(grade);
    run->fate[mutant] = verdict == VERDICT_PASSED  ? FULL_MARKS
                        : verdict == VERDICT_ERROR ? NOT_GRADED
                                                   : KILLED;
    if (verdict == VERDICT_ERROR)
        message_error(run->mutants.item[mutant].name, "cannot be graded: %s", grade->error);
    else
        fprintf(run->kept, "%016" PRIx64 " %d\n", mutant_number(&run->mutants.item[mutant]),
                verdict == VERDICT_PASSED);
    fflush(run->kept);
    grade_free(grade);
    run->finished++;
    if (run->terminal)
        fprintf(stderr, "\r%s: %zu of %zu mutants ", run->exercise->name, run->finished,
                run->mutants.count);
}

/* Grades the mutants of the batch, COUNT of them, in folders below PARENT. */
static int grade_batch(struct run *run, struct grader *grader, size_t count, const char *parent)
{
    static const char *const layers[] = {"start", "solution", NULL};
    struct submission submissions[BATCH];
    int result = folder_make(parent);
    for (size_t i = 0; i < count; i++) {
        const struct mutant *mutant = &run->mutants.item[run->batch[i]];
        char *folder = string_format("%s/%zu", parent, i);
        if (result == 0)
            result = answer_make(run->exercise, layers, NULL, NULL, folder);
        if (result == 0 && mutant_put(mutant, folder) < 0) {
            message_error(mutant->name, "%s", strerror(errno));
            result = -1;
        }
        submissions[i] = (struct submission){
            .exercise = run->exercise,
            .name = mutant->name,
            .folder = folder,
            .seed = grader_seed(grader),
        };
    }
    if (result == 0)
        result = grader_run(grader, submissions, count, keep, run);
    for (size_t i = 0; i < count; i++)
        free((char *)submissions[i].folder);
    folder_remove(parent);
    return result;
}

/* Grades all mutants that have not been. Returns 0, or -1 when that came to an early end. */
static int grade_mutants(struct run *run, struct grader *grader)
{
    char *parent = string_format("%s/mutants", grader->folder);
    int result = 0;
    for (size_t next = 0, count; result == 0 && next < run->mutants.count;) {
        for (count = 0; next < run->mutants.count && count < BATCH; next++)
            if (run->fate[next] == UNKNOWN)
                run->batch[count++] = next;
        if (count > 0)
            result = grade_batch(run, grader, count, parent);
    }
    if (run->terminal && run->finished > 0)
        fputs("\r\033[K", stderr);
    free(parent);
    return result;
}

/* Counts, and prints the survivors. */
static void count(const struct run *run, struct equivalent *equivalent, struct counts *counts)
{
    counts->mutants = run->mutants.count;
    for (size_t i = 0; i < run->mutants.count; i++) {
        const char *name = run->mutants.item[i].name;
        if (run->fate[i] == KILLED) {
            counts->killed++;
        } else if (run->fate[i] != FULL_MARKS) {
            counts->ungraded++;
        } else if (equivalent_has(equivalent, name)) {
            counts->equivalent++;
        } else {
            counts->survived++;
            printf("%s: full marks for %s\n", run->exercise->name, name);
        }
    }
}

/* Proves the grader of EXERCISE. Returns 0, or -1 after a message. */
static int prove(const struct exercise *exercise, const struct grader_options *options,
                 struct counts *counts)
{
    struct run run = {.exercise = exercise, .terminal = isatty(STDERR_FILENO)};
    struct equivalent equivalent;
    struct grader grader = {0};
    const struct lines hidden = {0};
    int result = equivalent_open(&equivalent, exercise->folder);
    if (mutants_list(&run.mutants, exercise) < 0)
        result = -1;
    run.fate = memory_get((run.mutants.count + 1) * sizeof *run.fate);
    for (size_t i = 0; i < run.mutants.count; i++)
        run.fate[i] = UNKNOWN;
    if (result == 0)
        result = grader_open(&grader, options, exercise, &hidden, true);
    if (result == 0)
        result = open_kept(&run, grader.machine.place.build, &options->machine);
    if (result == 0)
        result = grade_mutants(&run, &grader);
    if (result == 0) {
        count(&run, &equivalent, counts);
        if (equivalent_unused(&equivalent) > 0)
            result = -1;
    }
    if (run.kept != NULL)
        fclose(run.kept);
    grader_close(&grader);
    equivalent_close(&equivalent);
    mutants_free(&run.mutants);
    free(run.fate);
    return result;
}

/* Prints a line of the table. */
static void print_counts(const char *name, const struct counts *counts)
{
    printf("%-16s %7zu %7zu %11zu %9zu\n", name, counts->mutants, counts->killed,
           counts->equivalent, counts->survived);
}

int mutants_prove(const struct lines *labs, const struct grader_options *options)
{
    struct counts *each = memory_get((labs->count + 1) * sizeof *each), all = {0};
    char **names = memory_get((labs->count + 1) * sizeof *names);
    size_t done = 0;
    bool complete = true;
    for (size_t i = 0; i < labs->count && interrupt_signal() == 0; i++) {
        struct exercise exercise;
        each[done] = (struct counts){0};
        if (exercise_open(&exercise, labs->item[i]) == 0) {
            names[done] = string_copy(exercise.name);
            if (prove(&exercise, options, &each[done++]) < 0)
                complete = false;
        } else {
            complete = false;
        }
        exercise_close(&exercise);
        fflush(stdout);
    }
    printf("%-16s mutants  killed  equivalent  survived\n", "exercise");
    for (size_t i = 0; i < done; i++) {
        print_counts(names[i], &each[i]);
        all.mutants += each[i].mutants;
        all.killed += each[i].killed;
        all.equivalent += each[i].equivalent;
        all.survived += each[i].survived;
        all.ungraded += each[i].ungraded;
        free(names[i]);
    }
    print_counts("all", &all);
    free(names);
    free(each);
    return fflush(stdout) != 0 || !complete || all.survived > 0 || all.ungraded > 0 ||
           interrupt_signal() != 0;
}
