/*
 * prove.c: see prove.h.
 *
 * Every answer that an exercise comes with is graded like a student's, in a path with
 * a blank in it. A grader that is stricter than its task fails other/; one that looks
 * away lets a wrong answer through; and a check that no wrong answer fails proves
 * nothing.
 */
#include "lab/grade/prove.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "lab/course/lint.h"
#include "lab/files/folder.h"
#include "lab/grade/answer.h"
#include "lab/grade/report/report.h"
#include "lab/process/interrupt.h"

/* One answer and what is to become of it. */
struct answer {
    char *name; /* "start", "solution", "other/SLUG", "wrong/SLUG" */
    char *folder;
    const struct wrong *wrong; /* NULL for a right answer and for start */
    bool right;
    struct grade grade;
};

/* A proof under way. */
struct proof {
    const struct exercise *exercise;
    struct answer *answers;
    size_t count;
    size_t points, failed; /* TAP points printed so far */
};

/* Adds the answer NAME to the proof, and makes its folder below PARENT. */
static int add_answer(struct proof *proof, const char *parent, const char *name, bool right,
                      const struct wrong *wrong)
{
    struct answer *answer = &proof->answers[proof->count];
    char *layer = string_format("%s", name);
    bool on_solution = wrong != NULL && strcmp(wrong->base, "solution") == 0;
    const char *layers[] = {"start", on_solution ? "solution" : layer, on_solution ? layer : NULL,
                            NULL};
    if (strcmp(name, "start") == 0)
        layers[1] = NULL;
    *answer = (struct answer){
        .name = string_copy(name),
        .folder = string_format("%s/%zu", parent, proof->count),
        .wrong = wrong,
        .right = right,
    };
    proof->count++;
    int result = answer_make(proof->exercise, layers, wrong != NULL ? &wrong->deleted : NULL,
                             wrong != NULL ? wrong->folder : NULL, answer->folder);
    free(layer);
    return result;
}

/* Makes the folders of all answers. */
static int add_answers(struct proof *proof, const char *parent)
{
    const struct exercise *exercise = proof->exercise;
    int result = add_answer(proof, parent, "start", false, NULL);
    if (add_answer(proof, parent, "solution", true, NULL) < 0)
        result = -1;
    for (size_t i = 0; i < exercise->others.count; i++) {
        char *name = string_format("other/%s", exercise->others.item[i]);
        if (add_answer(proof, parent, name, true, NULL) < 0)
            result = -1;
        free(name);
    }
    for (size_t i = 0; i < exercise->wrong_count; i++) {
        char *name = string_format("wrong/%s", exercise->wrongs[i].slug);
        if (add_answer(proof, parent, name, false, &exercise->wrongs[i]) < 0)
            result = -1;
        free(name);
    }
    return result;
}

/* For grader_run: keeps the grade with its answer. */
static void keep(void *context, size_t index, struct grade *grade)
{
    struct proof *proof = context;
    proof->answers[index].grade = *grade;
}

/* Prints a TAP point about NAME. */
static void point(struct proof *proof, bool ok, const char *name, const char *what)
{
    printf("%s %zu - %s %s: %s\n", ok ? "ok" : "not ok", ++proof->points, proof->exercise->name,
           name, what);
    proof->failed += !ok;
}

/* Prints, as a YAML block, the checks of a grade that failed and why. */
static void print_grade(const struct exercise *exercise, const struct grade *grade)
{
    printf("  ---\n  found: |2\n");
    if (grade->error[0] != '\0')
        printf("    %s\n", grade->error);
    for (size_t i = 0; i <= grade->check_count; i++) {
        const struct outcome_of_check *check = i == 0 ? &grade->make : &grade->checks[i - 1];
        if (check->verdict == VERDICT_PASSED || (i > 0 && grade->make.verdict != VERDICT_PASSED))
            continue;
        printf("    %s: %s\n", report_verdict(check->verdict),
               i == 0 ? "make" : exercise->checks[i - 1].title);
        char *reason = report_reason(check);
        for (const char *at = reason; *at != '\0';) {
            size_t length = strcspn(at, "\n");
            printf("      %.*s\n", (int)length, at);
            at += length + (at[length] == '\n');
        }
        free(reason);
    }
    printf("  ...\n");
}

/* Judges one answer. */
static void judge(struct proof *proof, const struct answer *answer)
{
    const struct exercise *exercise = proof->exercise;
    enum verdict verdict = grade_verdict(&answer->grade);
    bool ok;
    if (verdict == VERDICT_SKIPPED) {
        ok = true;
        point(proof, ok, answer->name, "is graded # SKIP none of its checks can be made here");
    } else if (answer->wrong != NULL) {
        bool may_pass = true; /* when all that it fails is skipped here */
        for (size_t i = 0; i < exercise->check_count; i++)
            for (size_t j = 0; j < answer->wrong->fails.count; j++)
                if (strcmp(exercise->checks[i].title, answer->wrong->fails.item[j]) == 0 &&
                    answer->grade.checks[i].verdict != VERDICT_SKIPPED)
                    may_pass = false;
        if (strcmp(answer->wrong->fails.item[0], "make") == 0)
            may_pass = false;
        struct misconceptions found = grade_misconceptions(&answer->grade, exercise);
        bool named = answer->wrong->shows.count == 0 || verdict != VERDICT_FAILED ||
                     (found.certain && found.wrong[0] == answer->wrong);
        ok = grade_fails_exactly(&answer->grade, exercise, &answer->wrong->fails) && named &&
             (verdict == VERDICT_FAILED || may_pass);
        if (!named)
            message_error(answer->wrong->folder, "what is printed does not fit its shows: alone");
        point(proof, ok, answer->name, "fails exactly what EXPECT says");
    } else if (answer->right) {
        ok = verdict == VERDICT_PASSED;
        point(proof, ok, answer->name, "gets full marks");
    } else {
        ok = verdict == VERDICT_FAILED;
        point(proof, ok, answer->name, "fails");
    }
    if (!ok)
        print_grade(exercise, &answer->grade);
}

