/*
 * text.c: see text.h.
 *
 * A list of the checks, then the first that failed: what is required and why, the
 * commands that show it, what they should print and what they print. When make failed,
 * there is nothing to check; its own words come first.
 */
#include "lab/grade/report/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/prose.h"

enum { MAKE_LINES = 20 };

/* Prints a paragraph, wrapped, with a blank line before it. */
static void print_prose(const struct terminal *terminal, const char *source)
{
    struct text text = {0};
    prose_render(&text, source, terminal->width, terminal->color);
    printf("\n%s", text_string(&text));
    text_free(&text);
}

/* Prints lines, each after MARGIN. */
static void print_lines(const struct terminal *terminal, enum style style, const char *margin,
                        const struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        fputs(lines->item[i][0] != '\0' ? margin : "", stdout);
        terminal_print(terminal, style, lines->item[i]);
        putchar('\n');
    }
}

/* Prints a command the way it is typed. */
static void print_command(const struct terminal *terminal, const char *command)
{
    const char *prompt = "  $ ";
    do {
        size_t length = strcspn(command, "\n");
        char *line = string_format("%s%.*s", prompt, (int)length, command);
        terminal_print(terminal, COMMAND, line);
        putchar('\n');
        free(line);
        prompt = "  > ";
        command += length + (command[length] == '\n');
    } while (*command != '\0');
}

/* Where the interesting part of what make printed begins: at the first error, if it
   is far from the end. */
static size_t first_line(const struct lines *lines)
{
    if (lines->count <= MAKE_LINES)
        return 0;
    for (size_t i = 0; i < lines->count - MAKE_LINES; i++)
        if (strstr(lines->item[i], "error") != NULL || strstr(lines->item[i], "undefined") != NULL)
            return i;
    return lines->count - MAKE_LINES;
}

/* Prints what make said before it failed. */
static void print_make(const struct terminal *terminal, const struct outcome_of_check *make)
{
    const struct graded_command *command = make->command_count > 0 ? &make->commands[0] : NULL;
    if (command == NULL) {
        terminal_print(terminal, PROBLEM, make->reason);
        printf("\n");
        return;
    }
    size_t count = command->printed.count, first = first_line(&command->printed);
    print_command(terminal, "make");
    if (first > 0)
        printf("    (%zu lines before this)\n", first);
    struct lines part = {command->printed.item + first,
                         count - first < MAKE_LINES ? count - first : MAKE_LINES};
    print_lines(terminal, PLAIN, "    ", &part);
    if (first + part.count < count)
        printf("    ...\n    %s\n", command->printed.item[count - 1]);
    putchar('\n');
    if (command->problem[0] != '\0') {
        char *line = string_format("make was stopped: %s.\n", command->problem);
        terminal_print(terminal, PROBLEM, line);
        free(line);
    } else if (make->reason[0] != '\0') {
        terminal_print(terminal, PROBLEM, make->reason);
        putchar('\n');
    } else {
        terminal_print(terminal, PROBLEM, "make fails, so there is nothing to check yet.\n");
    }
}

/* Prints one check with its worth. */
static void print_check(const struct terminal *terminal, const struct check *check,
                        const struct outcome_of_check *outcome)
{
    static const struct {
        const char *text;
        enum style style;
    } marks[] = {[VERDICT_PASSED] = {"ok", COMMAND},
                 [VERDICT_FAILED] = {"not yet", PROBLEM},
                 [VERDICT_SKIPPED] = {"not here", FADED},
                 [VERDICT_ERROR] = {"error", PROBLEM}};
    char *mark = string_format("%9s", marks[outcome->verdict].text);
    terminal_print(terminal, marks[outcome->verdict].style, mark);
    printf("  %s (%d point%s)\n", check->title, check->points, check->points == 1 ? "" : "s");
    if (outcome->verdict == VERDICT_SKIPPED || outcome->verdict == VERDICT_ERROR) {
        char *line = string_format("           %s\n", outcome->reason);
        terminal_print(terminal, outcome->verdict == VERDICT_ERROR ? PROBLEM : FADED, line);
        free(line);
    }
    free(mark);
}

/* Prints a command of a check that failed, with what it printed. */
static void print_graded(const struct terminal *terminal, const struct graded_command *command)
{
    print_command(terminal, command->text);
    if (command->holds) {
        print_lines(terminal, PLAIN, "    ", &command->printed);
        return;
    }
    bool differs = command->expected.count > 0 || command->printed.count > 0;
    if (differs) {
        terminal_print(terminal, NOTE, "    should print");
        terminal_print(terminal, NOTE, command->expected.count > 0 ? ":\n" : " nothing\n");
        print_lines(terminal, PLAIN, "      ", &command->expected);
        terminal_print(terminal, PROBLEM, "    prints");
        terminal_print(terminal, PROBLEM, command->printed.count > 0 ? ":\n" : " nothing\n");
        print_lines(terminal, PLAIN, "      ", &command->printed);
    }
    char *line = NULL;
    if (command->problem[0] != '\0')
        line = string_format("    %s\n", command->problem);
    else if (command->status != command->expected_status)
        line = string_format("    ends with status %d, and should with %d\n", command->status,
                             command->expected_status);
    if (line != NULL)
        terminal_print(terminal, PROBLEM, line);
    free(line);
}

