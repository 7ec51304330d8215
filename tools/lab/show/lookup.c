/* lookup.c: see lookup.h. */
#include "lab/show/lookup.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/session/terminal.h"
#include "lab/words/phrase.h"
#include "lab/words/plain.h"
#include "lab/words/prose.h"
#include "lab/words/table.h"

/* A row of the index, and the first line that it is the best for. */
struct entry {
    struct phrase *phrase;
    size_t phrases;
    char *line; /* NULL: none so far */
    struct names names;
    size_t more;      /* further lines */
    unsigned near;    /* how near a line that fits nothing has come to */
    size_t near_most; /* this phrase */
};

/* So many lines that fit nothing are compared word by word, for the nearest message. */
enum { LINES_COMPARED = 200 };

/* The index; entry i is row i of the table, and entry 0, the titles, is empty. */
struct index {
    struct table table;
    struct entry *entry;
    size_t *found; /* the entries that were found, in this order */
    size_t count;
    size_t lines; /* that were not empty */
};

/* Reads the index from the file GUIDE. Returns whether there is one. */
static bool read_index(struct index *index, const char *guide)
{
    struct text text = {0};
    *index = (struct index){0};
    bool read = text_read_file(&text, guide) == 0;
    int error = errno;
    table_read(&index->table, text_string(&text), INDEX_HEADING);
    text_free(&text);
    if (index->table.count < 2) {
        table_free(&index->table);
        errno = read ? 0 : error;
        return false;
    }
    index->entry = memory_get(index->table.count * sizeof *index->entry);
    index->found = memory_get(index->table.count * sizeof *index->found);
    for (size_t i = 1; i < index->table.count; i++) {
        struct entry *entry = &index->entry[i];
        struct lines quoted = {0};
        table_code(&quoted, table_cell(&index->table, i, "message"));
        entry->phrase = memory_get((quoted.count + 1) * sizeof *entry->phrase);
        for (; entry->phrases < quoted.count; entry->phrases++)
            phrase_read(&entry->phrase[entry->phrases], quoted.item[entry->phrases]);
        lines_free(&quoted);
    }
    return true;
}

static void free_index(struct index *index)
{
    for (size_t i = 0; i < index->table.count; i++) {
        struct entry *entry = &index->entry[i];
        for (size_t j = 0; j < entry->phrases; j++)
            phrase_free(&entry->phrase[j]);
        free(entry->phrase);
        free(entry->line);
        names_free(&entry->names);
    }
    free(index->entry);
    free(index->found);
    table_free(&index->table);
}

/* Reads the index from GUIDE.md in FOLDER or in one above it. Returns whether there is one. */
static bool read_index_above(struct index *index, const char *folder)
{
    char *path = string_copy(folder), *slash = path;
    bool found = false;
    while (!found && slash != NULL) {
        char *guide = string_format("%s/GUIDE.md", path);
        found = read_index(index, guide);
        free(guide);
        if ((slash = strrchr(path, '/')) != NULL)
            *slash = '\0';
    }
    free(path);
    return found;
}

/* Finds the index. Returns whether it did; if not, after a message. */
static bool find_index(struct index *index, const char *guide)
{
    const char *course = getenv("LAB_COURSE");
    char here[PATH_MAX] = "", self[PATH_MAX] = "";
    if (guide != NULL) {
        if (read_index(index, guide))
            return true;
        message_error(guide, "%s",
                      errno != 0 ? strerror(errno) : "there is no table '" INDEX_HEADING "'");
        return false;
    }
    if (course != NULL && read_index_above(index, course))
        return true;
    if (getcwd(here, sizeof here) != NULL && read_index_above(index, here))
        return true;
    if (readlink("/proc/self/exe", self, sizeof self - 1) > 0 && read_index_above(index, self))
        return true;
    message_error(NULL, "the course's GUIDE.md is neither in this directory nor above it, nor "
                        "above the one of lab; --guide FILE names it");
    return false;
}

