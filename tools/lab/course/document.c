/*
 * document.c: see document.h.
 *
 * One pass over the lines. A line belongs to the block that is open, or opens the
 * next one; console fences are taken apart by read_console as they are met.
 */
#include "lab/course/document.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* Prints what is wrong in LINE of the document, and counts it. */
__attribute__((format(printf, 3, 4))) static void error(struct document *document, int line,
                                                        const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    message_at_list(document->file, line, format, arguments);
    va_end(arguments);
    document->errors++;
}

/* The line with the 1-based NUMBER. */
static const char *line_at(const struct document *document, int number)
{
    return document->source.item[number - 1];
}

/* Adds an empty block. Pointers to older blocks may become invalid. */
static struct block *add_block(struct document *document, enum block_kind kind, int line)
{
    size_t count = document->block_count + 1;
    document->blocks = memory_grow(document->blocks, count * sizeof *document->blocks);
    document->block_count = count;
    struct block *block = &document->blocks[count - 1];
    *block = (struct block){.kind = kind, .line = line, .timeout = DEFAULT_TIMEOUT};
    return block;
}

/* How many backticks the line begins with, 0 if fewer than a fence has. */
static int fence_length(const char *line)
{
    size_t count = strspn(line, "`");
    return count >= 3 && strchr(line + count, '`') == NULL ? (int)count : 0;
}

/* Joins the lines FIRST to LAST - 1 with newlines. */
static char *join(const struct document *document, int first, int last)
{
    struct text text = {0};
    for (int line = first; line < last; line++)
        text_format(&text, "%s%s", line > first ? "\n" : "", line_at(document, line));
    char *string = string_copy(text_string(&text));
    text_free(&text);
    return string;
}

/* The status in the LENGTH bytes of "[exit N]" at TEXT, -1 if it is none. */
static int read_status(const char *text, size_t length)
{
    size_t start = strlen("[exit "), digits = strspn(text + start, "0123456789");
    int status = atoi(text + start);
    bool whole =
        digits >= 1 && digits <= 3 && start + digits + 1 == length && text[start + digits] == ']';
    return whole && status <= 255 ? status : -1;
}

/* Reads the lines FIRST to LAST - 1 as an expectation. */
static void read_expectation(struct document *document, struct expectation *expectation, int first,
                             int last)
{
    expectation->first_line = first;
    expectation->line_count = last - first;
    for (int line = first; line < last; line++) {
        const char *text = line_at(document, line);
        size_t length = strlen(text);
        while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
            length--;
        if (starts_with(text, "[exit ")) {
            expectation->status = read_status(text, length);
            if (expectation->status < 0)
                error(document, line, "[exit N] takes a status from 0 to 255");
            else if (line != last - 1)
                error(document, line + 1,
                      "[exit N] ends what a command prints; nothing may follow");
            return;
        }
        lines_add_bytes(&expectation->patterns, text, length);
    }
}

/* Reads the command that begins in *LINE, "$ COMMAND" with its continuations, up to LAST - 1;
   moves *LINE behind it. To be freed; "" if there is none. */
static char *read_command(const struct document *document, int *line, int last)
{
    int start = *line;
    struct text text = {0};
    if (starts_with(line_at(document, *line), "$ "))
        text_add(&text, line_at(document, (*line)++) + 2);
    while (*line<last && * line> start && (starts_with(line_at(document, *line), "> ") ||
                                           strcmp(line_at(document, *line), ">") == 0)) {
        const char *more = line_at(document, (*line)++);
        text_format(&text, "\n%s", more[1] ? more + 2 : "");
    }
    char *command = string_copy(text_string(&text));
    text_free(&text);
    return command;
}

/* The line of the next command from LINE on, LAST if there is none. */
static int next_command(const struct document *document, int line, int last)
{
    while (line < last && !starts_with(line_at(document, line), "$ "))
        line++;
    return line;
}

/* Takes the console fence with the lines FIRST to LAST - 1 apart. */
static void read_console(struct document *document, struct block *block, int first, int last)
{
    int line = first;
    if (first == last || !starts_with(line_at(document, first), "$ "))
        error(document, first, "a console fence begins with a command: $ COMMAND");
    while (line < last) {
        int start = line;
        char *text = read_command(document, &line, last);
        int output = line;
        line = next_command(document, line, last);
        if (text[strspn(text, " \t")] == '\0' && start != output)
            error(document, start, "there is no command after the $");
        size_t count = ++block->command_count;
        block->commands = memory_grow(block->commands, count * sizeof *block->commands);
        struct command *command = &block->commands[count - 1];
        *command = (struct command){.text = text, .line = start};
        read_expectation(document, &command->expectation, output, line);
    }
}

