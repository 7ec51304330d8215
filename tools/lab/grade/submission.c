/*
 * submission.c: see submission.h.
 *
 * The sandbox's folder holds
 *
 *   work/03-shared/  where make runs, and then each check: always the same path
 *   work/tmp/        TMPDIR
 *   built/           what make left; each check begins with a fresh copy
 *
 * Copying is done by this process, which the student's programs can neither see nor
 * signal, and at times when none of them is alive: it cannot be raced.
 */
#include "lab/grade/submission.h"

#include <errno.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "lab/course/work_makefile.h"
#include "lab/files/copy.h"
#include "lab/files/folder.h"
#include "lab/files/remove.h"
#include "lab/grade/quote.h"
#include "lab/grade/untouched.h"
#include "lab/process/interrupt.h"
#include "lab/sandbox/sandbox.h"
#include "lab/session/run.h"
#include "lab/words/words.h"

enum {
    ALL_SECONDS = 300,    /* when these are over, no further check is begun (on a usual
                             machine: facts_time_limit) */
    WORD_COUNT = 3,       /* R1 to R3 */
    SUBMISSION_MOST = 64, /* megabytes that are copied */
};

/* A folder that is being graded. */
struct grading {
    struct grade *grade;
    const struct submission *submission;
    const struct sandbox *sandbox;
    char *folder, *built, *temporary;
    char *words[WORD_COUNT];
    struct run run;
    struct outcome_of_check *check; /* the one under way */
};

/* Seconds on the monotonic clock. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Sets the verdict of CHECK with its reason, which is taken over. */
static void judge(struct outcome_of_check *check, enum verdict verdict, char *reason)
{
    free(check->reason);
    check->verdict = verdict;
    check->reason = reason;
}

/* For copy_folder: whether to take an entry of the student's folder. What a build
   makes is left out, so that make has everything to do. */
static bool takes_work(const struct copy *copy, int folder, const char *name, int depth,
                       const struct stat *status)
{
    const struct exercise *exercise = copy->context;
    if (depth == 0 && work_makefile_is(folder, name, status))
        return false;
    if (strcmp(name, ".git") == 0 || is_built(folder, name, status))
        return false;
    if (S_ISREG(status->st_mode) && (fnmatch("*.o", name, 0) == 0 || fnmatch("*.a", name, 0) == 0))
        return false;
    for (size_t i = 0; i < exercise->built.count; i++)
        if (fnmatch(exercise->built.item[i], name, 0) == 0)
            return false;
    return true;
}

/* Copies the student's folder to where it is built. Returns whether it could. */
static bool take_work(struct grading *grading)
{
    const struct sandbox *sandbox = grading->sandbox;
    const struct copy copy = {
        .takes = takes_work,
        .context = grading->submission->exercise,
        .gives = sandbox->drops,
        .user = sandbox->user,
        .group = sandbox->group,
        .most = SUBMISSION_MOST * 1024LL * 1024,
    };
    if (copy_folder(&copy, grading->submission->folder, grading->folder) == 0) {
        grading->grade->untouched = is_untouched(grading->submission->exercise, grading->folder);
        return true;
    }
    bool theirs = errno == EFBIG || errno == ENOSPC || errno == ELOOP || errno == ENAMETOOLONG;
    judge(&grading->grade->make, theirs ? VERDICT_FAILED : VERDICT_ERROR,
          string_format("the folder cannot be copied: %s", strerror(errno)));
    return false;
}

/* Starts the shell of a check in a new TMPDIR. Returns whether it is there. */
static bool open_session(struct grading *grading)
{
    struct text answer = {0};
    struct confinement confinement = sandbox_confinement(grading->sandbox);
    folder_remove(grading->temporary);
    if (sandbox_folder(grading->sandbox, grading->temporary) < 0) {
        judge(grading->check, VERDICT_ERROR, string_format("no TMPDIR: %s", strerror(errno)));
        return false;
    }
    grading->run.session =
        session_open(grading->folder, grading->run.machine->place.environment, &confinement);
    if (grading->run.session != NULL)
        execute_unseen(grading->run.session, "printf ready",
                       facts_time_limit(grading->run.machine->facts, UNSEEN_SECONDS), &answer);
    bool ready = strcmp(text_string(&answer), "ready") == 0;
    if (!ready) {
        judge(grading->check, VERDICT_ERROR,
              string_format("the sandbox (%s) cannot start a shell%s%s",
                            sandbox_name(grading->sandbox->kind), answer.length ? ": " : "",
                            text_string(&answer)));
        if (grading->run.session != NULL)
            session_close(grading->run.session);
        grading->run.session = NULL;
    }
    text_free(&answer);
    return ready;
}

/* Ends the shell of a check and all that it has started. The student's processes own the
   folder above theirs and may have shut it: what comes next must be able to work in it. */
static void close_session(struct grading *grading)
{
    if (grading->run.session != NULL)
        session_close(grading->run.session);
    grading->run.session = NULL;
    numbers_free(&grading->run.numbers); /* each check names its own */
    (void)!chmod(grading->sandbox->work, 0755);
}

