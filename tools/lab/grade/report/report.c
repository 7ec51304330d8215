/* report.c: see report.h. */
#include "lab/grade/report/report.h"

#include <stdlib.h>
#include <string.h>

/* What names of files and variables are made of. */
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."

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

/* Whether COMMAND does nothing but define a function of the shell. */
static bool defines_function(const char *command)
{
    size_t length = strspn(command, NAME_CHARACTERS);
    return length > 0 && strspn(command + length + strspn(command + length, " "), "()") == 2;
}

/* Whether COMMAND goes to another folder: then it concerns all that follow. */
static bool changes_folder(const char *command)
{
    const char *at = strstr(command, "cd ");
    return at != NULL && (at == command || strchr(" ;&(\n", at[-1]) != NULL);
}

/* Whether COMMAND should only print something: then nothing that follows needs it. */
static bool only_looks(const struct graded_command *command)
{
    static const char *const changes[] = {">",   "=",    "cp ", "mv ",    "mkdir ", "ln ",  "rm ",
                                          "cc ", "make", "ar ", "sed -i", "touch ", "tar ", NULL};
    for (const char *const *word = changes; *word != NULL; word++)
        if (strstr(command->text, *word) != NULL)
            return false;
    return command->expected.count > 0;
}

/* Whether ONE and OTHER have a word in common that may be the name of a file or variable. */
static bool have_a_name_in_common(const char *one, const char *other)
{
    one += strcspn(one, " \n"); /* the first is what is done, not to what */
    while (*(one += strcspn(one, NAME_CHARACTERS)) != '\0') {
        size_t length = strspn(one, NAME_CHARACTERS);
        const char *at = other;
        while (length > 1 && *(at += strcspn(at, NAME_CHARACTERS)) != '\0') {
            size_t other_length = strspn(at, NAME_CHARACTERS);
            if (length == other_length && strncmp(one, at, length) == 0)
                return true;
            at += other_length;
        }
        one += length;
    }
    return false;
}

bool *report_choose(const struct outcome_of_check *check)
{
    size_t count = check->command_count;
    bool *shown = memory_get((count + 1) * sizeof *shown);
    for (size_t i = count; i-- > 0;) {
        const char *command = check->commands[i].text;
        shown[i] = i + 1 == count || changes_folder(command);
        for (size_t j = i + 1; j < count && !shown[i]; j++)
            shown[i] = shown[j] && !only_looks(&check->commands[i]) &&
                       have_a_name_in_common(command, check->commands[j].text);
        shown[i] = shown[i] && !defines_function(command);
    }
    return shown;
}

void report_functions(const struct grade *grade, struct text *functions)
{
    for (size_t i = 0; i < grade->check_count; i++) {
        const struct outcome_of_check *check = &grade->checks[i];
        for (size_t j = 0; j < check->command_count && check->verdict == VERDICT_FAILED; j++) {
            const char *command = check->commands[j].text;
            if (defines_function(command) &&
                (functions->length == 0 || strstr(text_string(functions), command) == NULL))
                text_format(functions, "%s\n", command);
        }
    }
}

char *report_reason(const struct outcome_of_check *check)
{
    struct text text = {0};
    if (check->reason[0] != '\0')
        text_format(&text, "%s\n", check->reason);
    bool *shown = report_choose(check);
    for (size_t i = 0; i < check->command_count && check->verdict == VERDICT_FAILED; i++) {
        const struct graded_command *command = &check->commands[i];
        if (!shown[i])
            continue;
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
    free(shown);
    return string;
}

char *report_misconception(const struct report *report)
{
    struct text text = {0};
    struct misconceptions found = grade_misconceptions(report->grade, report->exercise);
    for (size_t i = 0; i < found.count; i++)
        if (found.wrong[i]->why[0] != '\0')
            text_format(&text, "%s %s.",
                        found.certain     ? "This is what happens when"
                        : text.length > 0 ? " Another is that"
                                          : "A common cause is that",
                        found.wrong[i]->why);
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}