/* Reads "if=CONDITION" and "timeout=N" after the first word of an info string. */
static void read_attributes(struct document *document, const char *info, int line,
                            struct condition *condition, int *timeout)
{
    char *copy = string_copy(info), *rest = copy, *word;
    strtok_r(copy, " \t", &rest);
    while ((word = strtok_r(NULL, " \t", &rest)) != NULL) {
        char *unknown, end;
        if (starts_with(word, "if=") && condition->terms.count == 0) {
            if (!condition_parse(condition, word + 3, &unknown)) {
                error(document, line, "unknown condition '%s'; `lab doctor` lists them", unknown);
                free(unknown);
            }
        } else if (timeout != NULL && starts_with(word, "timeout=")) {
            if (sscanf(word, "timeout=%d%c", timeout, &end) != 1 || *timeout < 1) {
                error(document, line, "timeout=N takes a number of seconds above 0");
                *timeout = DEFAULT_TIMEOUT;
            }
        } else {
            error(document, line, "a fence knows if=CONDITION and timeout=SECONDS, not '%s'", word);
        }
    }
    free(copy);
}

/* Gives COMMAND a variant from the output fence in LINE: its expectation where CONDITION
   holds is in the lines FIRST to LAST - 1. */
static void add_variant(struct document *document, struct command *command,
                        const struct condition *condition, int line, int first, int last)
{
    size_t count = ++command->variant_count;
    command->variants = memory_grow(command->variants, count * sizeof *command->variants);
    struct variant *variant = &command->variants[count - 1];
    *variant = (struct variant){.line = line};
    for (size_t i = 0; i < condition->terms.count; i++)
        lines_add(&variant->condition.terms, condition->terms.item[i]);
    read_expectation(document, &variant->expectation, first, last);
}

/* Hangs the output fence with the lines FIRST to LAST - 1 on the commands of BLOCK that it
   repeats, in their order, or without any on the last one. */
static void hang_variant(struct document *document, struct block *block,
                         const struct condition *condition, int line, int first, int last)
{
    size_t next = 0;
    if (first == last || !starts_with(line_at(document, first), "$ ")) {
        add_variant(document, &block->commands[block->command_count - 1], condition, line, first,
                    last);
        return;
    }
    for (int at = first; at < last;) {
        int start = at;
        char *text = read_command(document, &at, last);
        int output = at;
        at = next_command(document, at, last);
        while (next < block->command_count && strcmp(block->commands[next].text, text) != 0)
            next++;
        free(text);
        if (next == block->command_count) {
            error(document, start, "the fence above has no such command, or not in this order");
            return;
        }
        add_variant(document, &block->commands[next++], condition, line, output, at);
    }
}

/* Reads the output fence that opens in LINE, with the lines FIRST to LAST - 1. */
static void read_variant(struct document *document, const char *info, int line, int first, int last)
{
    struct block *block =
        document->block_count > 0 ? &document->blocks[document->block_count - 1] : NULL;
    struct condition condition = {0};
    if (block == NULL || block->kind != BLOCK_CONSOLE || block->command_count == 0) {
        error(document, line, "an output fence stands directly after a console fence");
        return;
    }
    read_attributes(document, info, line, &condition, NULL);
    if (condition.terms.count == 0)
        error(document, line, "an output fence needs a condition: output if=CONDITION");
    hang_variant(document, block, &condition, line, first, last);
    condition_free(&condition);
}

/* Whether INFO's first word is WORD. */
static bool info_is(const char *info, const char *word)
{
    size_t length = strlen(word);
    return strncmp(info, word, length) == 0 && strchr(" \t", info[length]) != NULL;
}

