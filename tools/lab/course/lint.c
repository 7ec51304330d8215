/*
 * lint.c: see lint.h.
 *
 * The rules are about titles, claims, predictions, and expectations that say something;
 * those for commands are in lint_command.c. What there are warnings for is in lint_pace.c,
 * lint_page.c and lint_label.c.
 */
#include "lab/course/lint.h"

#include <ctype.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/course/demands.h"
#include "lab/course/lint_command.h"
#include "lab/course/lint_note.h"
#include "lab/course/lint_pace.h"
#include "lab/course/lint_page.h"
#include "lab/course/popular.h"
#include "lab/words/match.h"
#include "lab/words/prose.h"

/* The name of the folder that FILE is in: "03-shared"; to be freed. */
static char *folder_name(const char *file)
{
    char *path = realpath(file, NULL);
    char *name = string_copy(path != NULL ? basename(dirname(path)) : file);
    free(path);
    return name;
}

/* The number that the name of the lab's folder begins with, 0 if there is none. */
static int folder_number(const char *file)
{
    char *name = folder_name(file);
    int number = atoi(name);
    free(name);
    return number;
}

/* Checks the first heading: "Lab N: Title", and a paragraph behind it. */
static void lint_title(struct linter *linter)
{
    const struct document *document = linter->document;
    int expected = folder_number(document->file), number, length = 0;
    const struct block *title = document->block_count > 0 ? &document->blocks[0] : NULL;
    if (title == NULL || title->kind != BLOCK_HEADING || title->level != 1 ||
        sscanf(title->text, "Lab %d: %n", &number, &length) != 1 || length == 0) {
        complain(linter, title ? title->line : 1, "a lab begins with # Lab N: Title");
        return;
    }
    if (number != expected)
        complain(linter, title->line, "this is lab %d, but its folder says %d", number, expected);
    if (document->block_count < 2 || document->blocks[1].kind != BLOCK_PROSE)
        complain(linter, title->line,
                 "after the title: what one can do after the lab, and its time");
}

/* What the headings of a lab have been so far. */
struct outline {
    int lab;  /* the number of the lab */
    int step; /* of the last step */
    bool exercise, look_back;
};

/* Checks a heading of level 2: a step, the exercise or the look back, in this order. */
static void lint_part(struct linter *linter, struct outline *outline, const struct block *block)
{
    int lab, step, length = 0;
    if (strcmp(block->text, "Exercise") == 0) {
        outline->exercise = true;
    } else if (strcmp(block->text, "Look back") == 0) {
        if (!outline->exercise)
            complain(linter, block->line, "the exercise comes before the look back");
        outline->look_back = true;
    } else if (outline->exercise) {
        complain(linter, block->line, "the steps come before the exercise");
    } else {
        outline->step++;
        if (sscanf(block->text, "%d.%d %n", &lab, &step, &length) != 2 ||
            block->text[length] == '\0' || lab != outline->lab || step != outline->step)
            complain(linter, block->line, "this step's heading should begin with ## %d.%d",
                     outline->lab, outline->step);
    }
}

/* Checks the headings below the title, and that the lab ends as all do. */
static void lint_headings(struct linter *linter)
{
    const struct document *document = linter->document;
    struct outline outline = {.lab = folder_number(document->file)};
    int last_line = 1;
    for (size_t i = 1; i < document->block_count; i++) {
        const struct block *block = &document->blocks[i];
        last_line = block->line;
        if (block->kind == BLOCK_HEADING && block->level == 1)
            complain(linter, block->line, "a lab has one title");
        if (block->kind == BLOCK_HEADING && block->level == 2)
            lint_part(linter, &outline, block);
    }
    if (!outline.exercise)
        complain(linter, last_line, "there is no ## Exercise");
    if (!outline.look_back)
        complain(linter, last_line, "there is no ## Look back");
}

/* The block after INDEX that is no comment, NULL at the end. It is the same for all comments
   in front of it, which come one after the other. */
static const struct block *next_block(struct linter *linter, size_t index)
{
    const struct document *document = linter->document;
    if (linter->next <= index)
        linter->next = index + 1;
    while (linter->next < document->block_count &&
           document->blocks[linter->next].kind == BLOCK_COMMENT)
        linter->next++;
    return linter->next < document->block_count ? &document->blocks[linter->next] : NULL;
}

