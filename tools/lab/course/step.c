/* step.c: see step.h. */
#include "lab/course/step.h"

#include <ctype.h>
#include <string.h>

#include "base/message.h"

bool step_begins(const struct block *block)
{
    return block->kind == BLOCK_HEADING && block->level == 2;
}

size_t step_find(const struct document *document, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < document->block_count && length > 0; i++) {
        const struct block *block = &document->blocks[i];
        if (!step_begins(block))
            continue;
        const char *dot = strchr(block->text, '.');
        bool whole = starts_with(block->text, name) && strchr(" ", block->text[length]) != NULL;
        bool part = dot != NULL && starts_with(dot + 1, name) && dot[1 + length] == ' ' &&
                    isdigit((unsigned char)block->text[0]);
        if (whole || part)
            return i;
    }
    return document->block_count;
}

size_t step_next(const struct document *document, size_t index)
{
    for (index++; index < document->block_count; index++)
        if (step_begins(&document->blocks[index]))
            return index;
    return document->block_count;
}

size_t step_current(const struct document *document, size_t index)
{
    for (size_t i = index + 1; i > 0; i--)
        if (i <= document->block_count && step_begins(&document->blocks[i - 1]))
            return i - 1;
    return document->block_count;
}

char *step_name(const struct document *document, size_t index)
{
    size_t step = step_current(document, index);
    if (step == document->block_count)
        return string_copy("start");
    const char *text = document->blocks[step].text;
    return string_format("%.*s", (int)strcspn(text, " "), text);
}

bool step_is_known(const struct document *document, const char *name)
{
    if (step_find(document, name) < document->block_count)
        return true;
    message_error(document->file, "there is no step %s to begin with", name);
    return false;
}
