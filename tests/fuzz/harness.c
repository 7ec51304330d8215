/*
 * harness.c: what runs a tool inside this program, and holds it to its limits; see harness.h.
 *
 * The compiler's sanitizers know the bounds of what malloc() gives and not those of a mapped
 * file; so elf_file_open() is replaced (ld --wrap), and the input lies in memory of exactly its
 * size or, every other time, before a page that cannot be read. One in 64 is a real file, so
 * that the real elf_file_open() runs too. write() is replaced as well, to count the output.
 */
#include "harness.h"

#include "elf/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#ifdef SANITIZED
#include <sanitizer/common_interface_defs.h>
enum { LIMIT_SECONDS = 2 * 6 }; /* they make everything slower */
#else
enum { LIMIT_SECONDS = 2 };
#endif

enum {
    LIMIT_MEMORY = 256,     /* MiB, and ... */
    LIMIT_FILES = 8,        /* ... the size of the input so many times */
    LIMIT_OUTPUT = 64 + 16, /* MiB; 256 times the size of the files, and some slack */
    COPIES = 4,             /* a target uses the input as so many files */
};

#define INPUT_NAME "input"

const char *__asan_default_options(void);
bool __wrap_elf_file_open(struct elf_file *file, const char *path, struct elf_error *error);
bool __real_elf_file_open(struct elf_file *file, const char *path, struct elf_error *error);
void __wrap_elf_file_close(struct elf_file *file);
void __real_elf_file_close(struct elf_file *file);
ssize_t __wrap_write(int descriptor, const void *bytes, size_t size);
ssize_t __real_write(int descriptor, const void *bytes, size_t size);

/* What runs now: for the wrapped functions and for a report. */
static struct {
    const struct input *input;
    struct elf_bytes copy; /* where the tool reads it */
    unsigned char *guard;  /* a page that cannot be read, behind INPUT_MOST bytes */
    const struct seeds *seeds;
    bool real_file; /* the input is the file DESCRIPTOR instead */
    int descriptor;
    int sink;   /* where the output goes */
    int report; /* where to tell what broke */
    uint64_t series, number, written;
    const char *set, *folder;
    bool running;
} now;

/* Limits for the sanitizer: an allocation beyond them is a report. */
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=0:max_allocation_size_mb=256:hard_rss_limit_mb=1536:"
           "quarantine_size_mb=16";
}

int split_words(char **words, char *text)
{
    static char name[] = "fuzz";
    int count = 0;
    words[count++] = name;
    for (char *word = strtok(text, " \n"); word && count < WORDS_MOST - 2;
         word = strtok(NULL, " \n"))
        words[count++] = word;
    static char file[] = INPUT_NAME;
    words[count++] = file;
    words[count] = NULL;
    return count;
}

/* Serves the input; or, for a file that a thin archive names, some seed: the
   same one for the same name. */
bool __wrap_elf_file_open(struct elf_file *file, const char *path, struct elf_error *error)
{
    char real[32];
    if (strcmp(path, INPUT_NAME) == 0) {
        snprintf(real, sizeof real, "/proc/self/fd/%d", now.descriptor);
        if (now.real_file)
            return __real_elf_file_open(file, real, error);
        file->bytes = now.copy;
        return true;
    }
    uint64_t sum = 0;
    for (const char *c = path; *c; c++)
        sum = sum * 31 + (unsigned char)*c;
    if (sum % 8 == 0)
        return __real_elf_file_open(file, path, error);
    const struct seed *seed = &now.seeds->entries[sum % now.seeds->count];
    file->bytes = (struct elf_bytes){seed->bytes, seed->size};
    return true;
}

/* Unmaps what is mapped; memory of this program stays. */
void __wrap_elf_file_close(struct elf_file *file)
{
    bool own = file->bytes.start == now.copy.start;
    for (size_t i = 0; i < now.seeds->count; i++)
        own |= file->bytes.start == now.seeds->entries[i].bytes;
    if (own)
        file->bytes = (struct elf_bytes){NULL, 0};
    else
        __real_elf_file_close(file);
}

/* Tells which input broke the tool, and keeps it; called when a sanitizer ends
   the program, and by on_time(). */
