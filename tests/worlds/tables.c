/* tables.c: reads the loader's lines. */
#include "tables.h"

#include <stdio.h>
#include <string.h>

/* Copies the line at *REST without its end to LINE and goes on to the next; returns false
   at the end. Longer lines than LINE has room for are cut. */
static bool next_line(const char **rest, char *line, size_t size)
{
    const char *end = strchr(*rest, '\n');
    if (!end)
        return false;
    size_t length = (size_t)(end - *rest);
    if (length >= size)
        length = size - 1;
    memcpy(line, *rest, length);
    line[length] = '\0';
    *rest = end + 1;
    return true;
}

enum { LINE_MOST = 65536 };

void tables_list(struct text *table, const struct answer *answer)
{
    static char line[LINE_MOST];
    for (const char *rest = text_of(&answer->output); next_line(&rest, line, sizeof line);) {
        char *end = strstr(line, " (0x"), *arrow = strstr(line, " => ");
        if (line[0] != '\t' || (strncmp(line, "\tlinux-vdso", 11) == 0 && end && !arrow))
            continue;
        if (arrow && strcmp(arrow, " => not found") == 0)
            text_add(table, "%.*s\tnot found\n", (int)(arrow - line - 1), line + 1);
        else if (arrow && end && end > arrow)
            text_add(table, "%.*s\t%.*s\n", (int)(arrow - line - 1), line + 1,
                     (int)(end - arrow - 4), arrow + 4);
        else if (end)
            text_add(table, "%.*s\t%.*s\n", (int)(end - line - 1), line + 1, (int)(end - line - 1),
                     line + 1);
    }
}

/* Returns what follows "  123:<tab>" in a line of LD_DEBUG, or NULL. */
static const char *debug_line(const char *line)
{
    line += strspn(line, " ");
    size_t digits = strspn(line, "0123456789");
    return digits && line[digits] == ':' && line[digits + 1] == '\t' ? line + digits + 2 : NULL;
}

void tables_tries(struct text *table, const struct answer *answer)
{
    static char line[LINE_MOST], name[LINE_MOST];
    static const char find[] = "find library=", trying[] = "  trying file=";
    name[0] = '\0';
    for (const char *rest = text_of(&answer->messages); next_line(&rest, line, sizeof line);) {
        const char *said = debug_line(line);
        if (said && strncmp(said, find, sizeof find - 1) == 0) {
            const char *end = strstr(said, " [0]; searching");
            size_t start = sizeof find - 1;
            snprintf(name, sizeof name, "%.*s", (int)(end ? end - said - (long)start : 0),
                     said + start);
        } else if (said && strncmp(said, trying, sizeof trying - 1) == 0) {
            text_add(table, "%s\t%s\n", name, said + sizeof trying - 1);
        }
    }
}

/* Appends the row of a line "binding file A [0] to B [0]: normal symbol `S' [V]". */
static void add_binding(struct text *table, char *said)
{
    static const char first[] = "binding file ";
    char *from = said + sizeof first - 1, *to = strstr(from, " [0] to ");
    char *kind = to ? strstr(to, " [0]: ") : NULL, *name = kind ? strstr(kind, " symbol `") : NULL;
    char *end = name ? strrchr(name, '\'') : NULL;
    if (!end || strncmp(from, "linux-vdso", 10) == 0)
        return;
    char *version = strstr(end, " [");
    int length = version ? (int)strlen(version + 2) - 1 : 1;
    text_add(table, "%.*s\t%.*s\t%.*s\t%.*s\n", (int)(to - from), from, (int)(end - name - 9),
             name + 9, length, version ? version + 2 : "-", (int)(kind - to - 8), to + 8);
}

/* Appends the row of a line "undefined symbol: S, version V<tab>(A)". */
static void add_undefined(struct text *table, char *said)
{
    static const char first[] = "undefined symbol: ";
    char *name = said + sizeof first - 1, *object = strstr(name, "\t(");
    char *version = strstr(name, ", version ");
    if (!object)
        return;
    int length = version ? (int)(object - version - 10) : 1;
    text_add(table, "%.*s\t%.*s\t%.*s\t-\n", (int)strlen(object + 2) - 1, object + 2,
             (int)((version ? version : object) - name), name, length,
             version ? version + 10 : "-");
}

void tables_bindings(struct text *table, const struct answer *answer)
{
    static char line[LINE_MOST];
    for (const char *rest = text_of(&answer->messages); next_line(&rest, line, sizeof line);) {
        char *said = strstr(line, ":\tbinding file ");
        if (said && debug_line(line))
            add_binding(table, said + 2);
        else if (strncmp(line, "undefined symbol: ", 18) == 0)
            add_undefined(table, line);
    }
    text_sort_lines(table);
}

bool tables_version_missing(const struct answer *answer)
{
    static char line[LINE_MOST];
    for (const char *rest = text_of(&answer->messages); next_line(&rest, line, sizeof line);)
        if (!debug_line(line) && strstr(line, ": version `") &&
            strstr(line, "' not found (required"))
            return true;
    return false;
}