/* For the runner: goes on only as long as all commands of the check hold. */
static enum action before(void *context, struct run *run, const struct command *command)
{
    const struct grading *grading = context;
    (void)run;
    (void)command;
    return grading->check->verdict == VERDICT_PASSED ? ACTION_RUN : ACTION_QUIT;
}

/* For the runner: notes what a command did. */
static void after(void *context, const struct outcome *outcome)
{
    struct grading *grading = context;
    struct outcome_of_check *check = grading->check;
    const struct lines *patterns = &outcome->expectation->patterns;
    size_t count = ++check->command_count;
    check->commands = memory_grow(check->commands, count * sizeof *check->commands);
    struct graded_command *command = &check->commands[count - 1];
    *command = (struct graded_command){
        .text = quote_command(outcome->command->text, grading->words),
        .expected_status = outcome->expectation->status,
        .status = outcome->result->status,
        .problem = outcome->result->ending == ENDED_NORMALLY ? string_copy("")
                                                             : ending_text(outcome->result),
        .holds = outcome->holds,
    };
    for (size_t i = 0; i < patterns->count; i++) {
        char *pattern = quote_pattern(patterns->item[i], grading->run.values);
        lines_add(&command->expected, pattern);
        free(pattern);
    }
    quote_lines(&command->printed, outcome->lines);
    if (!outcome->holds)
        check->verdict = VERDICT_FAILED;
    if (outcome->result->ending == ENDED_BY_ERROR || outcome->result->ending == ENDED_BY_INTERRUPT)
        judge(check, VERDICT_ERROR, string_copy(command->problem));
}

/* The tool that a command of the check asked for in vain, to be freed; NULL if there is
   none. That the shell says so is not enough: the student's program can say it too. */
static char *missing_tool(const struct grading *grading)
{
    char *missing = NULL;
    for (size_t i = 0; i < grading->check->command_count && missing == NULL; i++) {
        const struct graded_command *command = &grading->check->commands[i];
        struct words words = {0};
        words_split(&words, command->text);
        for (size_t j = 0; j < words.count && missing == NULL; j++) {
            const char *name = words.item[j].text;
            char *complaint = string_format(" %s: ", name);
            if (!words.item[j].is_command || strpbrk(name, "/$\"'\\") != NULL ||
                place_has_program(&grading->run.machine->place, name))
                complaint[0] = '\0';
            for (size_t k = 0; *complaint != '\0' && k < command->printed.count; k++)
                if (strstr(command->printed.item[k], complaint) != NULL &&
                    strstr(command->printed.item[k], "not found") != NULL) {
                    missing = string_copy(name);
                    break;
                }
            free(complaint);
        }
        words_free(&words);
    }
    return missing;
}

/* Takes what make left to where no student's process can change it. It is copied from
   there with the grader's powers, so it must be a folder: a link that stands in its place
   would lead to whatever the student may not see. */
static void keep_built(struct grading *grading)
{
    struct outcome_of_check *make = &grading->grade->make;
    if (!folder_is(grading->folder))
        judge(make, VERDICT_FAILED,
              string_copy("make took away its folder, or put something else in its place"));
    else if (chmod(grading->folder, 0755) < 0 || rename(grading->folder, grading->built) < 0)
        judge(make, VERDICT_ERROR, string_format("%s: %s", grading->built, strerror(errno)));
}

/* Runs make in the student's folder. */
static void run_make(struct grading *grading)
{
    struct result result;
    struct text output = {0};
    struct lines lines = {0};
    struct outcome_of_check *make = grading->check = &grading->grade->make;
    int seconds =
        facts_time_limit(grading->run.machine->facts, grading->submission->exercise->make_seconds);
    double start = now();
    if (!take_work(grading) || !open_session(grading))
        return;
    execute(grading->run.session, "make", seconds, NULL, NULL, &result);
    close_session(grading);
    quote_output(&output, text_string(&result.output), grading->folder);
    lines_split(&lines, text_string(&output), output.length, true);
    text_free(&output);
    make->commands = memory_get(sizeof *make->commands);
    make->command_count = 1;
    make->commands[0] = (struct graded_command){
        .text = string_copy("make"),
        .status = result.status,
        .problem = result.ending == ENDED_NORMALLY ? string_copy("") : ending_text(&result),
        .holds = result.ending == ENDED_NORMALLY && result.status == 0,
    };
    quote_lines(&make->commands[0].printed, &lines);
    if (result.ending == ENDED_BY_ERROR || result.ending == ENDED_BY_INTERRUPT)
        judge(make, VERDICT_ERROR, string_copy(make->commands[0].problem));
    else if (!make->commands[0].holds)
        make->verdict = VERDICT_FAILED;
    make->seconds = now() - start;
    lines_free(&lines);
    result_free(&result);
}

/* Why the check cannot be made here, NULL if it can; to be freed. */
static char *why_skipped(const struct exercise *exercise, const struct check *check,
                         struct facts *facts)
{
    char *failure = NULL;
    for (size_t i = check->first; i < check->last && failure == NULL; i++)
        if (exercise->document.blocks[i].command_count > 0)
            failure = facts_missing(facts, &exercise->document.blocks[i].condition.terms);
    return failure;
}

