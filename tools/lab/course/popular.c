/* popular.c: see popular.h. */
#include "lab/course/popular.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "lab/course/document.h"

static const char keyword[] = "popular:";

bool popular_is(const char *comment)
{
    return starts_with(comment + strspn(comment, " \n"), keyword);
}

/* The bytes from START up to END in one line, without blanks at its ends; to be freed. */
static char *one_line(const char *start, const char *end)
{
    struct text text = {0};
    while (start < end) {
        size_t blanks = strspn(start, " \n"), length = strcspn(start + blanks, " \n");
        start += blanks;
        if (start + length > end)
            length = (size_t)(end - start);
        if (start < end && length > 0)
            text_format(&text, "%s%.*s", text.length > 0 ? " " : "", (int)length, start);
        start += length;
    }
    char *line = string_copy(text_string(&text));
    text_free(&text);
    return line;
}

const char *popular_read(struct popular *popular, const char *comment)
{
    static const char said[] = "\nsaid:", truth[] = "\ntrue:";
    const char *start = strstr(comment, keyword) + strlen(keyword);
    const char *second = strstr(start, said), *third = second ? strstr(second, truth) : NULL;
    *popular = (struct popular){0};
    if (third == NULL)
        return "popular: takes a kind of source, then a line with said:, and one with true:";
    const char *claims = memchr(start, '(', (size_t)(second - start));
    const char *end = claims ? memchr(claims, ')', (size_t)(second - claims)) : NULL;
    popular->source = one_line(start, end != NULL ? claims : second);
    popular->claims = end != NULL ? one_line(claims + 1, end) : string_copy("");
    popular->said = one_line(second + strlen(said), third);
    popular->truth = one_line(third + strlen(truth), comment + strlen(comment));
    if (popular->source[0] == '\0' || popular->said[0] == '\0' || popular->truth[0] == '\0')
        return "popular: takes a kind of source, then a line with said:, and one with true:";
    if (strpbrk(popular->said, "|") != NULL || strpbrk(popular->truth, "|") != NULL)
        return "a | would end a column of the table";
    return NULL;
}

void popular_free(struct popular *popular)
{
    free(popular->source);
    free(popular->claims);
    free(popular->said);
    free(popular->truth);
    *popular = (struct popular){0};
}

/* Prints the row for the correction in COMMENT of DOCUMENT, under the heading STEP. Returns
   whether it is in order. */
static bool print_row(const struct document *document, const struct block *comment,
                      const char *step)
{
    struct popular popular;
    const char *wrong = popular_read(&popular, comment->text);
    if (wrong != NULL)
        message_at(document->file, comment->line, "%s", wrong);
    else
        printf("| %s | %s | %s | [%.*s](%s) |\n", popular.said, popular.source, popular.truth,
               (int)strcspn(step, " "), step, document->file);
    popular_free(&popular);
    return wrong == NULL;
}

int popular_print(const struct lines *files)
{
    bool fine = true;
    puts("| what is said | by | what is true | step |\n|---|---|---|---|");
    for (size_t i = 0; i < files->count; i++) {
        struct document document;
        const char *step = "";
        fine = document_read(&document, files->item[i]) == 0 && fine;
        for (size_t j = 0; j < document.block_count; j++) {
            const struct block *block = &document.blocks[j];
            if (block->kind == BLOCK_HEADING && block->level == 2)
                step = block->text;
            else if (block->kind == BLOCK_COMMENT && popular_is(block->text))
                fine = print_row(&document, block, step) && fine;
        }
        document_free(&document);
    }
    return fine ? 0 : 1;
}
