/*
 * typed.c: see typed.h.
 *
 * First the blanks are found at which the command may be broken, over all its lines: a
 * quote may reach across them. Then each line is laid out.
 */
#include "lab/words/typed.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/prose.h"

/* The prompt, and what a broken line ends with. */
enum { PROMPT = 2, BACKSLASH = 2 };

static const char indent[] = "    ";

static const char *skip_double(const char *at);

/* What follows the quoted or escaped part at AT; AT itself if there is none. */
static const char *skip_quoted(const char *at)
{
    if (*at == '\\')
        return at + (at[1] != '\0' ? 2 : 1);
    if (*at == '"')
        return skip_double(at + 1);
    if (*at == '\'' || *at == '`') {
        const char *end = strchr(at + 1, *at);
        return end != NULL ? end + 1 : at + strlen(at);
    }
    return at;
}

/* What follows the parenthesis that was opened before AT. */
static const char *skip_parenthesis(const char *at)
{
    for (int depth = 1; *at != '\0' && depth > 0;) {
        const char *next = skip_quoted(at);
        depth += (next == at && *at == '(') - (next == at && *at == ')');
        at = next > at ? next : at + 1;
    }
    return at;
}

/* What follows the double quotes that were opened before AT. A command inside has quotes of
   its own. */
static const char *skip_double(const char *at)
{
    while (*at != '\0' && *at != '"') {
        if (*at == '\\' && at[1] != '\0')
            at += 2;
        else if (at[0] == '$' && at[1] == '(')
            at = skip_parenthesis(at + 2);
        else
            at++;
    }
    return at + (*at != '\0');
}

/* Where the last line ends that may be broken: behind it are the bodies of here-documents. */
static const char *breakable_end(const char *command)
{
    const char *here = strstr(command, "<<");
    here = here != NULL ? here : command;
    return *here == '<' ? here + strcspn(here, "\n") : command + strlen(command);
}

/* Marks in BREAKS, which has a byte for each of COMMAND, the blanks for a break. */
static void find_breaks(const char *command, char *breaks)
{
    const char *end = breakable_end(command);
    for (const char *at = command; at < end;) {
        const char *next = skip_quoted(at);
        bool begins = at == command || strchr(" \t\n;", at[-1]) != NULL;
        if (next > at) {
            at = next;
        } else if (starts_with(at, "$((")) { /* arithmetic is read as one word */
            at = skip_parenthesis(at + 2);
        } else if (*at == '#' && begins) { /* in a comment a backslash continues nothing */
            at += strcspn(at, "\n");
        } else {
            breaks[at - command] = *at == ' ' || *at == '\t';
            at++;
        }
    }
}

/* How good a place for a break the blank AT of LINE is, for who reads it: best in front of a
   pipe and its like, worst between a short option and its value. NEXT is behind the blanks. */
static int quality(const char *line, size_t at, size_t next)
{
    if (line[next] == '|' || starts_with(line + next, "&&"))
        return 2;
    return at < 3 || line[at - 2] != '-' || line[at - 3] != ' ';
}

/* The blank at which to break the LENGTH bytes at LINE, so that what is before takes ROOM
   columns at most, or else as few as can be; LENGTH if there is none. In the second half of
   the room a better place is worth a shorter line. */
static size_t choose_break(const char *line, const char *breaks, size_t length, size_t room)
{
    size_t best = length;
    int best_quality = -1;
    for (size_t i = strspn(line, " \t"); i < length; i++) {
        size_t next = i + strspn(line + i, " \t");
        if (!breaks[i] || next >= length)
            continue;
        size_t width = prose_width(line, i);
        if (width > room && best < length)
            break;
        int here = width < room / 2 ? -1 : quality(line, i, next);
        if (here >= best_quality) {
            best = i;
            best_quality = here;
        }
        i = next;
    }
    return best;
}

/* Lays out one line of a command, the LENGTH bytes at LINE. */
static void add_line(struct lines *lines, const char *line, const char *breaks, size_t length,
                     bool first, size_t columns)
{
    const char *before = "";
    while (columns > 0 && PROMPT + strlen(before) + prose_width(line, length) > columns) {
        size_t taken = PROMPT + strlen(before) + BACKSLASH;
        size_t at = choose_break(line, breaks, length, columns > taken ? columns - taken : 1);
        if (at == length)
            break;
        char *part = string_format("%s%s%.*s \\", first ? "$ " : "> ", before, (int)at, line);
        lines_add(lines, part);
        free(part);
        at += strspn(line + at, " \t");
        line += at;
        breaks += at;
        length -= at;
        first = false;
        before = indent;
    }
    const char *prompt = first ? "$ " : length > 0 ? "> " : ">";
    char *rest = string_format("%s%s%.*s", prompt, before, (int)length, line);
    lines_add(lines, rest);
    free(rest);
}

void typed_lines(struct lines *lines, const char *command, int columns)
{
    size_t length = strlen(command), at = 0;
    char *breaks = memory_get(length + 1);
    find_breaks(command, breaks);
    for (bool first = true; first || at < length; first = false) {
        size_t line = strcspn(command + at, "\n");
        add_line(lines, command + at, breaks + at, line, first, (size_t)columns);
        at += line + 1;
    }
    free(breaks);
}
