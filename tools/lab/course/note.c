/* note.c: see note.h. */
#include "lab/course/note.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/course/step.h"

/* As many words take as long to read and discuss as one command to run and look at. */
enum { WORDS_PER_COMMAND = 20, LONGEST = 600, HOUR = 60 };

static const char blanks[] = " \t\n";

/* What follows NAME in the comment BLOCK, NULL if it does not begin with it. */
static const char *after(const struct block *block, const char *name)
{
    if (block->kind != BLOCK_COMMENT)
        return NULL;
    const char *text = block->text + strspn(block->text, blanks);
    if (!starts_with(text, name))
        return NULL;
    text += strlen(name);
    return text + strspn(text, blanks);
}

const char *note_text(const struct block *block)
{
    return after(block, "note:");
}

const char *note_minutes(const struct block *block)
{
    return after(block, "minutes:");
}

int note_number(const char *text)
{
    char *end;
    long number = isdigit((unsigned char)*text) ? strtol(text, &end, 10) : 0;
    if (number < 1 || number > LONGEST || end[strspn(end, blanks)] != '\0')
        return 0;
    return (int)number;
}

/* The number of minutes that a paragraph speaks of first, 0 if of none. */
static int spoken_minutes(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        bool begins = at == text || strchr(blanks, at[-1]) != NULL;
        if (begins && starts_with(at, "an hour"))
            return HOUR;
        size_t digits = begins ? strspn(at, "0123456789") : 0;
        const char *unit = at + digits + strspn(at + digits, blanks);
        if (digits > 0 && digits < 4 && starts_with(unit, "minutes"))
            return atoi(at);
    }
    return 0;
}

int note_lab_minutes(const struct document *document)
{
    int minutes = 0;
    for (size_t i = 0; i < document->block_count && minutes == 0; i++) {
        if (step_begins(&document->blocks[i]))
            break;
        if (document->blocks[i].kind == BLOCK_PROSE)
            minutes = spoken_minutes(document->blocks[i].text);
    }
    return minutes;
}

/* How much there is to read and to run in the step that the block STEP begins. */
static size_t weight(const struct document *document, size_t step)
{
    size_t words = 0;
    if (!isdigit((unsigned char)document->blocks[step].text[0]))
        return 0;
    for (size_t i = step, end = step_next(document, step); i < end; i++) {
        const struct block *block = &document->blocks[i];
        words += WORDS_PER_COMMAND * block->command_count;
        if (block->kind != BLOCK_PROSE)
            continue;
        for (const char *at = block->text; *(at += strspn(at, blanks)) != '\0'; words++)
            at += strcspn(at, blanks);
    }
    return words;
}

/* The minutes that the comment in the step gives, 0 without one. */
static int marked(const struct document *document, size_t step)
{
    for (size_t i = step, end = step_next(document, step); i < end; i++) {
        const char *text = note_minutes(&document->blocks[i]);
        if (text != NULL)
            return note_number(text);
    }
    return 0;
}

double note_step_minutes(const struct document *document, size_t step)
{
    size_t all = 0;
    int rest = note_lab_minutes(document);
    if (step >= document->block_count)
        return 0;
    int own = marked(document, step);
    if (own > 0)
        return own;
    for (size_t i = 0; i < document->block_count; i++) {
        if (!step_begins(&document->blocks[i]))
            continue;
        int minutes = marked(document, i);
        rest -= minutes;
        all += minutes > 0 ? 0 : weight(document, i);
    }
    return rest > 0 && all > 0 ? rest * (double)weight(document, step) / (double)all : 0;
}
