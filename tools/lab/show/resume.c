/* resume.c: see resume.h. */
#include "lab/show/resume.h"

#include <stdlib.h>

#include "lab/course/step.h"

char *resume_ask(const struct terminal *terminal, const struct document *document, const char *note)
{
    struct text text = {0};
    char *from = NULL;
    if (text_read_file(&text, note) == 0 &&
        step_find(document, text_string(&text)) < document->block_count) {
        char *prompt = string_format(
            "You left at step %s. [Enter] from the beginning  [c] go on there", text_string(&text));
        if (terminal_ask(terminal, prompt, "\nc") == 'c')
            from = string_copy(text_string(&text));
        free(prompt);
    }
    text_free(&text);
    return from;
}

void resume_note(const struct document *document, size_t index, const char *note)
{
    struct text text = {0};
    char *step = step_name(document, index);
    text_add(&text, step);
    (void)text_write_file(&text, note, 0644);
    text_free(&text);
    free(step);
}