/* Whether a command of CHECK needs the course's own tools. */
static bool needs_tools(const struct outcome_of_check *check)
{
    for (size_t i = 0; i < check->command_count; i++)
        if (strstr(check->commands[i].text, "mini-") != NULL)
            return true;
    return false;
}

/* Appends PATH as a word for the shell, quoted only where it must be. */
static void add_word(struct text *text, const char *path)
{
    if (strpbrk(path, " \t'\"$`\\&;|<>()*?[#~!") != NULL)
        text_add_quoted(text, path);
    else
        text_add(text, path);
}

/* Appends the command that brings one to a copy of FOLDER, built: what a check does
   there harms nothing. */
static void add_way(struct text *text, const char *folder)
{
    const char *slash = strrchr(folder, '/');
    char *try = string_format("%.*stry", slash != NULL ? (int)(slash + 1 - folder) : 0, folder);
    text_add(text, "rm -rf ");
    add_word(text, try);
    text_add(text, "; cp -R ");
    add_word(text, folder);
    text_add(text, " ");
    add_word(text, try);
    text_add(text, "; cd ");
    add_word(text, try);
    text_add(text, " && make");
    free(try);
}

/* Explains why a check failed, so that it can be seen again by hand. */
static void explain(const struct terminal *terminal, const struct report *report, size_t index)
{
    const struct check *check = &report->exercise->checks[index];
    const struct outcome_of_check *outcome = &report->grade->checks[index];
    putchar('\n');
    terminal_print(terminal, PROBLEM, "Not yet: ");
    terminal_print(terminal, HEADING, check->title);
    putchar('\n');
    if (check->requirement[0] != '\0')
        print_prose(terminal, check->requirement);
    putchar('\n');
    if (outcome->reason[0] != '\0') {
        char *line = string_format("  %s\n", outcome->reason);
        terminal_print(terminal, PROBLEM, line);
        free(line);
    }
    if (report->study && outcome->command_count > 0) {
        struct text text = {0};
        add_way(&text, report->folder);
        print_command(terminal, text_string(&text));
        text_clear(&text);
        if (needs_tools(outcome)) {
            text_format(&text, "PATH=\"%s:$PATH\"", report->tools);
            print_command(terminal, text_string(&text));
        }
        if (report->functions != NULL) {
            text_clear(&text);
            text_add(&text, ". ");
            add_word(&text, report->functions);
            print_command(terminal, text_string(&text));
        }
        text_free(&text);
    }
    bool *shown = report_choose(outcome);
    for (size_t i = 0; i < outcome->command_count; i++)
        if (shown[i])
            print_graded(terminal, &outcome->commands[i]);
    free(shown);
}

/* Explains the checks that failed: the first, or every one. */
static void explain_checks(const struct terminal *terminal, const struct report *report)
{
    for (size_t i = 0; i < report->grade->check_count; i++) {
        if (report->grade->checks[i].verdict != VERDICT_FAILED)
            continue;
        explain(terminal, report, i);
        if (!report->every)
            break;
    }
}

/* Says what to do next. */
static void advise(const struct report *report, enum verdict verdict)
{
    int number = exercise_number(report->exercise);
    if (verdict == VERDICT_PASSED)
        printf("Full marks. 'make solution%d' shows how we did it, 'make progress' what is next.\n",
               number);
    else if (verdict == VERDICT_FAILED)
        printf("\n'make check%d' checks again, 'make hint%d' gives a hint.\n", number, number);
    else if (verdict == VERDICT_SKIPPED)
        printf("'make solution%d YES=1' shows how we did it.\n", number);
}

void report_text(const struct terminal *terminal, const struct report *report)
{
    const struct grade *grade = report->grade;
    enum verdict verdict = grade_verdict(grade);
    int of, points = grade_points(grade, report->exercise, &of);
    if (grade->make.verdict == VERDICT_ERROR) {
        const char *error = grade->error[0] != '\0' ? grade->error : grade->make.reason;
        terminal_print(terminal, PROBLEM, "This could not be checked: ");
        printf("%s\n", error);
        return;
    }
    if (grade->make.verdict == VERDICT_FAILED) {
        print_make(terminal, &grade->make);
    } else {
        for (size_t i = 0; i < grade->check_count; i++)
            print_check(terminal, &report->exercise->checks[i], &grade->checks[i]);
        explain_checks(terminal, report);
    }
    char *misconception = report_misconception(report);
    if (misconception[0] != '\0')
        print_prose(terminal, misconception);
    free(misconception);
    if (verdict == VERDICT_SKIPPED)
        printf("\nNone of this can be checked here, so there are no points to be had.\n");
    else if (grade->make.verdict == VERDICT_PASSED)
        printf("\n%d of %d points.\n", points, of);
    if (report->study)
        advise(report, verdict);
}
