/*
 * facts.c: see facts.h.
 *
 * One small program, built with plain `cc`, answers most questions: the compiler
 * and the linker leave their names in the file, the interpreter names the C
 * library, and the ELF header the machine.
 */
#include "lab/machine/facts.h"

#include <elf.h>
#include <glob.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/files/folder.h"
#include "lab/files/stamp.h"
#include "lab/machine/door.h"
#include "lab/machine/fact_list.h"
#include "lab/machine/probe.h"
#include "lab/process/interrupt.h"

/* How much processor time a small program costs at most on a machine whose time limits are
   as written, in seconds, about six times what is usual; and how far they are stretched at most. */
static const double usual_seconds = 0.25;
enum { FACTOR_MOST = 20 };

struct facts {
    const struct place *place;
    char *memory; /* the file that keeps what builds have told */
    const struct lines *without;
    signed char *known;  /* for each of the list: 0 not asked yet, 1 holds, -1 does not */
    bool learned;        /* whether there is something new to keep */
    bool built;          /* whether the program below has been built */
    struct text program; /* its bytes, empty when cc cannot build it */
    char glibc[16];      /* "2.36", "" when it is another library */
    double seconds;      /* the processor time of the build */
};

/* Whether a fact costs a build, and is worth remembering. */
static bool costs_a_build(const struct fact *fact)
{
    return fact->method <= FACT_MACHINE || fact->method == FACT_BUILDS;
}

/* The name of the file that keeps the facts: a new one whenever a program or library
   has been installed, updated or removed, since that changes its folder. */
static char *memory_name(const struct place *place)
{
    static const char *const patterns[] = {
        "/usr/bin",           "/usr/local/bin", "/usr/lib",        "/usr/lib64",
        "/usr/lib/*-linux-*", "/usr/local/lib", "/usr/lib/gcc/*/*"};
    struct text stamp = {0};
    glob_t found;
    text_format(&stamp, "%s\n", place_variable(place, "PATH"));
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        if (glob(patterns[i], 0, NULL, &found) != 0)
            continue;
        for (size_t j = 0; j < found.gl_pathc; j++)
            stamp_file(&stamp, found.gl_pathv[j], true);
        globfree(&found);
    }
    char *name = stamp_name(&stamp), *memory = string_format("%s/facts/%s", place->build, name);
    text_free(&stamp);
    free(name);
    return memory;
}

/* Takes over what was found out before. */
static void recall(struct facts *facts)
{
    struct text text = {0};
    struct lines lines = {0};
    if (text_read_file(&text, facts->memory) == 0)
        lines_split(&lines, text_string(&text), text.length, true);
    for (size_t i = 0; i < lines.count; i++) {
        if (starts_with(lines.item[i], "glibc ")) {
            snprintf(facts->glibc, sizeof facts->glibc, "%s", lines.item[i] + strlen("glibc "));
        } else if (starts_with(lines.item[i], "seconds ")) {
            facts->seconds = atof(lines.item[i] + strlen("seconds "));
            facts->built = true;
        }
        bool holds = lines.item[i][0] == '+';
        for (size_t j = 0; j < fact_count; j++)
            if (costs_a_build(&fact_list[j]) && (holds || lines.item[i][0] == '-') &&
                strcmp(lines.item[i] + 1, fact_list[j].name) == 0)
                facts->known[j] = holds ? 1 : -1;
    }
    lines_free(&lines);
    text_free(&text);
}

/* Keeps what builds have told for the next time; failing to is no harm. */
static void remember(const struct facts *facts)
{
    struct text text = {0};
    char *folder = string_format("%s/facts", facts->place->build);
    for (size_t i = 0; i < fact_count; i++)
        if (costs_a_build(&fact_list[i]) && facts->known[i] != 0)
            text_format(&text, "%c%s\n", facts->known[i] > 0 ? '+' : '-', fact_list[i].name);
    if (facts->built)
        text_format(&text, "glibc %s\nseconds %.3f\n", facts->glibc, facts->seconds);
    if (folder_make(folder) == 0)
        (void)text_write_file(&text, facts->memory, 0644);
    free(folder);
    text_free(&text);
}

struct facts *facts_open(const struct place *place, const struct lines *without, bool afresh)
{
    struct facts *facts = memory_get(sizeof *facts);
    facts->place = place;
    facts->without = without;
    facts->known = memory_get(fact_count * sizeof *facts->known);
    /* A compiler given by a path or with options may change unseen: it is asked anew. */
    if (place->compiler == NULL || strpbrk(place->compiler, "/ ") == NULL)
        facts->memory = memory_name(place);
    if (!afresh && facts->memory != NULL)
        recall(facts);
    return facts;
}

void facts_close(struct facts *facts)
{
    if (facts == NULL)
        return;
    if (facts->memory != NULL && facts->learned &&
        interrupt_signal() == 0) /* an interrupted build tells nothing */
        remember(facts);
    text_free(&facts->program);
    free(facts->memory);
    free(facts->known);
    free(facts);
}

/* Builds the program once. */
static void look(struct facts *facts)
{
    struct text printed = {0};
    if (facts->built)
        return;
    facts->built = true;
    if (probe_build(facts->place, "", &facts->program, &printed, &facts->seconds))
        snprintf(facts->glibc, sizeof facts->glibc, "%.*s",
                 (int)strcspn(text_string(&printed), "\n"), text_string(&printed));
    text_free(&printed);
}

