/*
 * fuzz.c: runs a tool, inside this program, on files that are broken on purpose.
 *
 *   fuzz-TOOL [-n COUNT] [-f FIRST] [-r SERIES] [-o SETS] [-d FOLDER] SEED...
 *
 *   -n COUNT   how many inputs (1000)
 *   -f FIRST   the number of the first one (0): with -n 1 it repeats that one
 *   -r SERIES  another series of inputs (1)
 *   -o SETS    a file with one option set a line; each runs on each input
 *   -d FOLDER  where an input that breaks the tool is left, as broken-TOOL-NUMBER
 *
 * Input NUMBER of a series is the same in every run. The compiler's sanitizers
 * (-fsanitize=address,undefined) find reads outside of the input, and leaks.
 * They know the bounds of what malloc() gives and not those of a mapped file;
 * so elf_file_open() is replaced (ld --wrap), and the input lies in memory of
 * exactly its size or, every other time, before a page that cannot be read. One
 * in 64 is a real file, so that the real elf_file_open() runs too.
 *
 * Limits: 2 s of processor time for a run, sanitizers and all; LIMIT_ALLOCATION
 * for one malloc(); LIMIT_MEMORY for the whole program.
 */
#include "fuzz.h"

#include "elf/archive.h"
#include "elf/file.h"
#include "elf/object.h"

#include <errno.h>
#include <fcntl.h>
#include <sanitizer/common_interface_defs.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define LIMIT_SECONDS    2
#define LIMIT_ALLOCATION "128" /* MiB: the largest input has 1 */
#define LIMIT_MEMORY     "1024"
#define INPUT_NAME       "input"

const char *__asan_default_options(void);
bool __wrap_elf_file_open(struct elf_file *file, const char *path, struct elf_error *error);
bool __real_elf_file_open(struct elf_file *file, const char *path, struct elf_error *error);
void __wrap_elf_file_close(struct elf_file *file);
void __real_elf_file_close(struct elf_file *file);

/* What runs now: for the wrapped functions and for a report. */
static struct {
    struct input input;    /* as mutate() made it */
    struct elf_bytes copy; /* where the tool reads it */
    struct seeds seeds;
    bool real_file; /* the input is the file DESCRIPTOR instead */
    int descriptor;
    int report; /* where to tell what broke */
    uint64_t series, number;
    const char *set, *folder;
    bool running;
} now;

/* Limits for the sanitizer: an allocation beyond them is a report. */
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=0:max_allocation_size_mb=" LIMIT_ALLOCATION
           ":hard_rss_limit_mb=" LIMIT_MEMORY ":quarantine_size_mb=16";
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
    const struct seed *seed = &now.seeds.entries[sum % now.seeds.count];
    file->bytes = (struct elf_bytes){seed->bytes, seed->size};
    return true;
}

/* Unmaps what is mapped; memory of this program stays. */
void __wrap_elf_file_close(struct elf_file *file)
{
    bool own = file->bytes.start == now.copy.start;
    for (size_t i = 0; i < now.seeds.count; i++)
        own |= file->bytes.start == now.seeds.entries[i].bytes;
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
    ssize_t ignored = write(file, now.input.bytes, now.input.size);
    close(file);
    length = snprintf(text, sizeof text,
                      "%s: input %ju of series %ju, options \"%s\": left in "
                      "%s/broken-%s-%ju\n",
                      program_invocation_short_name, (uintmax_t)now.number, (uintmax_t)now.series,
                      now.set, now.folder, program_invocation_short_name, (uintmax_t)now.number);
    ignored = write(now.report, text, (size_t)length);
    (void)ignored;
}

/* Called by the runtime of UndefinedBehaviorSanitizer, which has a death of its own. */
void __ubsan_on_report(void);
void __ubsan_on_report(void)
{
    on_death();
}

/* Ends a run that takes too long. */
static void on_time(int signal_number)
{
    static const char text[] = "fuzz: more than 2 s of processor time\n";
    ssize_t ignored = write(now.report, text, sizeof text - 1);
    (void)ignored;
    (void)signal_number;
    __sanitizer_print_stack_trace();
    on_death();
    _exit(1);
}

