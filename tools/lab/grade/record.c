/*
 * record.c: see record.h.
 *
 * One function walks over a grade, for writing and for reading alike: so the two
 * cannot disagree. A number is written as decimal digits and a blank, a string as its
 * length and its bytes. A reader believes nothing: a count is bounded by what is left.
 */
#include "lab/grade/record.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char beginning[] = "lab-grade-2";

/* The writing or reading of a record. */
struct record {
    struct text *to; /* NULL when reading */
    const char *from, *end;
    bool broken;
};

/* Writes or reads a number from 0 to MOST. */
static void record_number(struct record *record, uint64_t *number, uint64_t most)
{
    if (record->to != NULL) {
        text_format(record->to, "%llu ", (unsigned long long)*number);
        return;
    }
    char *end = NULL;
    errno = 0;
    *number = record->broken ? 0 : strtoull(record->from, &end, 10);
    if (end == NULL || end == record->from || *end != ' ' || errno != 0 || *number > most) {
        record->broken = true;
        *number = 0;
        return;
    }
    record->from = end + 1;
}

/* Writes or reads a count of things that take at least a byte each. */
static void record_count(struct record *record, size_t *count)
{
    uint64_t number = *count;
    record_number(record, &number, record->to ? SIZE_MAX : (size_t)(record->end - record->from));
    *count = (size_t)number;
}

/* Writes or reads a string without a NUL in it; read strings are to be freed. */
static void record_string(struct record *record, char **string)
{
    size_t length = record->to != NULL ? strlen(*string) : 0;
    record_count(record, &length);
    if (record->to != NULL) {
        text_append(record->to, *string, length);
        return;
    }
    record->broken = record->broken || length > (size_t)(record->end - record->from);
    *string = string_format("%.*s", record->broken ? 0 : (int)length, record->from);
    record->from += record->broken ? 0 : length;
}

/* Writes or reads a list of lines. */
static void record_lines(struct record *record, struct lines *lines)
{
    size_t count = lines->count;
    record_count(record, &count);
    for (size_t i = 0; i < count && !record->broken; i++) {
        char *line = record->to != NULL ? lines->item[i] : NULL;
        record_string(record, &line);
        if (record->to == NULL) {
            lines_add(lines, line);
            free(line);
        }
    }
}

/* Writes or reads a number of the type int, from 0 on. */
static void record_int(struct record *record, int *value)
{
    uint64_t number = (uint64_t)*value;
    record_number(record, &number, 1 << 30);
    *value = (int)number;
}

/* Writes or reads a time, to the microsecond. */
static void record_seconds(struct record *record, double *seconds)
{
    uint64_t number = (uint64_t)(*seconds * 1e6);
    record_number(record, &number, (uint64_t)1 << 50);
    *seconds = (double)number / 1e6;
}

/* Writes or reads one command. */
static void record_command(struct record *record, struct graded_command *command)
{
    int holds = command->holds;
    record_string(record, &command->text);
    record_lines(record, &command->expected);
    record_lines(record, &command->printed);
    record_int(record, &command->expected_status);
    record_int(record, &command->status);
    record_string(record, &command->problem);
    record_int(record, &holds);
    command->holds = holds != 0;
}

/* Writes or reads what became of a check. */
static void record_check(struct record *record, struct outcome_of_check *check)
{
    int verdict = (int)check->verdict;
    record_int(record, &verdict);
    record->broken = record->broken || verdict > VERDICT_ERROR;
    check->verdict = (enum verdict)verdict;
    record_string(record, &check->reason);
    record_seconds(record, &check->seconds);
    record_count(record, &check->command_count);
    if (record->to == NULL)
        check->commands = memory_get(check->command_count * sizeof *check->commands);
    for (size_t i = 0; i < check->command_count; i++)
        record_command(record, &check->commands[i]);
}

/* Writes or reads a grade. */
static void record_grade(struct record *record, struct grade *grade)
{
    char *start = string_copy(beginning);
    int untouched = grade->untouched;
    if (record->to == NULL)
        free(start);
    record_string(record, &start);
    record->broken = record->broken || strcmp(start, beginning) != 0;
    free(start);
    record_string(record, &grade->error);
    record_int(record, &untouched);
    grade->untouched = untouched != 0;
    record_number(record, &grade->seed, UINT64_MAX);
    record_seconds(record, &grade->seconds);
    record_check(record, &grade->make);
    record_count(record, &grade->check_count);
    if (record->to == NULL)
        grade->checks = memory_get(grade->check_count * sizeof *grade->checks);
    for (size_t i = 0; i < grade->check_count; i++)
        record_check(record, &grade->checks[i]);
}

void record_write(const struct grade *grade, struct text *to)
{
    struct record record = {.to = to};
    struct grade copy = *grade; /* the walk takes no const; it changes nothing when writing */
    record_grade(&record, &copy);
}

bool record_read(struct grade *grade, const struct text *from)
{
    struct record record = {.from = text_string(from)};
    record.end = record.from + from->length;
    *grade = (struct grade){0};
    record_grade(&record, grade);
    bool fine = !record.broken && record.from == record.end;
    if (!fine)
        grade_free(grade);
    return fine;
}