/* Whether the program's bytes contain TEXT. */
static bool contains(const struct facts *facts, const char *text)
{
    return facts->program.length > 0 &&
           memmem(facts->program.bytes, facts->program.length, text, strlen(text)) != NULL;
}

/* The name of the compiler: the start files are gcc's even when clang compiles. */
static const char *compiler_name(const struct facts *facts)
{
    return contains(facts, "clang version") ? "clang" : contains(facts, "GCC: (") ? "gcc" : "";
}

/* The name of the linker: lld and mold say it in .comment, gold in a note of its
   own, and GNU ld says nothing. */
static const char *linker_name(const struct facts *facts)
{
    if (contains(facts, "LLD "))
        return "lld";
    if (contains(facts, "mold "))
        return "mold";
    if (contains(facts, ".note.gnu.gold-version"))
        return "gold";
    return facts->program.length > 0 ? "bfd" : "";
}

/* Whether PROGRAM is for the machine E_MACHINE, in the host's byte order. */
static bool has_machine(const struct text *program, int e_machine)
{
    Elf64_Half machine; /* at the same place in both classes */
    if (program->length < sizeof(Elf64_Ehdr))
        return false;
    memcpy(&machine, program->bytes + offsetof(Elf64_Ehdr, e_machine), sizeof machine);
    return machine == e_machine;
}

/* Whether cc can build with the options that FACT names, for the machine that it names. */
static bool builds(const struct facts *facts, const struct fact *fact)
{
    struct text program = {0};
    bool fine = probe_build(facts->place, fact->argument, &program, NULL, NULL) &&
                (fact->machine == EM_NONE || has_machine(&program, fact->machine));
    text_free(&program);
    return fine;
}

/* Whether the user has said that the fact NAME is to be taken as false. */
static bool is_denied(const struct facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->without->count; i++)
        if (strcmp(facts->without->item[i], name) == 0)
            return true;
    return false;
}

/* Finds out one fact of the list. */
static bool find_out(struct facts *facts, const struct fact *fact)
{
    switch (fact->method) {
    case FACT_COMPILER: return strcmp(compiler_name(facts), fact->argument) == 0;
    case FACT_LINKER: return strcmp(linker_name(facts), fact->argument) == 0;
    case FACT_LIBRARY:
        return strcmp(fact->argument, "musl") == 0 ? contains(facts, "/ld-musl-")
                                                   : facts->glibc[0] != '\0';
    case FACT_MACHINE: return has_machine(&facts->program, fact->machine);
    case FACT_PROGRAM: return place_has_program(facts->place, fact->argument);
    case FACT_ROOT: return geteuid() == 0;
    case FACT_CHROOT: return door_chroot();
    case FACT_USER_NAMESPACE: return door_user_namespace();
    case FACT_ROOT_DIRECTORY:
        return is_denied(facts, "userns") ? door_chroot() : door_enter(facts->place);
    case FACT_BUILDS: return builds(facts, fact);
    }
    return false;
}

/* Finds out everything that the one program tells: then it is never built again. */
static void find_out_all(struct facts *facts)
{
    look(facts);
    for (size_t i = 0; i < fact_count; i++)
        if (fact_list[i].method <= FACT_MACHINE)
            facts->known[i] = find_out(facts, &fact_list[i]) ? 1 : -1;
    facts->learned = facts->program.length > 0;
}

const char *facts_glibc_version(struct facts *facts)
{
    if (!facts->built)
        find_out_all(facts);
    return facts->glibc;
}

double facts_build_seconds(struct facts *facts)
{
    if (!facts->built)
        find_out_all(facts);
    return facts->seconds;
}

int facts_time_factor(struct facts *facts)
{
    double factor = facts_build_seconds(facts) / usual_seconds;
    return factor < 1 ? 1 : factor > FACTOR_MOST ? FACTOR_MOST : (int)factor;
}

int facts_time_limit(struct facts *facts, int seconds)
{
    int factor = facts_time_factor(facts);
    return seconds > INT_MAX / factor ? INT_MAX : seconds * factor;
}

bool facts_hold(struct facts *facts, const char *name)
{
    int major, minor, here_major = 0, here_minor = 0;
    if (is_denied(facts, name))
        return false;
    if (fact_is_version(name, &major, &minor)) {
        sscanf(facts_glibc_version(facts), "%d.%d", &here_major, &here_minor);
        return here_major > major || (here_major == major && here_minor >= minor);
    }
    size_t index = fact_find(name);
    if (index == fact_count)
        return false;
    if (facts->known[index] == 0 && fact_list[index].method <= FACT_MACHINE)
        find_out_all(facts);
    if (facts->known[index] == 0) {
        facts->known[index] = find_out(facts, &fact_list[index]) ? 1 : -1;
        facts->learned = facts->learned || costs_a_build(&fact_list[index]);
    }
    return facts->known[index] > 0;
}

char *facts_missing(struct facts *facts, const struct lines *terms)
{
    for (size_t i = 0; i < terms->count; i++) {
        const char *term = terms->item[i];
        bool negated = term[0] == '!';
        const char *name = term + negated;
        if (facts_hold(facts, name) != negated)
            continue;
        const char *meaning = fact_meaning(name);
        return string_format("%s %s%s%s%s", negated ? "only without" : "needs", name,
                             *meaning ? " (" : "", meaning, *meaning ? ")" : "");
    }
    return NULL;
}