/* Says whether the tools look beyond the header of BYTES. */
static bool passes_header(struct elf_bytes bytes)
{
    struct elf_object object;
    struct elf_archive archive;
    struct elf_member member;
    if (elf_is_archive(bytes)) {
        uint64_t offset;
        if (!elf_archive_open(&archive, bytes, NULL))
            return false;
        offset = archive.first;
        return elf_archive_next(&archive, &member, &offset, NULL) == ELF_ARCHIVE_MEMBER;
    }
    if (!elf_object_open(&object, bytes, NULL))
        return false;
    elf_object_close(&object);
    return true;
}

/* Puts the input where the tool will read it. GUARD is the page behind the last
   byte of INPUT_MOST bytes. */
static void place_input(unsigned char *guard)
{
    const struct input *input = &now.input;
    unsigned char *to = guard - input->size;
    if (now.number % 2 == 0)
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

/* Runs set SET, and returns the processor time in seconds. */
static double run_set(struct output *output, size_t set, char **texts)
{
    const struct itimerval limit = {{0, 0}, {LIMIT_SECONDS, 0}};
    now.set = texts[set];
    /* Some of the sets as if for a terminal, where names are escaped. */
    output->terminal = (now.number + set) % 4 == 0;
    setitimer(ITIMER_PROF, &limit, NULL);
    clock_t begin = clock();
    now.running = true;
    target_run(output, set, INPUT_NAME);
    output_flush(output);
    now.running = false;
    return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* Reads the option sets from the file PATH; returns how many there are. */
static size_t read_sets(const char *path, char **texts)
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

/* Lets go of what the tools say on stderr; the sanitizers write to the descriptor. */
static void silence(void)
{
    now.report = STDERR_FILENO;
    __sanitizer_set_death_callback(on_death);
    stderr = fopen("/dev/null", "w");
    if (!stderr)
        abort();
}

int main(int count, char **arguments)
{
    static struct output output;
    char *texts[SETS_MOST];
    uint64_t inputs = 1000, first = 0, passed = 0;
    const char *sets_path = NULL;
    int letter;
    now.series = 1;
    now.folder = ".";
    while ((letter = getopt(count, arguments, "n:f:r:o:d:")) != -1) {
        switch (letter) {
        case 'n': inputs = strtoull(optarg, NULL, 10); break;
        case 'f': first = strtoull(optarg, NULL, 10); break;
        case 'r': now.series = strtoull(optarg, NULL, 10); break;
        case 'd': now.folder = optarg; break;
        case 'o': sets_path = optarg; break;
        default: return 2;
        }
    }
    if (!sets_path || optind == count) {
        fputs("usage: fuzz-TOOL -o SETS [-n COUNT] [-f FIRST] [-r SERIES] [-d FOLDER] SEED...\n",
              stderr);
        return 2;
    }
    seeds_load(&now.seeds, arguments + optind, (size_t)(count - optind));
    size_t sets = read_sets(sets_path, texts); /* moves optind */
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char *room =
        mmap(NULL, INPUT_MOST + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    now.descriptor = memfd_create("fuzz", MFD_CLOEXEC);
    if (room == MAP_FAILED || now.descriptor < 0 || mprotect(room + INPUT_MOST, page, PROT_NONE))
        abort();
    now.input.bytes = need_memory(INPUT_MOST);
    silence();
    signal(SIGPROF, on_time);
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    output_start(&output, null);

    double slowest = 0;
    for (now.number = first; now.number < first + inputs; now.number++) {
        mutate(&now.input, &now.seeds, now.series, now.number);
        place_input(room + INPUT_MOST);
        passed += passes_header(now.copy);
        for (size_t set = 0; set < sets; set++) {
            double seconds = run_set(&output, set, texts);
            slowest = seconds > slowest ? seconds : slowest;
        }
        if (now.number % 2 == 0)
            free((void *)now.copy.start);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%s: %ju inputs from %zu seeds, each with %zu option sets; past the header check: "
           "%.1f %%; the slowest run %.3f s; at most %ld MiB\n",
           program_invocation_short_name, (uintmax_t)inputs, now.seeds.count, sets,
           inputs ? 100 * (double)passed / (double)inputs : 0, slowest, usage.ru_maxrss / 1024);
    target_finish(sets);
    while (sets > 0)
        free(texts[--sets]);
    seeds_free(&now.seeds);
    free(now.input.bytes);
    munmap(room, INPUT_MOST + page);
    return passed * 2 >= inputs ? 0 : 1;
}
