/*
 * guided.c: the same, led by coverage: an input that reaches new code is kept, and changed on
 * (libFuzzer, in clang). The first byte of an input chooses the option set, the others are the
 * file. run-guided builds and runs it.
 *
 *   FUZZ_SETS    the file with the option sets
 *   FUZZ_SEEDS   a file that lists the seeds, one a line
 *   FUZZ_FOLDER  where an input that breaks the tool is left
 *
 * A third of the new inputs is composed (compose.c), which coverage alone would not find. Inputs
 * stay small, so that there are many; the limits of large ones are the other fuzzer's.
 */
#include "harness.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *count, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

static struct {
    struct output output;
    struct seeds seeds;
    char *texts[SETS_MOST];
    size_t sets;
    uint64_t number;
} state;

/* Returns the lines of the file PATH; the program ends if it cannot be read. */
static char **read_lines(const char *path, size_t *count)
{
    char line[1024], **lines = NULL;
    FILE *file = path ? fopen(path, "r") : NULL;
    if (!file)
        exit(2);
    for (*count = 0; fgets(line, sizeof line, file); *count += 1) {
        line[strcspn(line, "\n")] = '\0';
        lines = realloc(lines, (*count + 1) * sizeof *lines);
        if (!lines || !(lines[*count] = strdup(line)))
            abort();
    }
    fclose(file);
    return lines;
}

int LLVMFuzzerInitialize(int *count, char ***arguments)
{
    (void)count;
    (void)arguments;
    size_t paths;
    const char *folder = getenv("FUZZ_FOLDER"), *sets = getenv("FUZZ_SETS");
    char **lines = read_lines(getenv("FUZZ_SEEDS"), &paths);
    if (!sets)
        exit(2);
    seeds_load(&state.seeds, lines, paths);
    state.sets = harness_sets(sets, state.texts);
    harness_start(&state.output, &state.seeds, folder ? folder : ".");
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {(unsigned char *)(uintptr_t)data + 1, size - 1};
    if (size < 2 || size > INPUT_MOST)
        return -1;
    size_t set = data[0] % state.sets;
    harness_place(&input, 0, state.number++);
    harness_run(&state.output, set, state.texts[set]);
    harness_remove();
    return 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed)
{
    static unsigned char room[INPUT_MOST];
    struct input input = {room, 0};
    uint64_t random = seed;
    if (random_below(&random, 3) > 0)
        return LLVMFuzzerMutate(data, size, most);
    compose(&input, &random);
    if (input.size + 1 > most)
        return LLVMFuzzerMutate(data, size, most);
    data[0] = (uint8_t)random_below(&random, 256);
    memcpy(data + 1, input.bytes, input.size);
    return input.size + 1;
}
