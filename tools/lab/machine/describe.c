/*
 * describe.c: see describe.h.
 *
 * The defaults of the compiler and the linker are found by building a program and looking into it,
 * never by asking for a version: a wrapper, a spec file or an environment variable changes what the
 * compiler and the linker do and not what they say.
 */
#include "lab/machine/describe.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "elf/dynamic.h"
#include "lab/machine/door.h"
#include "lab/machine/fact_list.h"
#include "lab/machine/probe.h"

/* Prints one line: NAME, blanks, VALUE. */
static void print_line(const char *name, const char *value)
{
    printf("  %-22s %s\n", name, value);
}

/* The first fact of the list that begins with PREFIX and holds, without PREFIX. */
static const char *which(struct facts *facts, const char *prefix)
{
    for (size_t i = 0; i < fact_count; i++)
        if (starts_with(fact_list[i].name, prefix) && facts_hold(facts, fact_list[i].name))
            return fact_list[i].name + strlen(prefix);
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
    int factor = facts_time_factor(facts);
    text = factor == 1
               ? string_format("as written: this machine needs %.2f s for a small program",
                               facts_build_seconds(facts))
               : string_format("multiplied by %d: this machine needs %.1f s for a small program",
                               factor, facts_build_seconds(facts));
    print_line("time limits are", text);
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
static void print_program(const struct place *place)
{
    struct text program = {0};
    struct elf_object object;
    struct elf_dynamic dynamic;
    struct elf_error error = {0};
    printf("\nWhat plain cc does when nobody tells it\n");
    if (!probe_build(place, "-Wl,-rpath,/nowhere -lm", &program, NULL, NULL)) {
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
    printf("\nFacts that a step may ask for (+ true here, - not)\n");
    for (size_t i = 0; i < fact_count; i++)
        printf("  %c %-14s %s\n", facts_hold(facts, fact_list[i].name) ? '+' : '-',
               fact_list[i].name, fact_list[i].meaning);
}

/* Where no process can enter another root directory: what would open a way. */
static void print_ways(const struct machine *machine)
{
    struct lines ways = {0};
    door_advise(&machine->place, &ways);
    printf(
        "\nHow this machine could let a process enter another root directory\n"
        "  It takes chroot(2), which only root may call, or a user namespace. Neither is allowed\n"
        "  here, so the commands that need it are left out. An administrator can change that:\n");
    for (size_t i = 0; i < ways.count; i++)
        printf("  %s %s\n", starts_with(ways.item[i], " ") ? " " : "-", ways.item[i]);
    printf(
        "  A teacher prepares one of these on every machine before the class, or a container in\n"
        "  which students are root. Without any of them the course works, but for these "
        "commands.\n");
    lines_free(&ways);
}

void describe_machine(struct machine *machine)
{
    printf("This machine\n");
    print_machine(machine->facts);
    print_program(&machine->place);
    print_facts(machine->facts);
    if (!facts_hold(machine->facts, "root-directory"))
        print_ways(machine);
}
