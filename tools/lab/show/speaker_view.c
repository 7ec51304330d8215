/*
 * speaker_view.c: see speaker_view.h.
 *
 * All of it comes from the lab's text; the stage only says where in the text the class is.
 */
#include "lab/show/speaker_view.h"

#include <stdlib.h>
#include <string.h>

#include "lab/course/note.h"
#include "lab/course/step.h"
#include "lab/session/run.h"
#include "lab/words/prose.h"
#include "lab/words/typed.h"

/* Longer outputs than so many lines are cut short. */
enum { MOST_OUTPUT = 12, MINUTE = 60 };

static const char margin[] = "   ", marker[] = "=> ";

/* What is being made, and from what. */
struct view_of {
    struct text *to;
    const struct document *document;
    struct facts *facts;
    const struct stage *stage;
    const struct terminal *terminal;
    int columns;
    const struct command *next; /* the command that is run next, NULL if none is */
};

/* Appends BEFORE and LINE in STYLE, in as many rows as it takes. */
static void add_line(const struct view_of *view, enum style style, const char *before,
                     const char *line)
{
    size_t room = (size_t)view->columns - strlen(margin);
    do {
        size_t length = strlen(line);
        while (prose_width(line, length) > room)
            length--;
        while (length > 1 && ((unsigned char)line[length] & 0xc0) == 0x80)
            length--; /* not inside a character */
        char *row = string_format("%.*s", (int)length, line);
        text_add(view->to, before);
        terminal_add(view->terminal, view->to, style, row);
        text_add(view->to, "\n");
        free(row);
        line += length;
        before = margin;
    } while (*line != '\0');
}

/* Appends LINE in STYLE, wrapped between words. */
static void add_words(const struct view_of *view, enum style style, const char *line)
{
    struct text wrapped = {0};
    struct lines rows = {0};
    prose_render(&wrapped, line, view->terminal->width, false);
    lines_split(&rows, text_string(&wrapped), wrapped.length, true);
    for (size_t i = 0; i < rows.count; i++) {
        terminal_add(view->terminal, view->to, style, rows.item[i]);
        text_add(view->to, "\n");
    }
    lines_free(&rows);
    text_free(&wrapped);
}

/* Appends a paragraph that begins with LABEL. */
static void add_labelled(const struct view_of *view, const char *label, const char *paragraph)
{
    char *source = string_format("**%s** %s", label, paragraph);
    text_add(view->to, "\n");
    prose_render(view->to, source, view->terminal->width, view->terminal->color);
    free(source);
}

/* Whether the block INDEX is one at which a demonstration stops, whatever the screen. */
static bool is_stop(const struct document *document, size_t index, bool why_too)
{
    const struct block *block = &document->blocks[index];
    return step_begins(block) ||
           (block->kind == BLOCK_PROSE && (prose_has_label(block->text, "Predict") ||
                                           (why_too && prose_has_label(block->text, "Why"))));
}

/* Moves INDEX up over the comments directly above it: they are about it. */
static size_t with_comments(const struct document *document, size_t index)
{
    while (index > 0 && document->blocks[index - 1].kind == BLOCK_COMMENT)
        index--;
    return index;
}

/* Where the part begins that the class is in; WHY_TOO: a Why begins one as well. */
static size_t part_begin(const struct view_of *view, bool why_too)
{
    size_t index = view->stage->block;
    if (index >= view->document->block_count)
        index = view->document->block_count - 1;
    while (index > 0 && !is_stop(view->document, index, why_too))
        index--;
    return index;
}

/* Where it ends: at the next step or Predict. */
static size_t part_end(const struct view_of *view, size_t begin)
{
    size_t index = begin > view->stage->block ? begin : view->stage->block;
    for (index++; index < view->document->block_count; index++)
        if (is_stop(view->document, index, false))
            return index;
    return view->document->block_count;
}

/* The command that is run next. */
static const struct command *next_command(const struct view_of *view)
{
    size_t command = view->stage->command;
    for (size_t i = view->stage->block; i < view->document->block_count; i++, command = 0) {
        const struct block *block = &view->document->blocks[i];
        char *failure = facts_missing(view->facts, &block->condition.terms);
        bool here = failure == NULL && command < block->command_count;
        free(failure);
        if (here)
            return &block->commands[command];
    }
    return NULL;
}

/* Appends a command, faded when it is DONE, and what it should print. */
static void add_command(const struct view_of *view, const struct command *command, bool done)
{
    const char *before = command == view->next ? marker : margin;
    const struct expectation *expectation = run_expectation(view->facts, command);
    const struct lines *patterns = &expectation->patterns;
    struct lines typed = {0};
    typed_lines(&typed, command->text, view->columns - (int)strlen(margin));
    for (size_t i = 0; i < typed.count; i++)
        add_line(view, done ? FADED : COMMAND, i == 0 ? before : margin, typed.item[i]);
    for (size_t i = 0; i < patterns->count && i < MOST_OUTPUT; i++)
        add_line(view, done ? FADED : PLAIN, margin, patterns->item[i]);
    if (patterns->count > MOST_OUTPUT) {
        char *more = string_format("(%zu more lines)", patterns->count - MOST_OUTPUT);
        add_line(view, FADED, margin, more);
        free(more);
    }
    if (expectation->status != 0) {
        char *status = string_format("[exit %d]", expectation->status);
        add_line(view, FADED, margin, status);
        free(status);
    }
    lines_free(&typed);
}

