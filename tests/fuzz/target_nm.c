/* target_nm.c: mini-nm, as the fuzzer runs it. */
#include "fuzz.h"

#include "nm/files.h"

#include <getopt.h>

static struct options options[SETS_MOST];

void target_options(size_t number, char *text)
{
    char *words[WORDS_MOST];
    int count = split_words(words, text);
    optind = 0;
    options_parse(&options[number], count, words);
}

bool target_run(struct output *output, size_t set, const char *path)
{
    return list_file(output, &options[set], path);
}

void target_finish(size_t sets)
{
    (void)sets;
}