/* Looks up one line: the entry whose phrase says most of it has been found. */
static void look_up(struct index *index, const char *bytes, size_t length)
{
    char *line = plain_line(bytes, length);
    size_t best = 0, weight = 0;
    struct names names = {0};
    index->lines += line[0] != '\0';
    for (size_t i = 1; i < index->table.count; i++)
        for (size_t j = 0; j < index->entry[i].phrases; j++) {
            const struct phrase *phrase = &index->entry[i].phrase[j];
            struct names others;
            size_t known = phrase->weight > weight ? phrase_fits(phrase, line, &others) : 0;
            if (known > 0 && known <= weight)
                names_free(&others);
            if (known <= weight)
                continue;
            names_free(&names);
            names = others;
            best = i;
            weight = known;
        }
    struct entry *entry = &index->entry[best];
    if (best > 0 && entry->line == NULL) {
        index->found[index->count++] = best;
        entry->line = line;
        entry->names = names;
        return;
    }
    entry->more += best > 0;
    if (best > 0) /* GNU ld says some things in two lines */
        names_add(&entry->names, &names);
    bool seeks = best == 0 && index->count == 0 && index->lines <= LINES_COMPARED;
    for (size_t i = 1; seeks && i < index->table.count; i++)
        for (size_t j = 0; j < index->entry[i].phrases; j++) {
            unsigned near = phrase_nearness(&index->entry[i].phrase[j], line);
            if (near > index->entry[i].near) {
                index->entry[i].near = near;
                index->entry[i].near_most = j;
            }
        }
    names_free(&names);
    free(line);
}

/* Prints TEXT, Markdown. */
static void print_prose(const struct terminal *terminal, const char *text)
{
    struct text shown = {0};
    prose_render(&shown, text, terminal->width, terminal->color);
    fputs(text_string(&shown), stdout);
    text_free(&shown);
}

/* Prints where ROW of the index is explained. */
static void print_steps(const struct terminal *terminal, const struct index *index, size_t row)
{
    const char *at = table_cell(&index->table, row, "lab"), *close;
    struct text text = {0};
    for (int count = 0; (at = strchr(at, '[')) != NULL && (close = strchr(at, ']')) != NULL;
         at = close, count++) {
        const int length = (int)(close - at - 1);
        if (count == 0)
            text_format(&text, "Lab %d explains it in step %.*s: `make step%d FROM=%.*s`",
                        atoi(at + 1), length, at + 1, atoi(at + 1), length, at + 1);
        else
            text_format(&text, "%s%.*s", count == 1 ? ". See also " : ", ", length, at + 1);
    }
    text_add(&text, ".");
    printf("\n");
    print_prose(terminal, text_string(&text));
    text_free(&text);
}

/* Prints the commands to type first, and which names are to be put in by hand. */
static void print_commands(const struct terminal *terminal, const struct index *index, size_t row)
{
    const struct names *names = &index->entry[row].names;
    struct lines commands = {0}, missing = {0};
    table_code(&commands, table_cell(&index->table, row, "type first"));
    for (size_t i = 0; i < commands.count; i++) {
        struct text command = {0};
        text_add(&command, "  $ ");
        phrase_fill(&command, commands.item[i], names, true, &missing);
        text_add(&command, "\n");
        printf("%s", i == 0 ? "\nType first:\n" : "");
        terminal_print(terminal, COMMAND, text_string(&command));
        text_free(&command);
    }
    for (size_t i = 0; i < missing.count; i++)
        printf("%s%s%s",
               i == 0                  ? "Put your own name in place of "
               : i + 1 < missing.count ? ", "
                                       : " and ",
               missing.item[i], i + 1 < missing.count ? "" : ".\n");
    lines_free(&missing);
    lines_free(&commands);
}

