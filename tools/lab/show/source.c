/* source.c: see source.h. */
#include "lab/show/source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lab/words/words.h"

bool source_read(const struct run *run, const char *word, struct text *text)
{
    enum { LARGEST = 1 << 16 };
    struct stat status;
    if (run->session == NULL)
        return false;
    char *path = string_format("/proc/%d/cwd/%s", session_shell(run->session), word);
    bool readable = stat(path, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
                    status.st_size <= LARGEST && text_read_file(text, path) == 0 &&
                    memchr(text->bytes, '\0', text->length) == NULL;
    free(path);
    if (!readable)
        text_clear(text);
    return readable;
}

/* Whether the file NAME is one that people write, by its ending. */
static bool is_written(const char *name)
{
    static const char *const endings[] = {".c",  ".h",   ".map", ".ld", ".mk", ".awk",
                                          ".md", ".txt", ".sh",  ".S",  "file"};
    size_t length = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (length > strlen(endings[i]) &&
            strcmp(name + length - strlen(endings[i]), endings[i]) == 0)
            return true;
    return false;
}

/* Whether the words are those of one command, with neither a pipe nor a redirection. */
static bool is_simple(const struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (words->item[i].is_operator || strpbrk(words->item[i].text, "<>") != NULL ||
            words->item[i].is_command != (i == 0))
            return false;
    return words->count > 1;
}

/* How many lines TEXT has. */
static size_t count_lines(const struct text *text)
{
    struct lines lines = {0};
    lines_split(&lines, text_string(text), text->length, false);
    size_t count = lines.count;
    lines_free(&lines);
    return count;
}

/* Appends to LABEL how long the source WORD is, if it is one; WHOLE says whether all of it
   is shown. */
static void add_source(const struct run *run, struct text *label, const char *word, bool whole)
{
    struct text source = {0};
    if (is_written(word) && source_read(run, word, &source)) {
        size_t count = count_lines(&source);
        text_format(label, "%s%s%s, %zu line%s", label->length > 0 ? "; " : "",
                    whole ? "" : "part of ", word, count, count == 1 ? "" : "s");
    }
    text_free(&source);
}

/* Whether the command called NAME prints all of a file (1), or a part (0); -1 for another. */
static int shows_whole(const char *name)
{
    static const char *const showing[] = {"sed", "head", "tail"};
    for (size_t i = 0; i < sizeof showing / sizeof *showing; i++)
        if (strcmp(name, showing[i]) == 0)
            return 0;
    return strcmp(name, "cat") == 0 ? 1 : -1;
}

char *source_label(const struct run *run, const struct command *command)
{
    struct words words = {0};
    struct text label = {0}, nothing = {0};
    words_split(&words, command->text);
    int whole = is_simple(&words) ? shows_whole(words.item[0].text) : -1;
    if (whole >= 0 && run->session != NULL) {
        /* A shell that has not answered yet may still be on its way to the lab's folder. */
        execute_unseen(run->session, ":", facts_time_limit(run->machine->facts, UNSEEN_SECONDS),
                       &nothing);
        for (size_t i = 1; i < words.count; i++)
            add_source(run, &label, words.item[i].text, whole == 1);
    }
    char *string = label.length > 0 ? string_copy(text_string(&label)) : NULL;
    words_free(&words);
    text_free(&label);
    text_free(&nothing);
    return string;
}
