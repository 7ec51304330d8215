/*
 * junit.c: see junit.h.
 *
 * There is no standard; this is the shape that Jenkins, GitLab and GitHub's actions
 * read: testsuites, testsuite, testcase, and in it failure, error or skipped. A
 * submission is a suite, make and each check are its cases.
 */
#include "lab/grade/report/junit.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/match.h"

/* Prints TEXT as character data, or in an ATTRIBUTE, which would lose its line breaks.
   XML has no way to write most control characters, nor bytes that are no UTF-8: they are
   shown as \xNN. */
static void print_xml(FILE *file, const char *text, bool attribute)
{
    struct shower shower = {0};
    struct text shown = {0};
    show_bytes(&shower, &shown, text, strlen(text), true);
    for (const char *at = text_string(&shown); *at != '\0'; at++) {
        switch (*at) {
        case '&': fputs("&amp;", file); break;
        case '<': fputs("&lt;", file); break;
        case '>': fputs("&gt;", file); break;
        case '"': fputs("&quot;", file); break;
        case '\n': fputs(attribute ? "&#10;" : "\n", file); break;
        case '\t': fputs(attribute ? "&#9;" : "\t", file); break;
        default:
            /* U+FFFE and U+FFFF are UTF-8, but no characters of XML. */
            if (strncmp(at, "\xef\xbf\xbe", 3) == 0 || strncmp(at, "\xef\xbf\xbf", 3) == 0) {
                fputs("\xef\xbf\xbd", file);
                at += 2;
            } else {
                putc(*at, file);
            }
        }
    }
    text_free(&shown);
}

/* Prints ELEMENT with the attribute "message" and a text. */
static void print_problem(FILE *file, const char *element, const char *message, const char *text)
{
    fprintf(file, "      <%s message=\"", element);
    print_xml(file, message, true);
    fputs("\">", file);
    print_xml(file, text, false);
    fprintf(file, "</%s>\n", element);
}

/* Prints one case. */
static void print_case(FILE *file, const struct report *report, const char *title,
                       const char *requirement, const struct outcome_of_check *check)
{
    char *reason = report_reason(check);
    fputs("    <testcase classname=\"", file);
    print_xml(file, report->exercise->name, true);
    fputs("\" name=\"", file);
    print_xml(file, title, true);
    fprintf(file, "\" time=\"%.3f\"", check->seconds);
    if (check->verdict == VERDICT_PASSED) {
        fputs("/>\n", file);
    } else {
        fputs(">\n", file);
        if (check->verdict == VERDICT_SKIPPED)
            print_problem(file, "skipped", check->reason, "");
        else if (check->verdict == VERDICT_ERROR)
            print_problem(file, "error", check->reason, report->grade->error);
        else
            print_problem(file, "failure", requirement, reason);
        fputs("    </testcase>\n", file);
    }
    free(reason);
}

/* How many of make and the checks have VERDICT. */
static size_t count(const struct grade *grade, enum verdict verdict)
{
    size_t number = grade->make.verdict == verdict;
    for (size_t i = 0; i < grade->check_count; i++)
        number += grade->checks[i].verdict == verdict;
    return number;
}

void report_junit_begin(FILE *file)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n", file);
}

void report_junit(FILE *file, const struct report *report)
{
    const struct grade *grade = report->grade;
    int of, points = grade_points(grade, report->exercise, &of);
    fputs("  <testsuite name=\"", file);
    print_xml(file, report->name, true);
    fprintf(file,
            "\" tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\" time=\"%.3f\">\n",
            grade->check_count + 1, count(grade, VERDICT_FAILED), count(grade, VERDICT_ERROR),
            count(grade, VERDICT_SKIPPED), grade->seconds);
    fprintf(file,
            "    <properties>\n"
            "      <property name=\"points\" value=\"%d\"/>\n"
            "      <property name=\"of\" value=\"%d\"/>\n"
            "    </properties>\n",
            points, of);
    print_case(file, report, "make", "make builds everything", &grade->make);
    for (size_t i = 0; i < grade->check_count; i++)
        print_case(file, report, report->exercise->checks[i].title,
                   report->exercise->checks[i].requirement, &grade->checks[i]);
    char *misconception = report_misconception(report);
    if (misconception[0] != '\0') {
        fputs("    <system-out>", file);
        print_xml(file, misconception, false);
        fputs("</system-out>\n", file);
    }
    free(misconception);
    fputs("  </testsuite>\n", file);
}

void report_junit_end(FILE *file)
{
    fputs("</testsuites>\n", file);
}