/* Whether WORD is the id of a claim: C0-12, R-7. */
static bool is_claim(const char *word)
{
    size_t length = *word == 'C' ? 1 + strspn(word + 1, "0123456789") : *word == 'R';
    size_t digits;
    if (length == 0 || (*word == 'C' && length == 1) || word[length] != '-')
        return false;
    digits = strspn(word + length + 1, "0123456789");
    return digits > 0 && word[length + 1 + digits] == '\0';
}

/* Checks a comment that names claims, and that it stands above what shows them. */
static void lint_claims(struct linter *linter, size_t index)
{
    const struct block *block = &linter->document->blocks[index];
    const struct block *next = next_block(linter, index);
    char *copy = string_copy(block->text), *rest, *told = strstr(copy, " told:");
    if (told != NULL)
        *told = '\0';
    char *word = strtok_r(copy, " \t\n", &rest);
    bool claim = word != NULL && strcmp(word, "claim") == 0;
    int count = 0;
    while (claim && (word = strtok_r(NULL, " \t\n", &rest)) != NULL) {
        if (!is_claim(word))
            complain(linter, block->line, "'%s' is not the id of a claim", word);
        count++;
    }
    if (claim && count == 0)
        complain(linter, block->line, "which claims?");
    if (claim && told == NULL && (next == NULL || next->kind != BLOCK_CONSOLE))
        complain(linter, block->line, "claims are shown by the console fence directly below");
    if (claim && told != NULL && (next == NULL || next->kind != BLOCK_PROSE))
        complain(linter, block->line, "claims are told by the paragraph directly below");
    if (claim && told != NULL &&
        strspn(told + strlen(" told:"), " \n") == strlen(told + strlen(" told:")))
        complain(linter, block->line, "told: needs the reason why it cannot be shown");
    free(copy);
}

/* Checks a comment about what is commonly said. */
static void lint_popular(struct linter *linter, const struct block *block)
{
    struct popular popular;
    const char *wrong = popular_read(&popular, block->text);
    char *claims = string_copy(popular.claims != NULL ? popular.claims : ""), *rest;
    if (wrong != NULL)
        complain(linter, block->line, "%s", wrong);
    for (char *word = strtok_r(claims, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest))
        if (!is_claim(word))
            complain(linter, block->line, "'%s' is not the id of a claim", word);
    free(claims);
    popular_free(&popular);
}

/* Whether a pattern holds a letter or digit that is not a wildcard's. */
static bool says_something(const char *pattern)
{
    if (pattern_is_any(pattern))
        return false;
    for (; *pattern != '\0'; pattern++) {
        size_t number = number_pattern(pattern);
        if (starts_with(pattern, "[..]"))
            pattern += 3;
        else if (number > 0)
            pattern += number - 1;
        else if (isalnum((unsigned char)*pattern) || (unsigned char)*pattern >= 0x80)
            return true;
    }
    return false;
}

/* A pattern that is being looked at. */
struct place {
    struct linter *linter;
    int line;
};

/* For number_names: notes a name that is given, and looks for one that is used. */
static void lint_number_name(void *context, const char *name, size_t length, bool gives)
{
    const struct place *place = context;
    struct lines *known = &place->linter->numbers;
    for (size_t i = 0; i < known->count; i++)
        if (strlen(known->item[i]) == length && memcmp(known->item[i], name, length) == 0)
            return;
    enum { NAMES_MOST = 1000 }; /* they are gone through for each other one */
    if (gives && known->count < NAMES_MOST)
        lines_add_bytes(known, name, length);
    else if (gives)
        complain(place->linter, place->line, "a lab has at most %d names for numbers", NAMES_MOST);
    else
        complain(place->linter, place->line, "no line above has [%.*s=n]", (int)length, name);
}

/* Checks the patterns for numbers in a line. */
static void lint_numbers(struct linter *linter, const char *pattern, int line)
{
    struct place place = {linter, line};
    while ((pattern = strchr(pattern, '[')) != NULL) {
        if (number_is_misspelt(pattern))
            complain(linter, line, "%.*s] is no pattern for a number", (int)strcspn(pattern, "]"),
                     pattern);
        number_names(pattern, &place, lint_number_name);
        pattern++;
    }
}