static void on_death(void)
{
    char text[512];
    if (!now.running)
        return;
    int length = snprintf(text, sizeof text, "%s/broken-%s-%ju", now.folder,
                          program_invocation_short_name, (uintmax_t)now.number);
    int file = open(text, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    ssize_t ignored = __real_write(file, now.input->bytes, now.input->size);
    close(file);
    length = snprintf(text, sizeof text,
                      "%s: input %ju of series %ju, options \"%s\": left in "
                      "%s/broken-%s-%ju\n",
                      program_invocation_short_name, (uintmax_t)now.number, (uintmax_t)now.series,
                      now.set, now.folder, program_invocation_short_name, (uintmax_t)now.number);
    ignored = __real_write(now.report, text, (size_t)length);
    (void)ignored;
}

#ifdef SANITIZED
/* Called by the runtime of UndefinedBehaviorSanitizer, which has a death of its own. */
void __ubsan_on_report(void);
void __ubsan_on_report(void)
{
    on_death();
}
#endif

/* Ends the program: the run was beyond a limit, as TEXT says. */
static void exceed(const char *text)
{
    ssize_t ignored = __real_write(now.report, text, strlen(text));
    (void)ignored;
#ifdef SANITIZED
    __sanitizer_print_stack_trace();
#endif
    on_death();
    _exit(1);
}

/* Ends a run that takes too long. */
static void on_time(int signal_number)
{
    (void)signal_number;
#ifndef SANITIZED
    if (getenv("FUZZ_ABORT"))
        abort(); /* for a debugger */
#endif
    exceed("fuzz: more than 2 s of processor time, or what that is with sanitizers\n");
}

/* Counts what is printed. */
ssize_t __wrap_write(int descriptor, const void *bytes, size_t size)
{
    if (descriptor != now.sink)
        return __real_write(descriptor, bytes, size);
    now.written += size;
    return (ssize_t)size;
}

/* The same for what goes to stderr. */
static ssize_t count_message(void *nothing, const char *bytes, size_t size)
{
    (void)nothing;
    (void)bytes;
    now.written += size;
    return (ssize_t)size;
}

/* Returns the number of KiB behind NAME in /proc/self/status. */
static long status_of(const char *name)
{
    char text[4096];
    int file = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    ssize_t size = file >= 0 ? read(file, text, sizeof text - 1) : 0;
    if (file >= 0)
        close(file);
    text[size > 0 ? size : 0] = '\0';
    const char *found = strstr(text, name);
    return found ? strtol(found + strlen(name), NULL, 10) : 0;
}

/* Forgets how much memory was used at most; false: that cannot be. */
static bool forget_peak(void)
{
    int file = open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC);
    bool good = file >= 0 && __real_write(file, "5", 1) == 1;
    if (file >= 0)
        close(file);
    return good;
}

void harness_place(const struct input *input, uint64_t series, uint64_t number)
{
    now.input = input;
    now.series = series;
    now.number = number;
    unsigned char *to = now.guard - input->size;
    if (number % 2 == 0)
        to = need_memory(input->size);
    memcpy(to, input->bytes, input->size);
    now.copy = (struct elf_bytes){to, input->size};
    now.real_file = now.number % 64 == 1;
    if (now.real_file && (ftruncate(now.descriptor, 0) != 0 ||
                          pwrite(now.descriptor, to, input->size, 0) != (ssize_t)input->size)) {
        perror("fuzz: a file in memory");
        exit(2);
    }
}

void harness_remove(void)
{
    if (now.number % 2 == 0)
        free((void *)now.copy.start);
    now.copy = (struct elf_bytes){NULL, 0};
}

double harness_run(struct output *output, size_t set, const char *text)
{
    const struct itimerval limit = {{0, 0}, {LIMIT_SECONDS, 0}}, none = {{0, 0}, {0, 0}};
    uint64_t size = now.input->size;
    now.set = text;
    now.written = 0;
    /* Some of the sets as if for a terminal, where names are escaped. */
    output->terminal = (now.number + set) % 4 == 0;
#ifndef SANITIZED
    /* Only where much is to be expected: it takes longer than a usual run. */
    bool measured = size > 8192 && forget_peak();
    long before = measured ? status_of("VmRSS:") : 0;
#endif
    setitimer(ITIMER_PROF, &limit, NULL);
    clock_t begin = clock();
    now.running = true;
    target_run(output, set, INPUT_NAME);
    output_flush(output);
    fflush(stderr);
    setitimer(ITIMER_PROF, &none, NULL);
    if (now.written > ((uint64_t)LIMIT_OUTPUT << 20) + COPIES * OUTPUT_FACTOR * size)
        exceed("fuzz: more output than the limit\n");
#ifndef SANITIZED
    if (measured &&
        status_of("VmHWM:") - before > LIMIT_MEMORY * 1024L + LIMIT_FILES * (long)size / 1024)
        exceed("fuzz: more memory than 256 MiB and 8 times the file\n");
#endif
    now.running = false;
    return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

size_t harness_sets(const char *path, char **texts)
{
    char line[256];
    size_t count = 0;
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    while (count < SETS_MOST && fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        texts[count] = strdup(line);
        /* The parsed options point into this text. */
        static char parsed[SETS_MOST][sizeof line];
        memcpy(parsed[count], line, sizeof line);
        target_options(count, parsed[count]);
        count++;
    }
    fclose(file);
    return count;
}

void harness_start(struct output *output, const struct seeds *seeds, const char *folder)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *room =
        mmap(NULL, INPUT_MOST + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    now.descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    if (room == MAP_FAILED || now.descriptor < 0 || mprotect(room + INPUT_MOST, page, PROT_NONE))
        abort();
    now.guard = room + INPUT_MOST;
    now.seeds = seeds;
    now.folder = folder;
    now.report = STDERR_FILENO;
    now.sink = open("/dev/null", O_WRONLY | O_CLOEXEC);
#ifdef SANITIZED
    __sanitizer_set_death_callback(on_death);
#endif
    /* What the tools say on stderr is counted; the sanitizers write to the descriptor. */
    stderr = fopencookie(NULL, "w", (cookie_io_functions_t){.write = count_message});
    if (!stderr)
        abort();
    signal(SIGPROF, on_time);
    output_start(output, now.sink);
}
