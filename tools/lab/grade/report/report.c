/* report.c: see report.h. */
#include "lab/grade/report/report.h"

#include <stdlib.h>
#include <string.h>

const char *report_verdict(enum verdict verdict)
{
    static const char *const names[] = {"passed", "failed", "skipped", "error"};
    return names[verdict];
}

/* Appends LINES, indented by four. */
static void add_lines(struct text *text, const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        text_format(text, "%s%s\n", lines->item[i][0] != '\0' ? "    " : "", lines->item[i]);
}

char *report_reason(const struct outcome_of_check *check)
{
    struct text text = {0};
    if (check->reason[0] != '\0')
        text_format(&text, "%s\n", check->reason);
    for (size_t i = 0; i < check->command_count && check->verdict == VERDICT_FAILED; i++) {
        const struct graded_command *command = &check->commands[i];
        text_format(&text, "$ %s\n", command->text);
        if (!command->holds && command->expected.count > 0) {
            text_add(&text, "  should print\n");
            add_lines(&text, &command->expected);
            text_add(&text, "  and printed\n");
        }
        add_lines(&text, &command->printed);
        if (command->problem[0] != '\0')
            text_format(&text, "  %s\n", command->problem);
        else if (!command->holds && command->status != command->expected_status)
            text_format(&text, "  It ended with status %d, and should with %d.\n", command->status,
                        command->expected_status);
    }
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}

char *report_misconception(const struct report *report)
{
    const struct exercise *exercise = report->exercise;
    struct text text = {0};
    const struct wrong *wrong = grade_misconception(report->grade, exercise, 0);
    for (; wrong != NULL; wrong = grade_misconception(report->grade, exercise,
                                                      (size_t)(wrong - exercise->wrongs) + 1))
        if (wrong->why[0] != '\0')
            text_format(&text, "%s %s", text.length > 0 ? ", or when" : "This is what happens when",
                        wrong->why);
    if (text.length > 0)
        text_add(&text, ".");
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}
