/* outfit.c: see outfit.h. */
#include "lab/show/outfit.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/course/document.h"
#include "lab/files/folder.h"
#include "lab/session/terminal.h"
#include "lab/words/prose.h"

/* What lab-help prints before what depends on the lab; all of it fits a screen. */
static const char notation[] =
    "In the text of a lab\n"
    "  $ COMMAND   type COMMAND; a line below it that begins with > belongs to it\n"
    "  ...         any lines, or none; [..] within a line: any text\n"
    "  [n]         any number; [n>=500], [n<4096], [n=100..200]: such a one\n"
    "  [lazy=n]    a number with a name; [n>=lazy+500] compares a later one with it\n"
    "  [LAB]       the directory in which this shell began\n"
    "  [exit 1]    the command ends with status 1; without it, with status 0\n"
    "  \\...        after a backslash at its beginning, a line means itself\n"
    "  if=FACT     for machines where FACT holds, say libc:glibc: what to type there\n"
    "              (console), or what is printed (output); see `make doctor`\n";

/* The lab's number. */
static int number_of(const struct lab_folder *lab)
{
    return atoi(lab->name);
}

/* Writes the program lab-help into FOLDER. */
static void write_help(const struct place *place, const struct lab_folder *lab, const char *folder)
{
    struct text script = {0};
    char *file = string_format("%s/lab-help", folder);
    int number = number_of(lab);
    text_add(&script, "#!/bin/sh\ncat <<'END'\n");
    text_add(&script, notation);
    text_format(
        &script,
        "In this shell\n"
        "  man mini-ldd         the manual; also of mini-readelf, mini-nm, mini-bind,\n"
        "                       mini-abi and enter%s\n"
        "  lab message 'TEXT'   explains an error message; ./prog 2>&1 | lab message\n"
        "  exit                 leaves; make shell%d brings you back, FRESH=1 make shell%d\n"
        "                       begins anew\n"
        "In the directory of the course\n"
        "  make start%-2d         begins the exercise of this lab\n"
        "END\n",
        place_has_program(place, "man") ? "" : " (man is not installed here)", number, number,
        number);
    (void)text_write_file(&script, file, 0755);
    text_free(&script);
    free(file);
}

/* Links the course's manual pages into FOLDER. Returns whether there is one. */
static bool link_pages(const struct lab_folder *lab, const char *folder)
{
    char *tools = string_format("%s/tools", lab->course);
    struct lines names = {0};
    bool any = false;
    folder_list(tools, &names);
    for (size_t i = 0; i < names.count; i++) {
        size_t length = strlen(names.item[i]);
        if (length < 3 || strcmp(names.item[i] + length - 2, ".1") != 0)
            continue;
        char *page = string_format("%s/%s", tools, names.item[i]);
        char *link = string_format("%s/%s", folder, names.item[i]);
        any = symlink(page, link) == 0 || errno == EEXIST || any;
        free(page);
        free(link);
    }
    lines_free(&names);
    free(tools);
    return any;
}

/* Sets NAME to VALUE, in the environment and by SETTINGS. */
static void set(struct place *place, struct text *settings, const char *name, const char *value)
{
    place_set(place, name, value);
    text_format(settings, "%s=", name);
    text_add_quoted(settings, value);
    text_format(settings, "; export %s\n", name);
}

void outfit_lay(struct place *place, const struct lab_folder *lab, struct text *settings)
{
    char *programs = string_format("%s/.outfit/bin", lab->temporary);
    char *manual = string_format("%s/.outfit/man", lab->temporary);
    char *pages = string_format("%s/man1", manual);
    const char *old = getenv("MANPATH");
    if (folder_make(programs) == 0) {
        char *path = string_format("%s:%s", place_variable(place, "PATH"), programs);
        write_help(place, lab, programs);
        place_set(place, "PATH", path);
        text_add(settings, "case :$PATH: in *:");
        text_add_quoted(settings, programs);
        text_add(settings, ":*) ;; *) PATH=$PATH:");
        text_add_quoted(settings, programs);
        text_add(settings, " ;; esac\n");
        free(path);
    }
    if (folder_make(pages) == 0 && link_pages(lab, pages)) {
        /* what is empty after the colon stands for the system's own directories */
        char *path = string_format("%s:%s", manual, old != NULL ? old : "");
        set(place, settings, "MANPATH", path);
        free(path);
    }
    set(place, settings, "LAB_COURSE", lab->course);
    free(programs);
    free(manual);
    free(pages);
}

void outfit_welcome(const struct lab_folder *lab)
{
    int number = number_of(lab);
    printf("A shell for lab %d, in\n  %s\n", number, lab->path);
    if (lab->kept)
        printf("The directory is as you left it; FRESH=1 make shell%d begins anew.\n", number);
    else
        printf("The directory is new. What you do in it is kept for your next visit.\n");
    printf("\n"
           "In the text, ... stands for any lines and [..] for any text; [LAB] is this\n"
           "directory; [n] is a number, [n>=500] one that is at least 500; [exit 1] is the\n"
           "status that a command ends with, and your prompt shows it in the same way.\n"
           "\n"
           "lab-help explains more; exit or Ctrl-D leaves.\n");
}

/* How long the first two sentences of TEXT are. */
static size_t two_sentences(const char *text)
{
    size_t at = 0;
    for (int sentences = 0; text[at] != '\0'; at++)
        if ((text[at] == '.' || text[at] == ':') && isspace((unsigned char)text[at + 1]) &&
            ++sentences == 2)
            return at + 1;
    return at;
}

void outfit_farewell(const struct lab_folder *lab, const char *file)
{
    struct terminal terminal = terminal_open(COLOR_AUTO);
    struct document document = {0};
    const char *task = NULL;
    bool inside = false;
    int number = number_of(lab);
    printf("\nmake shell%d brings you back to this directory, as you left it.\n", number);
    document_read(&document, file);
    for (size_t i = 0; i < document.block_count && task == NULL; i++) {
        const struct block *block = &document.blocks[i];
        if (block->kind == BLOCK_HEADING)
            inside = strcmp(block->text, "Exercise") == 0;
        else if (inside && block->kind == BLOCK_PROSE)
            task = block->text;
    }
    if (task != NULL) {
        struct text shown = {0};
        char *text =
            string_format("The exercise of lab %d: %.*s", number, (int)two_sentences(task), task);
        prose_render(&shown, text, terminal.width, terminal.color);
        printf("\n%smake start%d begins it, and shows the whole task.\n", text_string(&shown),
               number);
        text_free(&shown);
        free(text);
    }
    document_free(&document);
}