/* Reads the fence that opens in LINE; returns the line after it. */
static int read_fence(struct document *document, int line)
{
    int length = fence_length(line_at(document, line));
    const char *info = line_at(document, line) + length;
    int last = line + 1, count = (int)document->source.count;
    info += strspn(info, " \t");
    while (last <= count) {
        const char *text = line_at(document, last);
        int closing = fence_length(text);
        if (closing >= length && text[closing + (int)strspn(text + closing, " \t")] == '\0')
            break;
        last++;
    }
    if (last > count) {
        error(document, line, "this fence is never closed");
        return last;
    }
    if (info_is(info, "output")) {
        read_variant(document, info, line, line + 1, last);
        return last + 1;
    }
    bool console = info_is(info, "console");
    struct block *block = add_block(document, console ? BLOCK_CONSOLE : BLOCK_SHOWN, line);
    block->info = string_copy(info);
    block->text = join(document, line + 1, last);
    if (console) {
        read_attributes(document, info, line, &block->condition, &block->timeout);
        read_console(document, block, line + 1, last);
    }
    return last + 1;
}

/* Reads the HTML comment that opens in LINE; returns the line after it. */
static int read_comment(struct document *document, int line)
{
    int last = line, count = (int)document->source.count;
    while (last <= count && strstr(line_at(document, last), "-->") == NULL)
        last++;
    if (last > count) {
        error(document, line, "this comment is never closed");
        return last;
    }
    struct block *block = add_block(document, BLOCK_COMMENT, line);
    char *text = join(document, line, last + 1);
    *strstr(text, "-->") = '\0';
    block->text = string_copy(text + strlen("<!--"));
    free(text);
    return last + 1;
}

/* The level of a heading, 0 for another line. */
static int heading_level(const char *line)
{
    size_t level = strspn(line, "#");
    return level >= 1 && level <= 6 && line[level] == ' ' ? (int)level : 0;
}

/* Whether LINE holds nothing but blanks. */
static bool is_blank(const char *line)
{
    return line[strspn(line, " \t")] == '\0';
}

/* Whether LINE opens a block of its own. */
static bool opens_block(const char *line)
{
    return fence_length(line) || heading_level(line) || starts_with(line, "<!--");
}

int document_read(struct document *document, const char *file)
{
    struct text text = {0};
    *document = (struct document){.file = string_copy(file)};
    if (text_read_file(&text, file) < 0) {
        message_error(file, "%s", errno == ESPIPE ? "this is no plain file" : strerror(errno));
        document->errors++;
        text_free(&text);
        return -1;
    }
    lines_split(&document->source, text_string(&text), text.length, false);
    document->ends_in_line = text.length > 0 && text.bytes[text.length - 1] != '\n';
    if (memchr(text_string(&text), '\0', text.length) != NULL)
        error(document, 1, "this is not a text file: it holds a zero byte");
    text_free(&text);

    for (int line = 1, count = (int)document->source.count; line <= count;) {
        const char *at = line_at(document, line);
        int level = heading_level(at);
        if (fence_length(at)) {
            line = read_fence(document, line);
        } else if (starts_with(at, "<!--")) {
            line = read_comment(document, line);
        } else if (level) {
            struct block *block = add_block(document, BLOCK_HEADING, line++);
            block->level = level;
            block->text = string_copy(at + level + 1);
        } else if (is_blank(at)) {
            line++;
        } else {
            int first = line;
            while (line <= count && !is_blank(line_at(document, line)) &&
                   (line == first || !opens_block(line_at(document, line)))) {
                const char *inside = line_at(document, line);
                if (fence_length(inside + strspn(inside, " \t")))
                    error(document, line, "a fence starts in column 0");
                line++;
            }
            struct block *block = add_block(document, BLOCK_PROSE, first);
            block->text = join(document, first, line);
        }
    }
    return document->errors ? -1 : 0;
}

/* Frees what an expectation owns. */
static void expectation_free(struct expectation *expectation)
{
    lines_free(&expectation->patterns);
}

void document_free(struct document *document)
{
    for (size_t i = 0; i < document->block_count; i++) {
        struct block *block = &document->blocks[i];
        for (size_t j = 0; j < block->command_count; j++) {
            struct command *command = &block->commands[j];
            for (size_t k = 0; k < command->variant_count; k++) {
                condition_free(&command->variants[k].condition);
                expectation_free(&command->variants[k].expectation);
            }
            expectation_free(&command->expectation);
            free(command->variants);
            free(command->text);
        }
        condition_free(&block->condition);
        free(block->commands);
        free(block->text);
        free(block->info);
    }
    free(document->blocks);
    free(document->file);
    lines_free(&document->source);
    *document = (struct document){0};
}

size_t document_commands(const struct document *document)
{
    size_t count = 0;
    for (size_t i = 0; i < document->block_count; i++)
        count += document->blocks[i].command_count;
    return count;
}
