/*
 * lint_pace.c: see lint_pace.h.
 *
 * The document is laid out as a terminal of 24 rows and 80 columns would show it. A heading,
 * a Predict, a Why and a command are where a reader stops, so the rows between two of
 * them are counted. What a command prints is as long as the text says.
 */
#include "lab/course/lint_pace.h"

#include <stdlib.h>
#include <string.h>

#include "lab/words/prose.h"

enum { ROWS = 24, COLUMNS = 80 };

/* The rows since the last stop. */
struct stretch {
    struct linter *linter;
    int line; /* where it begins */
    int rows;
};

/* How many rows the lines of TEXT take. */
static int count_rows(const char *text)
{
    int rows = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, "\n"), width = prose_width(text, length);
        rows += width == 0 ? 1 : (int)((width + COLUMNS - 1) / COLUMNS);
        text += length + (text[length] == '\n');
    }
    return rows;
}

/* Ends the stretch at a stop; the next one begins at LINE. */
static void end_stretch(struct stretch *stretch, int line)
{
    if (stretch->rows > ROWS)
        warn(stretch->linter, WARN_STRETCH, stretch->line,
             "%d rows without a heading, a Predict, a Why or a command", stretch->rows);
    stretch->rows = 0;
    stretch->line = line;
}

/* Adds a paragraph, with the blank row before it. */
static void add_prose(struct stretch *stretch, const struct block *block)
{
    struct text text = {0};
    if (prose_has_label(block->text, "Why"))
        end_stretch(stretch, block->line);
    prose_render(&text, block->text, COLUMNS, false);
    stretch->rows += 1 + count_rows(text_string(&text));
    text_free(&text);
    if (prose_has_label(block->text, "Predict"))
        end_stretch(stretch, block->line);
}

/* Adds a command, at which the stretch before it ends, and what it prints. */
static void add_command(struct stretch *stretch, const struct command *command)
{
    const struct expectation *expectation = &command->expectation;
    stretch->rows += count_rows(command->text);
    end_stretch(stretch, command->line);
    for (size_t i = 0; i < expectation->patterns.count; i++) {
        const char *pattern = expectation->patterns.item[i];
        stretch->rows += *pattern == '\0' ? 1 : count_rows(pattern);
    }
    stretch->rows += expectation->status != 0;
}

/* Warns of stretches that are longer than a screen. */
static void lint_stretches(struct linter *linter)
{
    const struct document *document = linter->document;
    struct stretch stretch = {.linter = linter, .line = 1};
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        switch (block->kind) {
        case BLOCK_HEADING:
            end_stretch(&stretch, block->line);
            stretch.rows += 2;
            break;
        case BLOCK_PROSE: add_prose(&stretch, block); break;
        case BLOCK_SHOWN: stretch.rows += 1 + count_rows(block->text); break;
        case BLOCK_CONSOLE:
            stretch.rows++;
            for (size_t j = 0; j < block->command_count; j++)
                add_command(&stretch, &block->commands[j]);
            break;
        case BLOCK_COMMENT: break;
        }
    }
    end_stretch(&stretch, 0);
}

/* Whether the heading begins a numbered step: "7.4 Title". */
static bool is_step(const struct block *block)
{
    size_t digits = strspn(block->text, "0123456789");
    return block->kind == BLOCK_HEADING && block->level == 2 && digits > 0 &&
           block->text[digits] == '.';
}

/* Warns of the step whose heading is STEP, if there is one and it has not asked anything. */
static void end_step(struct linter *linter, const struct block *step, bool asked)
{
    if (step != NULL && !asked)
        warn(linter, WARN_PREDICT, step->line, "this step has no Predict");
}

/* Warns of steps in which nothing is to be predicted. */
static void lint_predictions(struct linter *linter)
{
    const struct document *document = linter->document;
    const struct block *step = NULL;
    bool asked = false;
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        if (block->kind == BLOCK_PROSE && prose_has_label(block->text, "Predict"))
            asked = true;
        if (block->kind != BLOCK_HEADING || block->level != 2)
            continue;
        end_step(linter, step, asked);
        step = is_step(block) ? block : NULL;
        asked = false;
    }
    end_step(linter, step, asked);
}

void lint_pace(struct linter *linter)
{
    lint_stretches(linter);
    lint_predictions(linter);
}
