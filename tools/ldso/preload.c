/* preload.c: see preload.h. */
#include "ldso/preload.h"

#include "ldso/open.h"

#include <fcntl.h>
#include <unistd.h>

/* Longer names are ignored: always, and in secure mode (NAME_MAX). */
enum { NAME_MOST = 4096, SECURE_NAME_MOST = 255 };

/* Returns how many names TEXT can have at most. */
static size_t most_names(const char *text)
{
    return text ? strlen(text) / 2 + 1 : 0;
}

/* Adds the names in TEXT, between any of SEPARATORS. */
static bool add_names(struct ldso_state *state, struct ldso_preloads *preloads, const char *text,
                      const char *separators, const char *source)
{
    bool from_file = strchr(separators, '\n') != NULL;
    while (text && *text != '\0') {
        size_t length = strcspn(text, separators);
        if (length > 0 && (from_file || length < NAME_MOST)) {
            struct ldso_preload *entry = &preloads->entries[preloads->count++];
            entry->name = ldso_memory_text(&state->memory, text, length);
            if (!entry->name)
                return false;
            entry->source = source;
            /* L32; the file is the administrator's, and trusted. */
            entry->refused = state->closure->secure && !from_file &&
                             (length >= SECURE_NAME_MOST || strchr(entry->name, '/'));
        }
        text += length + (text[length] != '\0');
    }
    return true;
}

/* Blanks the comments in TEXT, of SIZE bytes, as the loader does: for each, it looks for
   "#" from the beginning again, but only as many bytes as were behind the last one. So
   a comment far behind another is none, and its words are names. */
static void blank_comments(char *text, size_t size)
{
    for (size_t rest = size; rest > 0;) {
        char *comment = memchr(text, '#', rest);
        if (!comment)
            return;
        rest -= (size_t)(comment - text);
        do
            *comment = ' ';
        while (--rest > 0 && *++comment != '\n');
    }
}

/* Reads the file of preloads into a string without its comments; NULL: there is none. */
static char *read_file(struct ldso_state *state, const char **source)
{
    const char *path = state->closure->options.preload_file;
    if (path && path[0] == '\0')
        return NULL;
    *source = path ? path : state->loader.preload_file;
    int descriptor = path ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
                          : ldso_root_open_file(&state->root, *source);
    if (descriptor < 0)
        return NULL;
    struct stat status;
    struct elf_file file = {{NULL, 0}};
    char *text = NULL;
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        ldso_map_file(&file, descriptor, (uint64_t)status.st_size))
        text = ldso_memory_text(&state->memory, (const char *)file.bytes.start,
                                (size_t)file.bytes.size);
    if (text)
        blank_comments(text, (size_t)file.bytes.size);
    elf_file_close(&file);
    close(descriptor);
    return text;
}

bool ldso_preloads_collect(struct ldso_state *state, struct ldso_preloads *preloads)
{
    const struct ldso_options *options = &state->closure->options;
    const char *variable = ldso_environment(options, "LD_PRELOAD"), *source = NULL;
    const char *file = read_file(state, &source);
    size_t most = most_names(variable) + most_names(options->preload) + most_names(file);
    *preloads = (struct ldso_preloads){NULL, 0};
    if (most == 0)
        return !state->memory.exhausted;
    preloads->entries = ldso_memory_array(&state->memory, most, sizeof *preloads->entries);
    return preloads->entries && add_names(state, preloads, variable, " :", "LD_PRELOAD") &&
           add_names(state, preloads, options->preload, " :", "--preload") &&
           add_names(state, preloads, file, " \t\n:", source);
}
