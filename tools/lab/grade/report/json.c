/* json.c: see json.h, and RFC 8259. */
#include "lab/grade/report/json.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/match.h"

/* Prints TEXT as a string. A name of a folder may hold any byte; what is no UTF-8 is
   shown as \xNN, as what a program printed is already (match.h). */
static void print_string(FILE *file, const char *text)
{
    struct shower shower = {0};
    struct text shown = {0};
    show_bytes(&shower, &shown, text, strlen(text), true);
    putc('"', file);
    for (const char *at = text_string(&shown); *at != '\0'; at++) {
        unsigned char c = (unsigned char)*at;
        if (c == '"' || c == '\\')
            fprintf(file, "\\%c", c);
        else if (c < ' ' || c == 0x7f)
            fprintf(file, "\\u%04x", c);
        else
            putc(c, file);
    }
    putc('"', file);
    text_free(&shown);
}

/* Prints a member with a string as its value. */
static void print_member(FILE *file, const char *name, const char *text)
{
    fprintf(file, "\"%s\": ", name);
    print_string(file, text);
}

/* Prints a list of strings. */
static void print_lines(FILE *file, const char *name, const struct lines *lines)
{
    fprintf(file, ", \"%s\": [", name);
    for (size_t i = 0; i < lines->count; i++) {
        fputs(i > 0 ? ", " : "", file);
        print_string(file, lines->item[i]);
    }
    putc(']', file);
}

/* Prints the members that make and a check have in common. */
static void print_outcome(FILE *file, const struct outcome_of_check *check)
{
    print_member(file, "verdict", report_verdict(check->verdict));
    if (check->reason[0] != '\0') {
        fputs(", ", file);
        print_member(file, "reason", check->reason);
    }
    fprintf(file, ", \"seconds\": %.3f", check->seconds);
    if (check->verdict != VERDICT_FAILED)
        return;
    bool *shown = report_choose(check);
    const char *comma = "";
    fputs(", \"commands\": [", file);
    for (size_t i = 0; i < check->command_count; i++) {
        const struct graded_command *command = &check->commands[i];
        if (!shown[i])
            continue;
        fprintf(file, "%s{", comma);
        comma = ", ";
        print_member(file, "command", command->text);
        print_lines(file, "expected", &command->expected);
        print_lines(file, "printed", &command->printed);
        fprintf(file, ", \"expected_status\": %d, \"status\": %d, \"holds\": %s, ",
                command->expected_status, command->status, command->holds ? "true" : "false");
        print_member(file, "problem", command->problem);
        putc('}', file);
    }
    putc(']', file);
    free(shown);
}

void report_json(FILE *file, const struct report *report)
{
    const struct grade *grade = report->grade;
    int of, points = grade_points(grade, report->exercise, &of);
    char *misconception = report_misconception(report);
    fputs("{", file);
    print_member(file, "exercise", report->exercise->name);
    fputs(", ", file);
    print_member(file, "submission", report->name);
    fputs(", ", file);
    print_member(file, "verdict", report_verdict(grade_verdict(grade)));
    fprintf(file, ", \"points\": %d, \"of\": %d, \"seed\": %llu, \"seconds\": %.3f, ", points, of,
            (unsigned long long)grade->seed, grade->seconds);
    print_member(file, "error", grade->error);
    fputs(", ", file);
    print_member(file, "misconception", misconception);
    fputs(",\n \"make\": {", file);
    print_outcome(file, &grade->make);
    fputs("},\n \"checks\": [", file);
    for (size_t i = 0; i < grade->check_count; i++) {
        const struct check *check = &report->exercise->checks[i];
        fputs(i > 0 ? ",\n  {" : "\n  {", file);
        print_member(file, "title", check->title);
        fprintf(file, ", \"points\": %d, ", check->points);
        print_outcome(file, &grade->checks[i]);
        putc('}', file);
    }
    fputs("\n ]}\n", file);
    free(misconception);
}