/* Checks that an expectation is not met by everything. */
static void lint_expectation(struct linter *linter, const struct expectation *expectation)
{
    bool something = expectation->patterns.count == 0;
    for (size_t i = 0; i < expectation->patterns.count; i++) {
        something = something || says_something(expectation->patterns.item[i]);
        if (strpbrk(expectation->patterns.item[i], "\1\2") != NULL)
            complain(linter, expectation->first_line + (int)i, "a control character");
        lint_numbers(linter, expectation->patterns.item[i], expectation->first_line + (int)i);
    }
    if (!something)
        complain(linter, expectation->first_line, "this expectation holds not one literal word");
}

void lint_block(struct linter *linter, size_t index)
{
    static const char *const shown[] = {"c", "make", "text", "mermaid", "diff", "sh", "ld", ""};
    const struct block *block = &linter->document->blocks[index];
    if (block->kind == BLOCK_COMMENT) {
        lint_claims(linter, index);
        if (popular_is(block->text))
            lint_popular(linter, block);
        lint_note(linter, index);
    }
    if (block->kind == BLOCK_PROSE && prose_has_label(block->text, "Predict")) {
        const struct block *next = next_block(linter, index);
        if (next == NULL || next->kind != BLOCK_CONSOLE)
            complain(linter, block->line,
                     "a Predict stands directly above the fence that answers it");
    }
    if (block->kind == BLOCK_SHOWN) {
        size_t i = 0;
        while (i < sizeof shown / sizeof *shown && strcmp(shown[i], block->info) != 0)
            i++;
        if (i == sizeof shown / sizeof *shown)
            complain(linter, block->line, "a fence of the unknown kind '%s'", block->info);
    }
    for (size_t i = 0; i < block->command_count; i++) {
        const struct command *command = &block->commands[i];
        lint_command(linter, block, command);
        lint_expectation(linter, &command->expectation);
        for (size_t j = 0; j < command->variant_count; j++)
            lint_expectation(linter, &command->variants[j].expectation);
    }
}

/* Prints one row of the table of warnings: how many of each kind, and their sum. */
static void print_counts(const char *name, const int *counts)
{
    int sum = 0;
    printf("%-16s", name);
    for (size_t i = 0; i < WARNINGS; i++) {
        printf(" %9d", counts[i]);
        sum += counts[i];
    }
    printf(" %9d\n", sum);
}

/* Prints the head of the table of warnings. */
static void print_head(void)
{
    static const char *const names[WARNINGS] = {
        [WARN_STRETCH] = "stretch",     [WARN_WIDTH] = "width",     [WARN_PREDICT] = "predict",
        [WARN_ASSERTION] = "assertion", [WARN_MESSAGE] = "message", [WARN_CONDITION] = "condition",
    };
    printf("%-16s", "warnings");
    for (size_t i = 0; i < WARNINGS; i++)
        printf(" %9s", names[i]);
    printf(" %9s\n", "all");
}

/* Checks the lab that LINTER has been given, by all rules. */
static void lint_lab(struct linter *linter)
{
    lint_title(linter);
    lint_headings(linter);
    for (size_t i = 0; i < linter->document->block_count; i++)
        lint_block(linter, i);
    demands_compare(linter);
    lint_pace(linter);
    lint_page(linter);
}

int lint_labs(const struct lines *files, const struct lint_options *options)
{
    int complaints = 0, sums[WARNINGS] = {0};
    if (options->count)
        print_head();
    for (size_t i = 0; i < files->count; i++) {
        struct document document;
        struct linter linter = {.document = &document, .quiet = options->count};
        document_read(&document, files->item[i]);
        if (document.errors == 0)
            lint_lab(&linter);
        complaints += linter.complaints + document.errors;
        for (size_t j = 0; j < WARNINGS; j++) {
            sums[j] += linter.warnings[j];
            complaints += options->strict ? linter.warnings[j] : 0;
        }
        if (options->count) {
            char *name = folder_name(files->item[i]);
            print_counts(name, linter.warnings);
            free(name);
        }
        linter_free(&linter);
        document_free(&document);
    }
    if (options->count)
        print_counts("all", sums);
    return complaints > 0;
}
