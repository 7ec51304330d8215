/* lint_note.c: see lint_note.h. */
#include "lab/course/lint_note.h"

#include <string.h>
#include <strings.h>

#include "lab/course/note.h"
#include "lab/course/step.h"

/* Whether the comment TEXT begins with a word that is nearly "note:" or "minutes:". */
static bool is_misspelt(const char *text)
{
    static const char *const words[] = {"note", "notes", "minute", "minutes"};
    text += strspn(text, " \t\n");
    size_t length = strcspn(text, " \t\n:");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == length && strncasecmp(text, words[i], length) == 0)
            return true;
    return false;
}

/* Checks the comment of minutes at INDEX: a number, once, in a step. */
static void lint_minutes(struct linter *linter, size_t index)
{
    const struct document *document = linter->document;
    const struct block *block = &document->blocks[index];
    size_t step = step_current(document, index);
    if (note_number(note_minutes(block)) == 0)
        complain(linter, block->line, "minutes: takes a number from 1 to 600");
    if (step == document->block_count) {
        complain(linter, block->line, "minutes are those of a step: there is none above this line");
        return;
    }
    for (size_t i = step; i < index; i++)
        if (note_minutes(&document->blocks[i]) != NULL)
            complain(linter, block->line, "the minutes of this step are given in line %d already",
                     document->blocks[i].line);
}

void lint_note(struct linter *linter, size_t index)
{
    const struct block *block = &linter->document->blocks[index];
    const char *note = note_text(block);
    if (note != NULL && *note == '\0')
        complain(linter, block->line, "this note for the teacher is empty");
    if (note_minutes(block) != NULL)
        lint_minutes(linter, index);
    else if (note == NULL && is_misspelt(block->text))
        complain(linter, block->line,
                 "a comment for the teacher begins with note: or with minutes:");
}
