/* exercise.c: see exercise.h. */
#include "lab/course/exercise.h"

#include <errno.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"

/* Adds the check that the heading with INDEX begins. Returns 0, or -1 after a message. */
static int add_check(struct exercise *exercise, size_t index)
{
    const struct block *block = &exercise->document.blocks[index];
    const char *open = strrchr(block->text, '(');
    int points = 0, length = 0;
    if (open == NULL || open == block->text ||
        (sscanf(open, "(%d points)%n", &points, &length) != 1 || length == 0))
        if (open == NULL || sscanf(open, "(%d point)%n", &points, &length) != 1)
            length = 0;
    if (length == 0 || open[length] != '\0' || points < 1) {
        message_at(exercise->document.file, block->line,
                   "a check's heading ends with its worth: ## Title (2 points)");
        return -1;
    }
    size_t count = ++exercise->check_count;
    exercise->checks = memory_grow(exercise->checks, count * sizeof *exercise->checks);
    char *title = string_format("%.*s", (int)(open - block->text), block->text);
    for (size_t end = strlen(title); end > 0 && title[end - 1] == ' '; end--)
        title[end - 1] = '\0';
    exercise->checks[count - 1] =
        (struct check){.title = title, .points = points, .line = block->line, .first = index + 1};
    return 0;
}

/* Takes in a comment: "built: PATTERN..." or "timeout: SECONDS". */
static void read_comment(struct exercise *exercise, const char *text)
{
    char *copy = string_copy(text), *rest;
    char *word = strtok_r(copy, " \t\n", &rest);
    if (word != NULL && strcmp(word, "built:") == 0)
        while ((word = strtok_r(NULL, " \t\n", &rest)) != NULL)
            lines_add(&exercise->built, word);
    else if (word != NULL && strcmp(word, "timeout:") == 0 &&
             (word = strtok_r(NULL, " \t\n", &rest)) != NULL && atoi(word) > 0)
        exercise->make_seconds = atoi(word);
    free(copy);
}

/* Checks that the checks' titles differ. */
static int compare_titles(const struct exercise *exercise)
{
    int result = 0;
    for (size_t i = 0; i < exercise->check_count; i++)
        for (size_t j = 0; j <= i; j++)
            if (strcmp(exercise->checks[i].title, j < i ? exercise->checks[j].title : "make") ==
                0) {
                message_at(exercise->document.file, exercise->checks[i].line,
                           "there is another check with this title: %s", exercise->checks[i].title);
                result = -1;
            }
    return result;
}

/* Reads check.md and finds the checks in it. */
static int read_checks(struct exercise *exercise)
{
    char *file = string_format("%s/check.md", exercise->folder);
    int result = document_read(&exercise->document, file);
    size_t count = result == 0 ? exercise->document.block_count : 0;
    for (size_t i = 0; i < count; i++) {
        const struct block *block = &exercise->document.blocks[i];
        if (block->kind == BLOCK_COMMENT)
            read_comment(exercise, block->text);
        if (block->kind == BLOCK_HEADING && block->level == 2 && add_check(exercise, i) < 0)
            result = -1;
    }
    exercise->setup = exercise->check_count > 0 ? exercise->checks[0].first - 1 : count;
    for (size_t i = 0; i < exercise->check_count; i++) {
        struct check *check = &exercise->checks[i];
        check->last = i + 1 < exercise->check_count ? check[1].first - 1 : count;
        check->requirement = "";
        for (size_t j = check->first; j < check->last && check->requirement[0] == '\0'; j++)
            if (exercise->document.blocks[j].kind == BLOCK_PROSE)
                check->requirement = exercise->document.blocks[j].text;
    }
    if (result == 0 && exercise->check_count == 0) {
        message_error(file, "there is no check; each begins with ## Title (2 points)");
        result = -1;
    }
    free(file);
    return result == 0 ? compare_titles(exercise) : -1;
}

/* Whether TITLE is that of a check, or `make`. */
static bool is_title(const struct exercise *exercise, const char *title)
{
    bool found = strcmp(title, "make") == 0;
    for (size_t i = 0; i < exercise->check_count; i++)
        found = found || strcmp(title, exercise->checks[i].title) == 0;
    return found;
}

/* The value in the line "KEY: VALUE", NULL if it is another line. */
static const char *value_of(const char *line, const char *key)
{
    size_t length = strlen(key);
    if (strncmp(line, key, length) != 0 || line[length] != ':')
        return NULL;
    return line + length + 1 + strspn(line + length + 1, " ");
}

/* Takes in one line of EXPECT. Returns what is wrong with it, NULL if nothing is. */
static const char *read_expect_line(const struct exercise *exercise, struct wrong *wrong,
                                    const char *line, bool first)
{
    const char *value;
    if (first) {
        value = value_of(line, "base");
        if (value == NULL || (strcmp(value, "start") != 0 && strcmp(value, "solution") != 0))
            return "the first line is base: start or base: solution";
        wrong->base = string_copy(value);
    } else if (wrong->fails.count == 0 && (value = value_of(line, "delete")) != NULL) {
        lines_add(&wrong->deleted, value);
    } else if (wrong->fails.count == 0 && (value = value_of(line, "why")) != NULL) {
        free(wrong->why);
        wrong->why = string_copy(value);
    } else if (wrong->fails.count == 0 && (value = value_of(line, "shows")) != NULL) {
        lines_add(&wrong->shows, value);
    } else if (line[0] != '\0') {
        if (!is_title(exercise, line))
            return "no check of check.md has this title";
        lines_add(&wrong->fails, line);
    }
    return NULL;
}

