/*
 * facts.c: see facts.h.
 *
 * One small program, built with plain `cc`, answers most questions: the compiler
 * and the linker leave their names in the file, the interpreter names the C
 * library, and the ELF header the machine.
 */
#include "lab/facts.h"

#include <elf.h>
#include <errno.h>
#include <glob.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/probe.h"
#include "lab/session.h"

/* How a fact is found out. */
enum method { COMPILER, LINKER, LIBRARY, MACHINE, PROGRAM, ROOT, USER_NAMESPACE, BUILDS };

/* The closed list. ARGUMENT depends on the method: a program to look for, an
   e_machine, or the options with which cc must be able to build. */
static const struct fact {
    const char *name;
    enum method method;
    const char *argument;
    int machine;
    const char *meaning;
} list[] = {
    {"cc:gcc", COMPILER, "gcc", 0, "plain cc is gcc"},
    {"cc:clang", COMPILER, "clang", 0, "plain cc is clang"},
    {"ld:bfd", LINKER, "bfd", 0, "plain cc links with GNU ld (also called bfd)"},
    {"ld:gold", LINKER, "gold", 0, "plain cc links with gold"},
    {"ld:lld", LINKER, "lld", 0, "plain cc links with lld"},
    {"ld:mold", LINKER, "mold", 0, "plain cc links with mold"},
    {"libc:glibc", LIBRARY, "glibc", 0, "plain cc links with glibc"},
    {"libc:musl", LIBRARY, "musl", 0, "plain cc links with musl"},
    {"arch:x86_64", MACHINE, NULL, EM_X86_64, "plain cc produces x86-64 code"},
    {"arch:i386", MACHINE, NULL, EM_386, "plain cc produces 32-bit x86 code"},
    {"arch:aarch64", MACHINE, NULL, EM_AARCH64, "plain cc produces AArch64 code"},
    {"arch:arm", MACHINE, NULL, EM_ARM, "plain cc produces 32-bit Arm code"},
    {"arch:riscv", MACHINE, NULL, EM_RISCV, "plain cc produces RISC-V code"},
    {"m32", BUILDS, "-m32 -ffreestanding -c", 0, "cc -m32 can compile for 32-bit x86"},
    {"static-libc", BUILDS, "-static", 0, "the C library is there as an archive"},
    {"gcc", PROGRAM, "gcc", 0, "the compiler gcc"},
    {"clang", PROGRAM, "clang", 0, "the compiler clang"},
    {"musl-gcc", PROGRAM, "musl-gcc", 0, "the compiler wrapper of musl"},
    {"bfd", PROGRAM, "ld.bfd", 0, "the linker GNU ld"},
    {"gold", PROGRAM, "ld.gold", 0, "the linker gold"},
    {"lld", PROGRAM, "ld.lld", 0, "the linker lld"},
    {"mold", PROGRAM, "mold", 0, "the linker mold"},
    {"binutils", PROGRAM, "readelf", 0, "GNU readelf, nm and objdump"},
    {"elfutils", PROGRAM, "eu-findtextrel", 0, "the elfutils"},
    {"strace", PROGRAM, "strace", 0, "the system call tracer"},
    {"file", PROGRAM, "file", 0, "the program file"},
    {"patchelf", PROGRAM, "patchelf", 0, "the ELF editor patchelf"},
    {"setarch", PROGRAM, "setarch", 0, "setarch of util-linux"},
    {"fincore", PROGRAM, "fincore", 0, "fincore of util-linux"},
    {"tput", PROGRAM, "tput", 0, "tput of ncurses"},
    {"unshare", PROGRAM, "unshare", 0, "unshare of util-linux"},
    {"curl", PROGRAM, "curl", 0, "the HTTP client curl"},
    {"ldconfig", PROGRAM, "ldconfig", 0, "the program ldconfig"},
    {"ldd", PROGRAM, "ldd", 0, "the script ldd"},
    {"root", ROOT, NULL, 0, "the lab runs as root"},
    {"userns", USER_NAMESPACE, NULL, 0, "an ordinary user may make a user namespace"},
};

#define FACT_COUNT (sizeof list / sizeof *list)

struct facts {
    const struct place *place;
    char *memory; /* the file that keeps what builds have told */
    const struct lines *without;
    signed char known[FACT_COUNT]; /* 0 not asked yet, 1 holds, -1 does not */
    bool learned;                  /* whether there is something new to keep */
    bool built;                    /* whether the program below has been built */
    struct text program;           /* its bytes, empty when cc cannot build it */
    char glibc[16];                /* "2.36", "" when it is another library */
};

const char *fact_name(size_t index)
{
    return index < FACT_COUNT ? list[index].name : NULL;
}

/* Whether a fact costs a build, and is worth remembering. */
static bool costs_a_build(const struct fact *fact)
{
    return fact->method <= MACHINE || fact->method == BUILDS;
}

