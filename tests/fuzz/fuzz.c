/*
 * fuzz.c: runs a tool, inside this program, on files that are broken on purpose.
 *
 *   fuzz-TOOL [-n COUNT] [-f FIRST] [-r SERIES] [-o SETS] [-d FOLDER] SEED...
 *
 *   -n COUNT   how many inputs (1000)
 *   -f FIRST   the number of the first one (0): with -n 1 it repeats that one
 *   -r SERIES  another series of inputs (1)
 *   -o SETS    a file with one option set a line; each runs on each input
 *   -m         each input is composed: it has very many of everything (compose.c); else one in 256
 *   -d FOLDER  where an input that breaks the tool is left, as broken-TOOL-NUMBER
 *
 * Input NUMBER of a series is the same in every run. The compiler's sanitizers
 * (-fsanitize=address,undefined) find reads outside of the input, and leaks; a build without
 * them holds each run to the limits that harness.h tells.
 */
#include "harness.h"

#include "elf/archive.h"
#include "elf/object.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* What is to be run. */
struct plan {
    uint64_t inputs, first, series;
    bool composed; /* each input has very many of everything */
};

/* Says whether the tools look beyond the header of BYTES. */
static bool passes_header(const struct input *input)
{
    struct elf_bytes bytes = {input->bytes, input->size};
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

/* Runs INPUTS inputs of SERIES, from FIRST on; returns how many got past the header check. */
static uint64_t run_all(struct output *output, const struct seeds *seeds, char **texts, size_t sets,
                        const struct plan *plan, double *slowest)
{
    struct input input = {need_memory(INPUT_MOST), 0};
    uint64_t passed = 0;
    for (uint64_t number = plan->first; number < plan->first + plan->inputs; number++) {
        mutate(&input, seeds, plan->series, number, plan->composed);
        harness_place(&input, plan->series, number);
        passed += passes_header(&input);
        for (size_t set = 0; set < sets; set++) {
            double seconds = harness_run(output, set, texts[set]);
            *slowest = seconds > *slowest ? seconds : *slowest;
        }
        harness_remove();
    }
    free(input.bytes);
    return passed;
}

int main(int count, char **arguments)
{
    static struct output output;
    char *texts[SETS_MOST];
    struct plan plan = {.inputs = 1000, .series = 1};
    struct seeds seeds = {0};
    const char *sets_path = NULL, *folder = ".";
    int letter;
    while ((letter = getopt(count, arguments, "n:f:r:o:d:m")) != -1) {
        switch (letter) {
        case 'n': plan.inputs = strtoull(optarg, NULL, 10); break;
        case 'f': plan.first = strtoull(optarg, NULL, 10); break;
        case 'r': plan.series = strtoull(optarg, NULL, 10); break;
        case 'd': folder = optarg; break;
        case 'o': sets_path = optarg; break;
        case 'm': plan.composed = true; break;
        default: return 2;
        }
    }
    if (!sets_path || optind == count) {
        fputs(
            "usage: fuzz-TOOL -o SETS [-n COUNT] [-f FIRST] [-r SERIES] [-d FOLDER] [-m] SEED...\n",
            stderr);
        return 2;
    }
    seeds_load(&seeds, arguments + optind, (size_t)(count - optind));
    size_t sets = harness_sets(sets_path, texts); /* moves optind */
    harness_start(&output, &seeds, folder);
    double slowest = 0;
    uint64_t passed = run_all(&output, &seeds, texts, sets, &plan, &slowest);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%s: %ju inputs from %zu seeds, each with %zu option sets; past the header check: "
           "%.1f %%; the slowest run %.3f s; at most %ld MiB\n",
           program_invocation_short_name, (uintmax_t)plan.inputs, seeds.count, sets,
           plan.inputs ? 100 * (double)passed / (double)plan.inputs : 0, slowest,
           usage.ru_maxrss / 1024);
    target_finish(sets);
    while (sets > 0)
        free(texts[--sets]);
    seeds_free(&seeds);
    return passed * 2 >= plan.inputs ? 0 : 1;
}
