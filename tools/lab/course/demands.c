/* demands.c: see demands.h. */
#include "lab/course/demands.h"

#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A demand, and the line where it stands. */
struct demand {
    char *name;
    int line;
};

/* The demands that one document names. */
struct demand_list {
    struct demand *item;
    size_t count;
};

/* Lists the demands of DOCUMENT. */
static void list_demands(struct demand_list *list, const struct document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        char *copy = string_copy(block->text != NULL ? block->text : ""), *rest;
        char *word = strtok_r(copy, " \t\n", &rest);
        if (block->kind == BLOCK_COMMENT && word != NULL && strcmp(word, "demands:") == 0)
            while ((word = strtok_r(NULL, " \t\n", &rest)) != NULL) {
                list->item = memory_grow(list->item, (list->count + 1) * sizeof *list->item);
                list->item[list->count++] = (struct demand){string_copy(word), block->line};
            }
        free(copy);
    }
}

/* Whether LIST has a demand called NAME. */
static bool has(const struct demand_list *list, const char *name)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->item[i].name, name) == 0)
            return true;
    return false;
}

static void demands_free(struct demand_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->item[i].name);
    free(list->item);
}

void demands_compare(struct linter *linter)
{
    struct demand_list task = {0}, checks = {0};
    struct document document = {0};
    char *copy = string_copy(linter->document->file);
    char *file = string_format("%s/exercise/check.md", dirname(copy));
    if (access(file, F_OK) == 0 && document_read(&document, file) == 0) {
        struct linter other = {.document = &document};
        list_demands(&task, linter->document);
        list_demands(&checks, &document);
        for (size_t i = 0; i < task.count; i++)
            if (!has(&checks, task.item[i].name))
                complain(linter, task.item[i].line, "no check sees to the demand '%s'",
                         task.item[i].name);
        for (size_t i = 0; i < checks.count; i++)
            if (!has(&task, checks.item[i].name))
                complain(&other, checks.item[i].line, "the task of the lab does not demand '%s'",
                         checks.item[i].name);
        linter->complaints += other.complaints;
        linter_free(&other);
    }
    demands_free(&task);
    demands_free(&checks);
    document_free(&document);
    free(file);
    free(copy);
}