/* Makes one check in a fresh copy of what was built, unless SECONDS, the limit for all, have
   passed since START. */
static void run_check(struct grading *grading, const struct check *check, double start, int seconds)
{
    const struct copy copy = {
        .keeps = true,
        .gives = grading->sandbox->drops,
        .user = grading->sandbox->user,
        .group = grading->sandbox->group,
        .most = SANDBOX_MEGABYTES * 1024LL * 1024, /* a file with holes is copied without */
    };
    const struct view view = {.context = grading, .before = before, .after = after};
    const struct exercise *exercise = grading->submission->exercise;
    char *skipped = why_skipped(exercise, check, grading->run.machine->facts);
    if (skipped != NULL) {
        judge(grading->check, VERDICT_SKIPPED, skipped);
        return;
    }
    if (now() > start + seconds) {
        judge(grading->check, VERDICT_FAILED,
              string_format("not begun: make and the other checks took more than %d s", seconds));
        return;
    }
    folder_remove(grading->folder);
    if (copy_folder(&copy, grading->built, grading->folder) < 0) {
        judge(grading->check, VERDICT_FAILED,
              string_format("what make left cannot be copied: %s", strerror(errno)));
        return;
    }
    if (!open_session(grading))
        return;
    if (run_blocks(&grading->run, &view, 0, exercise->setup) == 0)
        run_blocks(&grading->run, &view, check->first, check->last);
    close_session(grading);
    char *missing = grading->check->verdict == VERDICT_FAILED ? missing_tool(grading) : NULL;
    if (missing != NULL)
        judge(grading->check, VERDICT_ERROR,
              string_format("%s is missing on this machine", missing));
    free(missing);
}

/* Sets what make and the checks see: their folder, and for the text of the checks the
   random words. */
static void set_values(struct grading *grading)
{
    static const char *const names[WORD_COUNT] = {"[R1]", "[R2]", "[R3]"};
    grading->run.values[0] = (struct value){"[LAB]", grading->folder};
    for (int i = 0; i < WORD_COUNT; i++) {
        grading->words[i] = grade_word(grading->submission->seed, i + 1);
        grading->run.values[i + 1] = (struct value){names[i], grading->words[i]};
    }
    place_settle(&grading->run.machine->place, grading->folder, grading->temporary);
}

/* Lets the checks see the random words. Not make: it could build them in. */
static void tell_words(const struct grading *grading)
{
    static const char *const variables[WORD_COUNT] = {"R1", "R2", "R3"};
    for (int i = 0; i < WORD_COUNT; i++)
        place_set(&grading->run.machine->place, variables[i], grading->words[i]);
}

void submission_grade(struct grade *grade, const struct submission *submission,
                      struct machine *machine, const struct sandbox *sandbox)
{
    const struct exercise *exercise = submission->exercise;
    double start = now();
    int seconds = facts_time_limit(machine->facts, ALL_SECONDS);
    struct grading grading = {
        .grade = grade,
        .submission = submission,
        .sandbox = sandbox,
        .folder = string_format("%s/%s", sandbox->work, exercise->name),
        .built = string_format("%s/built", sandbox->folder),
        .temporary = string_format("%s/tmp", sandbox->work),
        .run = {.document = &exercise->document, .machine = machine},
    };
    grade_start(grade, exercise, submission->seed);
    set_values(&grading);
    run_make(&grading);
    if (grade->make.verdict == VERDICT_PASSED)
        keep_built(&grading);
    tell_words(&grading);
    for (size_t i = 0; i < exercise->check_count; i++) {
        double begun = now();
        grading.check = &grade->checks[i];
        if (grade->make.verdict != VERDICT_PASSED)
            judge(grading.check, grade->make.verdict, string_copy("make did not succeed"));
        else if (interrupt_signal() == 0)
            run_check(&grading, &exercise->checks[i], start, seconds);
        grading.check->seconds = now() - begun;
    }
    if (sandbox->kind != SANDBOX_NAMESPACES) { /* there, all goes with this process */
        folder_remove(grading.folder);
        folder_remove(grading.built);
        folder_remove(grading.temporary);
    }
    grade->seconds = now() - start;
    for (int i = 0; i < WORD_COUNT; i++)
        free(grading.words[i]);
    free(grading.folder);
    free(grading.built);
    free(grading.temporary);
}

void submission_look_up(const struct exercise *exercise, struct facts *facts)
{
    (void)facts_time_factor(facts);
    for (size_t i = 0; i < exercise->document.block_count; i++) {
        const struct block *block = &exercise->document.blocks[i];
        free(facts_missing(facts, &block->condition.terms));
        for (size_t j = 0; j < block->command_count; j++)
            for (size_t k = 0; k < block->commands[j].variant_count; k++)
                free(facts_missing(facts, &block->commands[j].variants[k].condition.terms));
    }
}
