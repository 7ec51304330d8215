/* csv.c: see csv.h. */
#include "lab/grade/report/csv.h"

#include <string.h>

/* Prints one field. A spreadsheet takes a field that begins with one of =+-@ for a
   formula: a quote before it makes it a text. */
static void print_field(FILE *file, const char *text)
{
    bool quoted = strpbrk(text, "\",\r\n") != NULL, formula = strchr("=+-@", text[0]) != NULL;
    fputs(quoted ? "\"" : "", file);
    fputs(formula && text[0] != '\0' ? "'" : "", file);
    for (; *text != '\0'; text++)
        fputs(*text == '"' ? "\"\"" : (char[]){*text, '\0'}, file);
    fputs(quoted ? "\"" : "", file);
}

void report_csv_begin(FILE *file, const struct exercise *exercise)
{
    fputs("submission,verdict,points,of,seconds,misconception,make", file);
    for (size_t i = 0; i < exercise->check_count; i++) {
        putc(',', file);
        print_field(file, exercise->checks[i].title);
    }
    fputs("\r\n", file);
}

void report_csv(FILE *file, const struct report *report)
{
    const struct grade *grade = report->grade;
    struct misconceptions found = grade_misconceptions(grade, report->exercise);
    int of, points = grade_points(grade, report->exercise, &of);
    print_field(file, report->name);
    fprintf(file, ",%s,%d,%d,%.3f,", report_verdict(grade_verdict(grade)), points, of,
            grade->seconds);
    print_field(file, found.count == 1 ? found.wrong[0]->slug : "");
    fprintf(file, ",%s", report_verdict(grade->make.verdict));
    for (size_t i = 0; i < grade->check_count; i++)
        fprintf(file, ",%s", report_verdict(grade->checks[i].verdict));
    fputs("\r\n", file);
}
