/*
 * compare.c: see compare.h.
 *
 * The libraries of both worlds, each with its path and the rule that found it,
 * are two lists of lines. What differs is shown as diff does: by a longest
 * common part, so that a change of order shows too.
 */
#include "ldd/compare.h"

#include "base/message.h"
#include "ldd/prose.h"
#include "ldd/words.h"
#include "ldso/loader.h"

#include <stdlib.h>
#include <string.h>

/* The lines of one world. */
struct lines {
    char **text; /* owned, and each of them too */
    size_t count;
};

/* Returns POINTER, or ends the program. */
static void *checked(void *pointer)
{
    if (!pointer)
        message_fatal(2, NULL, "out of memory");
    return pointer;
}

/* Makes the lines of CLOSURE; of NULL none. */
static struct lines make_lines(const struct ldso_closure *closure)
{
    struct lines lines = {NULL, 0};
    if (!closure)
        return lines;
    lines.text = checked(calloc(closure->loaded_count + 1, sizeof *lines.text));
    for (size_t i = closure->listed; i < closure->loaded_count; i++) {
        const struct ldso_object *object = closure->loaded[i];
        struct prose prose = {0};
        prose_say(&prose, "%s => %s  [", object->name, object->path ? object->path : "not found");
        words_origin(&prose, object);
        prose_text(&prose, "]");
        lines.text[lines.count++] = prose_take(&prose);
    }
    return lines;
}

/* Frees them. */
static void free_lines(struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->text[i]);
    free(lines->text);
}

/* Prints a line with the sign in front of it. */
static void print_line(const struct view *view, char sign, const char *text)
{
    view_paint(view, sign == '-' ? PAINT_BAD : PAINT_GOOD);
    output_char(view->output, sign);
    output_char(view->output, '\t');
    view_name(view, text);
    view_paint_end(view);
    output_char(view->output, '\n');
}

/* Prints the lines of OLD from I on and of NEW from J on that are not in a longest
   common part. LENGTHS has a row of new->count + 1 numbers for each line of OLD. */
static size_t print_changes(const struct view *view, const struct lines *old,
                            const struct lines *new, const unsigned *lengths)
{
    size_t width = new->count + 1, i = 0, j = 0, changes = 0;
    while (i < old->count || j < new->count) {
        if (i < old->count && j < new->count &&strcmp(old->text[i], new->text[j]) == 0) {
            i++;
            j++;
        } else if (i < old->count && (j == new->count ||
                                      lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])) {
            print_line(view, '-', old->text[i++]);
            changes++;
        } else {
            print_line(view, '+', new->text[j++]);
            changes++;
        }
    }
    return changes;
}

/* Prints all lines of OLD and NEW, as if they had nothing in common. */
static size_t print_all(const struct view *view, const struct lines *old, const struct lines *new)
{
    for (size_t i = 0; i < old->count; i++)
        print_line(view, '-', old->text[i]);
    for (size_t i = 0; i < new->count; i++)
        print_line(view, '+', new->text[i]);
    return old->count + new->count;
}

/* Leaves out the lines that OLD and NEW have in common at their beginnings and ends. */
static void cut_common(struct lines *old, struct lines *new)
{
    while (old->count > 0 && new->count > 0 && strcmp(old->text[0], new->text[0]) == 0) {
        old->text++;
        new->text++;
        old->count--;
        new->count--;
    }
    while (old->count > 0 && new->count > 0 &&
           strcmp(old->text[old->count - 1], new->text[new->count - 1]) == 0) {
        old->count--;
        new->count--;
    }
}

/* Prints what differs between two worlds; returns how many lines. */
static size_t print_difference(const struct view *view, const struct lines *all_old,
                               const struct lines *all_new)
{
    /* The table below has a number for each pair of lines. Where a file asks for thousands of
       libraries that differ, nobody would read it. */
    enum { PAIRS_MOST = 4 * 1000 * 1000 };
    struct lines rest_old = *all_old, rest_new = *all_new;
    const struct lines *old = &rest_old, *new = &rest_new;
    cut_common(&rest_old, &rest_new);
    if (new->count > 0 && old->count > PAIRS_MOST / new->count)
        return print_all(view, old, new);
    size_t width = new->count + 1;
    /* LENGTHS[i][j]: the length of the longest common part of what begins at i and j. */
    unsigned *lengths = checked(calloc((old->count + 1) * width, sizeof *lengths));
    for (size_t i = old->count; i-- > 0;) {
        for (size_t j = new->count; j-- > 0;) {
            unsigned *here = &lengths[i * width + j];
            if (strcmp(old->text[i], new->text[j]) == 0)
                *here = here[width + 1] + 1;
            else
                *here = here[width] > here[1] ? here[width] : here[1];
        }
    }
    size_t changes = print_changes(view, old, new, lengths);
    free(lengths);
    return changes;
}

/* Prints why there is no start in either world, if that differs; returns whether it does. */
static bool print_failures(const struct view *view, const char *old, const char *new)
{
    if (strcmp(old ? old : "", new ? new : "") == 0)
        return false;
    if (old)
        print_line(view, '-', old);
    if (new)
        print_line(view, '+', new);
    return true;
}

void compare_print(const struct view *view, const struct ldso_closure *other,
                   const char *other_error, const char *error)
{
    struct lines old = make_lines(other), new = make_lines(view->closure);
    view_paint(view, PAINT_STRONG);
    output_text(view->output, "--- ");
    view_name(view, view->file);
    output_text(view->output, " as it is\n+++ ");
    view_name(view, view->file);
    output_text(view->output, " with ");
    view_name(view, view->options->whatif.description);
    output_char(view->output, '\n');
    view_paint_end(view);
    size_t changes = print_difference(view, &old, &new);
    changes += print_failures(view, other ? other->loader->refusal : NULL,
                              view->closure ? view->closure->loader->refusal : NULL);
    changes += print_failures(view, other ? other->fatal : other_error,
                              view->closure ? view->closure->fatal : error);
    if (changes == 0)
        output_text(view->output, "no difference\n");
    free_lines(&old);
    free_lines(&new);
}
