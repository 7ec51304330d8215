/* tap.c: see tap.h. */
#include "lab/grade/report/tap.h"

#include <stdlib.h>
#include <string.h>

/* Prints TEXT so that it begins no directive. */
static void print_title(FILE *file, const char *text)
{
    for (; *text != '\0'; text++)
        fprintf(file, *text == '#' || *text == '\\' ? "\\%c" : "%c", *text);
}

/* Prints TEXT, line by line, as the value of KEY in a YAML block. */
static void print_literal(FILE *file, const char *key, const char *text)
{
    fprintf(file, "  %s: |2\n", key);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        fprintf(file, "    %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* Prints one point, and why it failed. */
static void print_point(FILE *file, size_t number, const char *title, int points,
                        const struct outcome_of_check *check, const char *requirement)
{
    bool ok = check->verdict == VERDICT_PASSED || check->verdict == VERDICT_SKIPPED;
    fprintf(file, "%s %zu - ", ok ? "ok" : "not ok", number);
    print_title(file, title);
    if (points > 0)
        fprintf(file, " (%d point%s)", points, points == 1 ? "" : "s");
    if (check->verdict == VERDICT_SKIPPED) {
        fputs(" # SKIP ", file);
        print_title(file, check->reason);
    }
    putc('\n', file);
    if (ok)
        return;
    char *reason = report_reason(check);
    fprintf(file, "  ---\n  severity: %s\n", check->verdict == VERDICT_ERROR ? "error" : "fail");
    if (requirement[0] != '\0')
        print_literal(file, "requirement", requirement);
    print_literal(file, "found", reason);
    fputs("  ...\n", file);
    free(reason);
}

void report_tap(FILE *file, const struct report *report)
{
    const struct grade *grade = report->grade;
    int of, points = grade_points(grade, report->exercise, &of);
    fprintf(file, "TAP version 13\n1..%zu\n", grade->check_count + 1);
    if (grade->error[0] != '\0')
        fprintf(file, "# error: %s\n", grade->error);
    print_point(file, 1, "make", 0, &grade->make, "");
    for (size_t i = 0; i < grade->check_count; i++)
        print_point(file, i + 2, report->exercise->checks[i].title,
                    report->exercise->checks[i].points, &grade->checks[i],
                    report->exercise->checks[i].requirement);
    char *misconception = report_misconception(report);
    if (misconception[0] != '\0')
        fprintf(file, "# %s\n", misconception);
    free(misconception);
    fprintf(file, "# %d of %d points\n", points, of);
}
