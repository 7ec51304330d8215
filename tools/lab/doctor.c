/*
 * doctor.c: what this machine is like (see views.h).
 *
 * The defaults of the compiler and linker are found by building a program and
 * looking into it, never by asking for a version: a wrapper, a spec file or an
 * environment variable changes what they do and not what they say.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "elf/dynamic.h"
#include "lab/document.h"
#include "lab/probe.h"
#include "lab/views.h"

/* Prints one line: NAME, blanks, VALUE. */
static void print_line(const char *name, const char *value)
{
    printf("  %-22s %s\n", name, value);
}

/* The first fact of the list that begins with PREFIX and holds, without PREFIX. */
static const char *which(struct facts *facts, const char *prefix)
{
    const char *name;
    for (size_t i = 0; (name = fact_name(i)) != NULL; i++)
        if (starts_with(name, prefix) && fact_holds(facts, name))
            return name + strlen(prefix);
    return "unknown";
}

/* The system, the shell, and what plain cc is. */
static void print_machine(struct facts *facts)
{
    struct utsname system;
    char shell[PATH_MAX];
    uname(&system);
    char *text = string_format("%s %s, %s", system.sysname, system.release, system.machine);
    print_line("system", text);
    free(text);
    print_line("/bin/sh", realpath("/bin/sh", shell) ? shell : "not found");
    text = string_format("%s, linker %s, %s %s, for %s", which(facts, "cc:"), which(facts, "ld:"),
                         which(facts, "libc:"), facts_glibc_version(facts), which(facts, "arch:"));
    print_line("plain cc", text);
    free(text);
}

/* Whether the dynamic section has an entry TAG whose value has all bits of MASK. */
static bool has_entry(const struct elf_dynamic *dynamic, int64_t tag, uint64_t mask)
{
    uint64_t value;
    return elf_dynamic_find(dynamic, tag, &value) && (value & mask) == mask;
}

/* How many libraries the program will ask for. */
static int count_needed(const struct elf_dynamic *dynamic)
{
    int count = 0;
    for (uint64_t i = 0; i < dynamic->entries.count; i++)
        count += elf_dynamic_at(&dynamic->entries, i).d_tag == DT_NEEDED;
    return count;
}

/* What the compiler and the linker do when nobody tells them. */
static void print_defaults(const struct elf_object *object, const struct elf_dynamic *dynamic)
{
    bool gnu = elf_section_named(object, ".gnu.hash") != NULL;
    bool sysv = elf_section_named(object, ".hash") != NULL;
    print_line("a program is", object->header.e_type == ET_DYN
                                   ? "position-independent (PIE)"
                                   : "linked for a fixed address (no PIE)");
    print_line("-rpath writes", has_entry(dynamic, DT_RUNPATH, 0) ? "DT_RUNPATH"
                                : has_entry(dynamic, DT_RPATH, 0) ? "DT_RPATH"
                                                                  : "nothing");
    print_line("a library not used is", count_needed(dynamic) > 1
                                            ? "recorded all the same (--no-as-needed)"
                                            : "left out (--as-needed)");
    print_line("symbol hash tables", gnu && sysv ? "both" : gnu ? "gnu" : sysv ? "sysv" : "none");
    print_line("functions are bound",
               has_entry(dynamic, DT_FLAGS, DF_BIND_NOW) || has_entry(dynamic, DT_BIND_NOW, 0)
                   ? "at start (-z now)"
                   : "at the first call (-z lazy)");
    print_line("a build id is",
               elf_section_named(object, ".note.gnu.build-id") ? "written" : "not written");
}

/* Builds a program that uses no library but libc, and prints what is in it. */
static void look_at_defaults(const struct place *place)
{
    struct text program = {0};
    struct elf_object object;
    struct elf_dynamic dynamic;
    struct elf_error error = {0};
    printf("\nWhat plain cc does when nobody tells it\n");
    if (!probe_build(place, "-Wl,-rpath,/nowhere -lm", &program, NULL)) {
        printf("  cc cannot build a program here.\n");
    } else {
        struct elf_bytes bytes = {(const unsigned char *)program.bytes, program.length};
        if (!elf_object_open(&object, bytes, &error)) {
            printf("  cc does not make ELF files here: %s\n", error.text);
        } else {
            if (elf_dynamic_open(&dynamic, &object, &error))
                print_defaults(&object, &dynamic);
            elf_object_close(&object);
        }
    }
    text_free(&program);
}

/* All facts of the list, and whether they hold. */
static void print_facts(struct facts *facts)
{
    const char *name;
    printf("\nFacts that a step may ask for (+ true here, - not)\n");
    for (size_t i = 0; (name = fact_name(i)) != NULL; i++)
        printf("  %c %-13s %s\n", fact_holds(facts, name) ? '+' : '-', name, fact_meaning(name));
}

/* Prints the steps of FILE that would not run here, and counts their commands.
   Returns 0, or -1 after a message if FILE cannot be read. */
static int print_skips(const char *file, struct facts *facts, size_t *commands)
{
    struct document document;
    int result = document_read(&document, file);
    for (size_t i = 0; i < document.block_count; i++) {
        const struct block *block = &document.blocks[i];
        char *failure = condition_failure(&block->condition, facts);
        if (failure != NULL) {
            printf("  %s:%d: %s\n", file, block->line, failure);
            *commands += block->command_count;
        }
        free(failure);
    }
    document_free(&document);
    return result;
}

int view_doctor(const struct options *options)
{
    struct place place;
    size_t commands = 0;
    int status = 0;
    if (place_open(&place, &options->place) < 0)
        return 1;
    struct facts *facts = facts_open(&place, &options->without, true);
    printf("This machine\n");
    print_machine(facts);
    look_at_defaults(&place);
    print_facts(facts);
    if (options->files.count > 0) {
        printf("\nSteps that would not run here\n");
        for (size_t i = 0; i < options->files.count; i++)
            if (print_skips(options->files.item[i], facts, &commands) < 0)
                status = 1;
        if (commands == 0)
            printf("  none\n");
    }
    facts_close(facts);
    place_close(&place);
    return status;
}
