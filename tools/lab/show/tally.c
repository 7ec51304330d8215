/* tally.c: see tally.h. */
#include "lab/show/tally.h"

#include <stdlib.h>

void tally_open(struct tally *tally, const struct document *document)
{
    *tally = (struct tally){document, memory_get(document_commands(document))};
}

void tally_close(struct tally *tally)
{
    free(tally->fates);
    tally->fates = NULL;
}

void tally_note(struct tally *tally, const struct command *command, enum fate fate)
{
    size_t before = 0;
    for (size_t i = 0; i < tally->document->block_count; i++) {
        const struct block *block = &tally->document->blocks[i];
        for (size_t j = 0; j < block->command_count; j++)
            if (&block->commands[j] == command)
                tally->fates[before + j] = (unsigned char)fate;
        before += block->command_count;
    }
}

char *tally_text(const struct tally *tally, bool left)
{
    static const struct {
        enum fate fate;
        const char *words;
    } others[] = {
        {OWN, "of your own"},         {NOT_HERE, "not run on this machine"},
        {BY_HAND, "skipped by hand"}, {SILENT, "run silently"},
        {NOT_REACHED, "not reached"},
    };
    int count[FATES] = {0};
    struct text text = {0};
    for (size_t i = 0, all = document_commands(tally->document); i < all; i++)
        count[tally->fates[i]]++;
    int shown = count[AS_THE_TEXT] + count[DIFFERENT];
    text_format(&text, "-- %d command%s", shown, shown == 1 ? "" : "s");
    if (count[DIFFERENT] > 0)
        text_format(&text, ", %d not as the text says (see the lines with !!)", count[DIFFERENT]);
    else if (shown > 0)
        text_add(&text, ", each did what the text says");
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (count[others[i].fate] > 0)
            text_format(&text, "; %d %s", count[others[i].fate], others[i].words);
    text_add(&text, left ? "; you left before the end.\n" : ".\n");
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}