/* Prints the answer that ROW of the index is; with SEVERAL, also the line it is for. */
static void print_answer(const struct terminal *terminal, const struct index *index, size_t row,
                         bool several)
{
    const struct entry *entry = &index->entry[row];
    struct text means = {0};
    if (several) {
        size_t length = strlen(entry->line), most = 200;
        while (most < length && ((unsigned char)entry->line[most] & 0xc0) == 0x80)
            most++; /* no half of a character */
        char *title =
            string_format("%.*s%s\n", (int)most, entry->line, length > most ? " ..." : "");
        terminal_print(terminal, HEADING, title);
        free(title);
    }
    phrase_fill(&means, table_cell(&index->table, row, "means"), &entry->names, false, NULL);
    text_add(&means, ".");
    print_prose(terminal, text_string(&means));
    print_commands(terminal, index, row);
    print_steps(terminal, index, row);
    if (entry->more > 0)
        printf("%zu more line%s of this kind.\n", entry->more, entry->more == 1 ? "" : "s");
    text_free(&means);
}

/* Says where the course's tools are if an answer names one, unless the shell finds them: it
   does in a lab's shell. */
static void print_tools(const struct index *index)
{
    char self[PATH_MAX] = "";
    const char *path = getenv("PATH");
    bool named = false;
    for (size_t i = 0; i < index->count; i++)
        named = named || strstr(table_cell(&index->table, index->found[i], "type first"), "`mini-");
    if (!named || readlink("/proc/self/exe", self, sizeof self - 1) <= 0)
        return;
    *strrchr(self, '/') = '\0';
    for (const char *at = path != NULL ? path : ""; *at != '\0';) {
        size_t length = strcspn(at, ":");
        if (strlen(self) == length && memcmp(self, at, length) == 0)
            return;
        at += length + (at[length] == ':');
    }
    printf("\nThe tools whose names begin with mini- are in %s.\n", self);
}

/* Says that nothing was found, and what comes nearest. */
static void print_nearest(const struct terminal *terminal, const struct index *index)
{
    enum { NEAR = 250 }; /* below, what is common are words that any message has */
    size_t nearest = 0;
    if (index->lines == 0) {
        printf("There is no message: nothing was given, or nothing was printed.\n");
        return;
    }
    for (size_t i = 1; i < index->table.count; i++)
        if (index->entry[i].near > index->entry[nearest].near)
            nearest = i;
    printf("The guide's index has no message like this.\n");
    if (index->entry[nearest].near >= NEAR) {
        struct lines quoted = {0};
        table_code(&quoted, table_cell(&index->table, nearest, "message"));
        char *text = string_format("The nearest one is `%s`. It means: %s.",
                                   quoted.item[index->entry[nearest].near_most],
                                   table_cell(&index->table, nearest, "means"));
        printf("\n");
        print_prose(terminal, text);
        print_steps(terminal, index, nearest);
        free(text);
        lines_free(&quoted);
    }
    printf("\n");
    print_prose(terminal, "The index has messages in English: a command prints these with "
                          "`LC_ALL=C` in front of it.");
}

int lookup_message(const struct lines *words, const char *guide, enum color color)
{
    struct terminal terminal = terminal_open(color);
    struct index index;
    struct text text = {0};
    struct lines lines = {0};
    if (!find_index(&index, guide))
        return 1;
    for (size_t i = 0; i < words->count; i++)
        text_format(&text, "%s%s", i > 0 ? " " : "", words->item[i]);
    lines_split(&lines, text_string(&text), text.length, true);
    for (size_t i = 0; i < lines.count; i++)
        look_up(&index, lines.item[i], strlen(lines.item[i]));
    if (words->count == 0) {
        char *line = NULL;
        size_t size = 0;
        if (isatty(STDIN_FILENO))
            fputs("Paste the message; then press Ctrl-D at the beginning of a line.\n", stderr);
        for (ssize_t length; (length = getline(&line, &size, stdin)) >= 0;)
            look_up(&index, line, (size_t)length);
        free(line);
    }
    for (size_t i = 0; i < index.count; i++) {
        printf("%s", i > 0 ? "\n" : "");
        print_answer(&terminal, &index, index.found[i], index.lines > 1);
    }
    if (index.count == 0)
        print_nearest(&terminal, &index);
    print_tools(&index);
    int status = index.count == 0;
    lines_free(&lines);
    text_free(&text);
    free_index(&index);
    return status;
}
