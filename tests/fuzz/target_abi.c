/*
 * target_abi.c: mini-abi, as the fuzzer runs it: the broken file is the old library,
 * the new one, both, or a program that uses the library. A set names the part, the
 * form of the output, and any other file: the fuzzer answers with one of its seeds.
 */
#include "fuzz.h"

#include "abi/json.h"
#include "abi/open.h"
#include "abi/report.h"

#include <stdlib.h>
#include <string.h>

static struct {
    bool is_old, is_new, json;
    char *other;
} sets[SETS_MOST];

void target_options(size_t number, char *text)
{
    char *words[WORDS_MOST];
    int count = split_words(words, text);
    for (int i = 1; i < count; i++) {
        sets[number].is_old |= strcmp(words[i], "old") == 0 || strcmp(words[i], "both") == 0;
        sets[number].is_new |= strcmp(words[i], "new") == 0 || strcmp(words[i], "both") == 0;
        sets[number].json |= strcmp(words[i], "json") == 0;
    }
    sets[number].other = strdup(words[count - 1]);
}

/* Compares the two, and asks what the file PATH would notice. */
static bool compare(struct output *output, size_t set, const char *path,
                    const struct abi_interface *libraries)
{
    struct abi_comparison comparison;
    struct abi_user user;
    struct elf_error error;
    bool good = abi_compare(&comparison, &libraries[0], &libraries[1]);
    size_t users = good && abi_user_read(&user, path, &comparison, &error) ? 1 : 0;
    struct output_limit limit = output_begin_file(output, libraries[0].file.bytes.size);
    if (good && sets[set].json)
        abi_print_json(output, &comparison, &user, users);
    else if (good)
        abi_print_text(output, &comparison, &user, users, true);
    output_end_file(output, limit);
    if (good)
        abi_user_free(&user);
    abi_comparison_free(&comparison);
    return good && users == 1;
}

bool target_run(struct output *output, size_t set, const char *path)
{
    struct abi_interface libraries[2] = {0};
    struct elf_error error;
    bool good =
        abi_interface_open(&libraries[0], sets[set].is_old ? path : sets[set].other, &error);
    good &= abi_interface_open(&libraries[1], sets[set].is_new ? path : sets[set].other, &error);
    if (good)
        good = compare(output, set, path, libraries);
    for (int i = 0; i < 2; i++)
        abi_interface_close(&libraries[i]);
    return good;
}

void target_finish(size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(sets[i].other);
}