/* Reads the wrong answer SLUG. Returns 0, or -1 after a message. */
static int read_wrong(const struct exercise *exercise, const char *slug, struct wrong *wrong)
{
    *wrong = (struct wrong){.slug = string_copy(slug), .why = string_copy("")};
    wrong->folder = string_format("%s/wrong/%s", exercise->folder, slug);
    char *file = string_format("%s/EXPECT", wrong->folder);
    struct text text = {0};
    struct lines lines = {0};
    int result = text_read_file(&text, file);
    if (result < 0)
        message_error(file, "%s", strerror(errno));
    lines_split(&lines, text_string(&text), text.length, true);
    for (size_t i = 0; i < lines.count; i++) {
        const char *problem = read_expect_line(exercise, wrong, lines.item[i], i == 0);
        if (problem != NULL) {
            message_at(file, (int)i + 1, "%s", problem);
            result = -1;
        }
    }
    if (result == 0 && (wrong->base == NULL || wrong->fails.count == 0)) {
        message_error(file, "a base, and the titles of the checks that must fail");
        result = -1;
    }
    lines_free(&lines);
    text_free(&text);
    free(file);
    return result;
}

/* Lists the other right answers. Returns 0, or -1 after a message. */
static int list_others(struct exercise *exercise)
{
    char *folder = string_format("%s/other", exercise->folder);
    int result = 0;
    folder_list(folder, &exercise->others);
    for (size_t i = 0; i < exercise->others.count && result == 0; i++) {
        char *other = string_format("%s/%s", folder, exercise->others.item[i]);
        if (!folder_is(other)) {
            message_error(other, "each other right answer has a folder of its own: other/SLUG");
            result = -1;
        }
        free(other);
    }
    free(folder);
    return result;
}

/* Reads the wrong answers. */
static int read_wrongs(struct exercise *exercise)
{
    char *folder = string_format("%s/wrong", exercise->folder);
    struct lines slugs = {0};
    int result = 0;
    folder_list(folder, &slugs);
    exercise->wrongs = memory_get(slugs.count * sizeof *exercise->wrongs);
    for (size_t i = 0; i < slugs.count; i++)
        if (read_wrong(exercise, slugs.item[i], &exercise->wrongs[exercise->wrong_count++]) < 0)
            result = -1;
    lines_free(&slugs);
    free(folder);
    return result;
}

int exercise_open(struct exercise *exercise, const char *path)
{
    *exercise = (struct exercise){.make_seconds = MAKE_SECONDS};
    char *real = realpath(path, NULL);
    if (real == NULL) {
        message_error(path, "%s", strerror(errno));
        return -1;
    }
    char *inside = string_format("%s/check.md", real);
    if (access(inside, F_OK) == 0) { /* PATH is the exercise, not the lab */
        exercise->folder = string_copy(real);
        dirname(real);
    } else {
        exercise->folder = string_format("%s/exercise", real);
    }
    free(inside);
    exercise->lab = string_copy(real);
    exercise->name = string_copy(basename(real));
    exercise->course = string_copy(dirname(dirname(real)));
    free(real);
    if (!exercise_has(exercise, "check.md")) {
        message_error(NULL, "lab %d has no exercise to check", exercise_number(exercise));
        return -1;
    }
    if (read_checks(exercise) < 0 || list_others(exercise) < 0)
        return -1;
    return read_wrongs(exercise);
}

void exercise_close(struct exercise *exercise)
{
    for (size_t i = 0; i < exercise->check_count; i++)
        free(exercise->checks[i].title);
    for (size_t i = 0; i < exercise->wrong_count; i++) {
        struct wrong *wrong = &exercise->wrongs[i];
        lines_free(&wrong->deleted);
        lines_free(&wrong->shows);
        lines_free(&wrong->fails);
        free(wrong->slug);
        free(wrong->folder);
        free(wrong->base);
        free(wrong->why);
    }
    free(exercise->checks);
    free(exercise->wrongs);
    lines_free(&exercise->others);
    lines_free(&exercise->built);
    document_free(&exercise->document);
    free(exercise->name);
    free(exercise->course);
    free(exercise->lab);
    free(exercise->folder);
    *exercise = (struct exercise){0};
}

int exercise_number(const struct exercise *exercise)
{
    return atoi(exercise->name);
}

int exercise_points(const struct exercise *exercise)
{
    int points = 0;
    for (size_t i = 0; i < exercise->check_count; i++)
        points += exercise->checks[i].points;
    return points;
}

bool exercise_hint(const struct exercise *exercise, int number, struct text *text)
{
    char *file = string_format("%s/hint%d.md", exercise->folder, number);
    bool found = text_read_file(text, file) == 0;
    free(file);
    return found;
}

bool exercise_has(const struct exercise *exercise, const char *path)
{
    char *full = string_format("%s/%s", exercise->folder, path);
    bool has = access(full, F_OK) == 0;
    free(full);
    return has;
}
