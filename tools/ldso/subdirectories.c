/* subdirectories.c: see subdirectories.h. */
#include "ldso/subdirectories.h"

#include "ldso/rules.h"
#include "ldso/state.h"

/* Words between colons; W of L18 has five at most, --hwcaps as many as it likes. */
struct words {
    const char **words;
    size_t count;
};

/* Splits TEXT at its colons; empty words are left out, as the loader leaves them. */
static bool split(struct ldso_memory *memory, struct words *list, const char *text)
{
    list->count = 0;
    list->words = ldso_memory_array(memory, strlen(text) / 2 + 1, sizeof *list->words);
    while (list->words && *text != '\0') {
        size_t length = strcspn(text, ":");
        if (length > 0) {
            list->words[list->count] = ldso_memory_text(memory, text, length);
            if (!list->words[list->count++])
                return false;
        }
        text += length + (text[length] != '\0');
    }
    return list->words != NULL;
}

/* Sets the active names of glibc-hwcaps (L18.1): what the options say, or what the
   processor can do (L19). */
static bool set_hwcaps(struct ldso_state *state)
{
    static const char *const levels[] = {"x86-64-v4", "x86-64-v3", "x86-64-v2"};
    struct ldso_loader *loader = &state->loader;
    const char *chosen = state->closure->options.hwcaps;
    if (chosen) {
        struct words words;
        if (!split(&state->memory, &words, chosen))
            return false;
        loader->hwcaps = words.words;
        loader->hwcap_count = words.count;
        /* The levels that are named are there, and the lower ones with them. */
        loader->processor.level = 1;
        for (size_t i = 0; i < words.count; i++)
            for (unsigned level = 2; level <= 4; level++)
                if (strcmp(words.words[i], levels[4 - level]) == 0 &&
                    level > loader->processor.level)
                    loader->processor.level = level;
    } else if (loader->machine->machine == EM_X86_64 && loader->machine->is64 &&
               loader->processor.level > 1) {
        loader->hwcaps = levels + (4 - loader->processor.level);
        loader->hwcap_count = loader->processor.level - 1;
    }
    if (!ldso_rule_holds(LDSO_RULE_HWCAPS_FOLDERS, loader->release))
        loader->hwcap_count = 0;
    return true;
}

/* Finds out which of the important bits the processor has. An x86-64 processor is one for
   32-bit programs too, all of which it can run. */
static void set_hwcap(struct ldso_loader *loader)
{
    const struct ldso_machine *machine = loader->machine;
    const struct ldso_processor *processor = &loader->processor;
    bool asked = processor->machine == machine->machine;
    bool known = asked || (processor->machine == EM_X86_64 && machine->machine == EM_386);
    loader->hwcap = asked ? processor->hwcap & machine->important : machine->assumed;
    loader->hwcap_assumed = !known && !loader->musl && machine->important != 0 &&
                            ldso_rule_holds(LDSO_RULE_OLD_FOLDERS, loader->release);
    loader->platform = asked && processor->platform ? processor->platform : machine->platform;
}

/* Collects W: the important hardware bits, the platform, and "tls" (L18.2). */
static bool old_words(struct ldso_state *state, struct words *list)
{
    struct ldso_loader *loader = &state->loader;
    struct words names;
    if (!split(&state->memory, &names, loader->machine->old_folders))
        return false;
    const char **all = ldso_memory_array(&state->memory, names.count + 2, sizeof *all);
    if (!all)
        return false;
    list->words = all;
    uint64_t important = loader->machine->important;
    for (size_t i = 0; i < names.count; i++, important &= important - 1)
        if (loader->hwcap & important & -important) /* its lowest bit */
            all[list->count++] = names.words[i];
    if (loader->platform)
        all[list->count++] = loader->platform;
    all[list->count++] = "tls";
    return true;
}

/* Returns the path of one subset of W: the last word outermost. */
static const char *path_of(struct ldso_memory *memory, const struct words *list, unsigned subset)
{
    const char *path = "";
    for (size_t i = list->count; path && i-- > 0;)
        if (subset >> i & 1)
            path = ldso_memory_join(memory, path, list->words[i], "/");
    return path;
}

/* Makes the list: the glibc-hwcaps, the old ones, and the directory itself. */
static bool make_list(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    struct words old = {NULL, 0};
    if (!loader->musl && ldso_rule_holds(LDSO_RULE_OLD_FOLDERS, loader->release) &&
        !old_words(state, &old))
        return false;
    unsigned subsets = 1u << old.count;
    size_t count = loader->hwcap_count + subsets, next = 0;
    const char **list = ldso_memory_array(&state->memory, count, sizeof *list);
    if (!list)
        return false;
    for (size_t i = 0; i < loader->hwcap_count; i++)
        list[next++] = ldso_memory_join(&state->memory, "glibc-hwcaps/", loader->hwcaps[i], "/");
    for (unsigned subset = subsets; subset-- > 0;)
        list[next++] = path_of(&state->memory, &old, subset);
    loader->subdirectories = list;
    loader->subdirectory_count = count;
    return !state->memory.exhausted;
}

bool ldso_subdirectories_make(struct ldso_state *state)
{
    struct ldso_loader *loader = &state->loader;
    loader->processor = ldso_processor_here();
    set_hwcap(loader);
    return (loader->musl || set_hwcaps(state)) && make_list(state);
}
