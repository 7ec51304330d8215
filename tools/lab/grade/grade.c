/* grade.c: see grade.h. */
#include "lab/grade/grade.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/match.h"

void grade_start(struct grade *grade, const struct exercise *exercise, uint64_t seed)
{
    *grade = (struct grade){.error = string_copy(""), .seed = seed};
    grade->make.reason = string_copy("");
    grade->check_count = exercise->check_count;
    grade->checks = memory_get(grade->check_count * sizeof *grade->checks);
    for (size_t i = 0; i < grade->check_count; i++)
        grade->checks[i].reason = string_copy("");
}

void grade_fail(struct grade *grade, const struct exercise *exercise, const char *error)
{
    grade_start(grade, exercise, 0);
    free(grade->error);
    grade->error = string_copy(error);
    grade->make.verdict = VERDICT_ERROR;
    for (size_t i = 0; i < grade->check_count; i++)
        grade->checks[i].verdict = VERDICT_ERROR;
}

/* Frees what a check's outcome owns. */
static void outcome_free(struct outcome_of_check *check)
{
    for (size_t i = 0; i < check->command_count; i++) {
        free(check->commands[i].text);
        free(check->commands[i].problem);
        lines_free(&check->commands[i].expected);
        lines_free(&check->commands[i].printed);
    }
    free(check->commands);
    free(check->reason);
}

void grade_free(struct grade *grade)
{
    outcome_free(&grade->make);
    for (size_t i = 0; i < grade->check_count; i++)
        outcome_free(&grade->checks[i]);
    free(grade->checks);
    free(grade->error);
    *grade = (struct grade){0};
}

int grade_points(const struct grade *grade, const struct exercise *exercise, int *of)
{
    int points = 0;
    *of = 0;
    for (size_t i = 0; i < grade->check_count; i++) {
        if (grade->checks[i].verdict != VERDICT_SKIPPED)
            *of += exercise->checks[i].points;
        if (grade->checks[i].verdict == VERDICT_PASSED)
            points += exercise->checks[i].points;
    }
    return points;
}

enum verdict grade_verdict(const struct grade *grade)
{
    enum verdict verdict = grade->make.verdict;
    size_t skipped = 0;
    for (size_t i = 0; i < grade->check_count; i++) {
        enum verdict check = grade->checks[i].verdict;
        skipped += check == VERDICT_SKIPPED;
        if (check == VERDICT_ERROR || (check == VERDICT_FAILED && verdict == VERDICT_PASSED))
            verdict = check;
    }
    if (verdict == VERDICT_PASSED && skipped > 0 && skipped == grade->check_count)
        verdict = VERDICT_SKIPPED;
    return grade->error[0] != '\0' ? VERDICT_ERROR : verdict;
}

/* Whether LINES has LINE. */
static bool has_line(const struct lines *lines, const char *line)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->item[i], line) == 0)
            return true;
    return false;
}

bool grade_fails_exactly(const struct grade *grade, const struct exercise *exercise,
                         const struct lines *fails)
{
    if (grade_verdict(grade) == VERDICT_ERROR)
        return false;
    if (grade->make.verdict == VERDICT_FAILED || has_line(fails, "make"))
        return grade->make.verdict == VERDICT_FAILED && has_line(fails, "make");
    for (size_t i = 0; i < grade->check_count; i++) {
        bool failed = grade->checks[i].verdict == VERDICT_FAILED;
        if (grade->checks[i].verdict != VERDICT_SKIPPED &&
            failed != has_line(fails, exercise->checks[i].title))
            return false;
    }
    return true;
}

/* Whether a command of CHECK that failed has printed a line that fits PATTERN. */
static bool printed(const struct outcome_of_check *check, const char *pattern)
{
    static const struct value none = {NULL, NULL};
    struct numbers numbers = {0};
    const struct known known = {.values = &none, .numbers = &numbers};
    bool found = false;
    for (size_t i = 0; i < check->command_count && !found; i++)
        for (size_t j = 0; j < check->commands[i].printed.count && !found; j++)
            found = !check->commands[i].holds &&
                    line_matches(pattern, check->commands[i].printed.item[j], &known);
    numbers_free(&numbers);
    return found;
}

/* Whether what was printed is what WRONG says under "shows:". */
static bool shows(const struct grade *grade, const struct wrong *wrong)
{
    bool all = wrong->shows.count > 0;
    for (size_t i = 0; i < wrong->shows.count && all; i++) {
        all = printed(&grade->make, wrong->shows.item[i]);
        for (size_t j = 0; j < grade->check_count && !all; j++)
            all = printed(&grade->checks[j], wrong->shows.item[i]);
    }
    return all;
}

struct misconceptions grade_misconceptions(const struct grade *grade,
                                           const struct exercise *exercise)
{
    struct misconceptions found = {0};
    size_t possible = 0;
    if (grade_verdict(grade) != VERDICT_FAILED || grade->untouched)
        return found;
    for (size_t i = 0; i < exercise->wrong_count; i++) {
        const struct wrong *wrong = &exercise->wrongs[i];
        if (!grade_fails_exactly(grade, exercise, &wrong->fails))
            continue;
        if (shows(grade, wrong))
            return (struct misconceptions){.wrong = {wrong}, .count = 1, .certain = true};
        if (wrong->shows.count == 0 && possible++ < MISCONCEPTIONS)
            found.wrong[found.count++] = wrong;
    }
    if (possible > MISCONCEPTIONS || grade->make.verdict != VERDICT_PASSED)
        found.count = 0;
    return found;
}

char *grade_word(uint64_t seed, int number)
{
    static const char consonants[] = "bdfgklmnprstvz", vowels[] = "aeiou";
    /* The mixing function of SplitMix64: near seeds give unlike words. */
    uint64_t value = seed + (uint64_t)number * 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    value ^= value >> 31;
    char word[7] = "";
    for (size_t i = 0; i < 6; i += 2) {
        word[i] = consonants[value % (sizeof consonants - 1)];
        value /= sizeof consonants - 1;
        word[i + 1] = vowels[value % (sizeof vowels - 1)];
        value /= sizeof vowels - 1;
    }
    return string_copy(word);
}