/* Appends a fence that is run. */
static void add_console(const struct view_of *view, size_t index)
{
    const struct block *block = &view->document->blocks[index];
    const struct stage *stage = view->stage;
    char *failure = facts_missing(view->facts, &block->condition.terms);
    text_add(view->to, "\n");
    if (failure != NULL) {
        char *line = string_format("(not run here: %s)", failure);
        add_line(view, NOTE, margin, line);
        free(line);
    }
    for (size_t i = 0; failure == NULL && i < block->command_count; i++)
        add_command(view, &block->commands[i],
                    index < stage->block || (index == stage->block && i < stage->command));
    free(failure);
}

/* Appends the blocks BEGIN to END - 1, and first the notes, which must not be out of sight
   below: those about a Predict still hold at its Why. */
static void add_part(const struct view_of *view, size_t begin, size_t end)
{
    const struct document *document = view->document;
    size_t first = with_comments(document, part_begin(view, false));
    for (size_t i = first; i < with_comments(document, end); i++) {
        const char *note = note_text(&document->blocks[i]);
        if (note != NULL)
            add_labelled(view, "Note.", note);
    }
    for (size_t i = begin; i < end; i++)
        if (document->blocks[i].kind == BLOCK_CONSOLE)
            add_console(view, i);
        else
            terminal_add_block(view->terminal, view->to, &document->blocks[i]);
}

/* Minutes, rounded down. */
static int minutes(time_t from, time_t to)
{
    return to > from ? (int)((to - from) / MINUTE) : 0;
}

/* Appends the times: since the start and in this step, and what was planned. */
static void add_times(const struct view_of *view, size_t step, time_t now)
{
    const struct document *document = view->document;
    int lab = note_lab_minutes(document);
    double until = 0, own = note_step_minutes(document, step);
    struct text line = {0};
    for (size_t i = 0; i <= step && i < document->block_count; i++)
        if (step_begins(&document->blocks[i]))
            until += note_step_minutes(document, i);
    text_format(&line, "%d min", minutes(view->stage->started, now));
    if (lab > 0)
        text_format(&line, " of %d", lab);
    if (step < document->block_count) {
        text_format(&line, " · in this step %d", minutes(view->stage->step_started, now));
        if (own > 0)
            text_format(&line, " of %.0f · planned up to its end: %.0f", own < 1 ? 1 : own, until);
    }
    add_words(view, LABEL, text_string(&line));
    text_free(&line);
}

/* Appends which step it is, and where in it the class waits. */
static void add_place(const struct view_of *view, size_t step)
{
    static const char *const stops[] = {
        [STOP_FULL] = "reading and running", [STOP_STEP] = "done, next comes what is below",
        [STOP_PREDICT] = "predicting",       [STOP_WHY] = "before the Why",
        [STOP_COMMAND] = "before a command",
    };
    const struct document *document = view->document;
    size_t passed = view->stage->command;
    for (size_t i = 0; i < view->stage->block && i < document->block_count; i++)
        passed += document->blocks[i].command_count;
    char *line = string_format("%s · %s · %zu of %zu commands",
                               step < document->block_count ? document->blocks[step].text
                                                            : "Before the first step",
                               stops[view->stage->why], passed, document_commands(document));
    add_words(view, HEADING, line);
    free(line);
}

/* Appends what comes at the block NEXT, and after it. */
static void add_next(const struct view_of *view, size_t next)
{
    const struct document *document = view->document;
    if (next < document->block_count && !step_begins(&document->blocks[next])) {
        add_labelled(view, "Then:", document->blocks[next].text + strlen("**Predict.**"));
        next = step_next(document, next);
    }
    if (next == document->block_count) {
        add_labelled(view, "Next step:", "none, this is the last one.");
        return;
    }
    double planned = note_step_minutes(document, next);
    char *line = planned > 0 ? string_format("%s (%.0f min)", document->blocks[next].text,
                                             planned < 1 ? 1 : planned)
                             : string_copy(document->blocks[next].text);
    add_labelled(view, "Next step:", line);
    free(line);
}

void speaker_view(struct text *to, const struct document *document, struct facts *facts,
                  const struct stage *stage, const struct terminal *terminal, int columns,
                  time_t now)
{
    struct view_of view = {to, document, facts, stage, terminal, columns, NULL};
    if (document->block_count == 0)
        return;
    view.next = next_command(&view);
    size_t begin = part_begin(&view, true), end = part_end(&view, begin);
    add_words(&view, TITLE, document->blocks[0].text);
    add_times(&view, stage->step, now);
    add_place(&view, stage->step);
    add_part(&view, begin, end);
    add_next(&view, end);
}