/* Judges whether CHECK is failed by a wrong answer. */
static void judge_check(struct proof *proof, size_t index)
{
    const struct check *check = &proof->exercise->checks[index];
    bool failed = false, skipped = true;
    for (size_t i = 0; i < proof->count; i++) {
        const struct grade *grade = &proof->answers[i].grade;
        enum verdict verdict =
            index < grade->check_count ? grade->checks[index].verdict : VERDICT_ERROR;
        if (proof->answers[i].wrong != NULL && grade->make.verdict == VERDICT_PASSED)
            failed = failed || verdict == VERDICT_FAILED;
        if (grade->make.verdict == VERDICT_PASSED)
            skipped = skipped && verdict == VERDICT_SKIPPED;
    }
    char *what =
        string_format("the check is %s", skipped ? "skipped here" : "failed by a wrong answer");
    point(proof, failed || skipped, check->title, what);
    free(what);
}

/* Judges what is there besides the answers. */
static void judge_parts(struct proof *proof)
{
    const struct exercise *exercise = proof->exercise;
    struct linter linter = {.document = &exercise->document};
    struct text hint = {0};
    int hints = 0;
    while (exercise_hint(exercise, hints + 1, &hint))
        hints++;
    text_free(&hint);
    for (size_t i = 0; i < exercise->document.block_count; i++)
        lint_block(&linter, i);
    for (size_t i = 0; i < exercise->check_count; i++)
        if (exercise->checks[i].requirement[0] == '\0')
            complain(&linter, exercise->checks[i].line,
                     "a paragraph below the heading says what is required, and why");
    for (size_t i = 0; i < exercise->wrong_count; i++)
        if (exercise->wrongs[i].why[0] == '\0')
            complain(&linter, 1, "wrong/%s/EXPECT has no why:", exercise->wrongs[i].slug);
    linter_free(&linter);
    point(proof, linter.complaints == 0, "check.md", "keeps the rules");
    point(proof, hints >= 3, "hints", "there are three");
    point(proof, exercise->wrong_count >= 3, "wrong", "there are three wrong answers");
}

/* Grades all answers of an exercise, and judges the grades. */
static int prove(struct proof *proof, const struct grader_options *options, const char *lab)
{
    struct exercise exercise;
    struct grader grader = {0};
    struct lines hidden = {0};
    int result = -1;
    if (exercise_open(&exercise, lab) == 0 &&
        grader_open(&grader, options, &exercise, &hidden, true) == 0) {
        size_t most = exercise.others.count + exercise.wrong_count + 2;
        char *parent = string_format("%s/answers", grader.folder);
        struct submission *submissions = memory_get(most * sizeof *submissions);
        proof->exercise = &exercise;
        proof->answers = memory_get(most * sizeof *proof->answers);
        proof->count = 0;
        result = folder_make(parent) == 0 ? add_answers(proof, parent) : -1;
        for (size_t i = 0; i < proof->count; i++)
            submissions[i] = (struct submission){
                .exercise = &exercise,
                .name = proof->answers[i].name,
                .folder = proof->answers[i].folder,
                .seed = grader_seed(&grader),
            };
        if (result == 0)
            result = grader_run(&grader, submissions, proof->count, keep, proof);
        if (result == 0)
            judge_parts(proof);
        for (size_t i = 0; i < proof->count; i++)
            if (result == 0)
                judge(proof, &proof->answers[i]);
        for (size_t i = 0; result == 0 && i < exercise.check_count; i++)
            judge_check(proof, i);
        for (size_t i = 0; i < proof->count; i++) {
            grade_free(&proof->answers[i].grade);
            free(proof->answers[i].name);
            free(proof->answers[i].folder);
        }
        free(proof->answers);
        free(submissions);
        free(parent);
    }
    grader_close(&grader);
    exercise_close(&exercise);
    return result;
}

int prove_exercises(const struct lines *labs, const struct grader_options *options)
{
    struct proof proof = {0};
    bool complete = true;
    printf("TAP version 13\n");
    for (size_t i = 0; i < labs->count && interrupt_signal() == 0; i++) {
        fflush(stdout);
        if (prove(&proof, options, labs->item[i]) < 0) {
            complete = false;
            printf("not ok %zu - %s: cannot be proven; see the messages\n", ++proof.points,
                   labs->item[i]);
        }
    }
    printf("1..%zu\n", proof.points);
    return fflush(stdout) != 0 || !complete || proof.failed > 0;
}