/* Appends what tells whether PATH, and for a folder what is in it, has changed. */
static void add_stamp(struct text *stamp, const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0)
        text_format(stamp, "%s %llu %lld %lld.%09ld\n", path, (unsigned long long)status.st_ino,
                    (long long)status.st_size, (long long)status.st_mtim.tv_sec,
                    status.st_mtim.tv_nsec);
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
            add_stamp(&stamp, found.gl_pathv[j]);
        globfree(&found);
    }
    unsigned long long hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < stamp.length; i++)
        hash = (hash ^ (unsigned char)stamp.bytes[i]) * 1099511628211u;
    text_free(&stamp);
    return string_format("%s/facts/%016llx", place->build, hash);
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
            facts->built = true;
        }
        bool holds = lines.item[i][0] == '+';
        for (size_t j = 0; j < FACT_COUNT; j++)
            if (costs_a_build(&list[j]) && (holds || lines.item[i][0] == '-') &&
                strcmp(lines.item[i] + 1, list[j].name) == 0)
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
    for (size_t i = 0; i < FACT_COUNT; i++)
        if (costs_a_build(&list[i]) && facts->known[i] != 0)
            text_format(&text, "%c%s\n", facts->known[i] > 0 ? '+' : '-', list[i].name);
    if (facts->built)
        text_format(&text, "glibc %s\n", facts->glibc);
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
    /* A compiler given by a path or with options may change unseen: it is asked anew. */
    if (place->compiler == NULL || strpbrk(place->compiler, "/ ") == NULL)
        facts->memory = memory_name(place);
    if (!afresh && facts->memory != NULL)
        recall(facts);
    return facts;
}

void facts_close(struct facts *facts)
{
    if (facts->memory != NULL && facts->learned &&
        interrupt_signal() == 0) /* an interrupted build tells nothing */
        remember(facts);
    text_free(&facts->program);
    free(facts->memory);
    free(facts);
}

/* The index of NAME in the list, FACT_COUNT if it is not there. */
static size_t find_fact(const char *name)
{
    size_t index = 0;
    while (index < FACT_COUNT && strcmp(list[index].name, name) != 0)
        index++;
    return index;
}

const char *fact_meaning(const char *name)
{
    size_t index = find_fact(name);
    return index < FACT_COUNT ? list[index].meaning : "";
}

/* Whether NAME has the form glibc>=MAJOR.MINOR; gives the two numbers. */
static bool is_version(const char *name, int *major, int *minor)
{
    char end;
    return sscanf(name, "glibc>=%d.%d%c", major, minor, &end) == 2;
}

bool fact_is_known(const char *name)
{
    int major, minor;
    return find_fact(name) < FACT_COUNT || is_version(name, &major, &minor);
}

/* Builds the program once. */
static void look(struct facts *facts)
{
    struct text printed = {0};
    if (facts->built)
        return;
    facts->built = true;
    if (probe_build(facts->place, "", &facts->program, &printed))
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

/* Whether the program is for the machine E_MACHINE, in the host's byte order. */
static bool has_machine(const struct facts *facts, int e_machine)
{
    Elf64_Half machine; /* at the same place in both classes */
    if (facts->program.length < sizeof(Elf64_Ehdr))
        return false;
    memcpy(&machine, facts->program.bytes + offsetof(Elf64_Ehdr, e_machine), sizeof machine);
    return machine == e_machine;
}

/* Whether a process of this user may make a user namespace and be root in it. */
static bool can_unshare(void)
{
    int status;
    pid_t child = fork();
    if (child == 0) {
        char map[32];
        snprintf(map, sizeof map, "0 %u 1", geteuid());
        FILE *file =
            unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 ? fopen("/proc/self/uid_map", "w") : NULL;
        _exit(file == NULL || fputs(map, file) < 0 || fclose(file) != 0);
    }
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* Finds out one fact of the list. */
static bool find_out(struct facts *facts, const struct fact *fact)
{
    switch (fact->method) {
    case COMPILER: return strcmp(compiler_name(facts), fact->argument) == 0;
    case LINKER: return strcmp(linker_name(facts), fact->argument) == 0;
    case LIBRARY:
        return strcmp(fact->argument, "musl") == 0 ? contains(facts, "/ld-musl-")
                                                   : facts->glibc[0] != '\0';
    case MACHINE: return has_machine(facts, fact->machine);
    case PROGRAM: return place_has_program(facts->place, fact->argument);
    case ROOT: return geteuid() == 0;
    case USER_NAMESPACE: return can_unshare();
    case BUILDS: return probe_build(facts->place, fact->argument, NULL, NULL);
    }
    return false;
}

/* Finds out everything that the one program tells: then it is never built again. */
static void find_out_all(struct facts *facts)
{
    look(facts);
    for (size_t i = 0; i < FACT_COUNT; i++)
        if (list[i].method <= MACHINE)
            facts->known[i] = find_out(facts, &list[i]) ? 1 : -1;
    facts->learned = facts->program.length > 0;
}

const char *facts_glibc_version(struct facts *facts)
{
    if (!facts->built)
        find_out_all(facts);
    return facts->glibc;
}

bool fact_holds(struct facts *facts, const char *name)
{
    int major, minor, here_major = 0, here_minor = 0;
    for (size_t i = 0; i < facts->without->count; i++)
        if (strcmp(facts->without->item[i], name) == 0)
            return false;
    if (is_version(name, &major, &minor)) {
        sscanf(facts_glibc_version(facts), "%d.%d", &here_major, &here_minor);
        return here_major > major || (here_major == major && here_minor >= minor);
    }
    size_t index = find_fact(name);
    if (index == FACT_COUNT)
        return false;
    if (facts->known[index] == 0 && list[index].method <= MACHINE)
        find_out_all(facts);
    if (facts->known[index] == 0) {
        facts->known[index] = find_out(facts, &list[index]) ? 1 : -1;
        facts->learned = facts->learned || costs_a_build(&list[index]);
    }
    return facts->known[index] > 0;
}
