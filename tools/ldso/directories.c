/* directories.c: see directories.h. */
#include "ldso/directories.h"

#include "ldso/tokens.h"

#include <string.h>

/* Hashes the LENGTH bytes at PATH. */
static size_t hash(const char *path, size_t length)
{
    uint32_t value = 5381;
    for (size_t i = 0; i < length; i++)
        value = value * 33 + (unsigned char)path[i];
    return value % LDSO_DIRECTORY_BUCKETS;
}

/* Returns the directory with this string in normal form, which is new or known. */
static struct ldso_directory *intern(struct ldso_state *state, const char *path, size_t length)
{
    struct ldso_directory **bucket = &state->directories.buckets[hash(path, length)];
    for (struct ldso_directory *known = *bucket; known; known = known->next)
        if (known->length == length && memcmp(known->path, path, length) == 0)
            return known;

    struct ldso_directory *fresh = ldso_memory_take(&state->memory, sizeof *fresh);
    if (!fresh)
        return NULL;
    size_t count = state->loader.subdirectory_count;
    fresh->path = ldso_memory_text(&state->memory, path, length);
    fresh->presence = ldso_memory_take(&state->memory, count);
    if (!fresh->path || !fresh->presence)
        return NULL;
    fresh->length = length;
    /* L15: the current directory may change, so a relative one is never given up. */
    memset(fresh->presence, path[0] == '/' ? LDSO_UNKNOWN : LDSO_PRESENT, count);
    fresh->next = *bucket;
    *bucket = fresh;
    return fresh;
}

/* Brings the directory PATH into normal form (L14) and adds it to LIST, unless it is
   there already. TEXT is how it is written. */
static bool add(struct ldso_state *state, struct ldso_list *list, const char *path,
                const char *text)
{
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    if (length > 0 && path[length - 1] != '/') {
        /* The slash is either there, behind LENGTH, or the copy gets one. */
        if (path[length] == '\0')
            path = ldso_memory_join(&state->memory, path, "/", "");
        if (!path)
            return false;
        length++;
    }
    struct ldso_directory *directory = intern(state, path, length);
    if (!directory)
        return false;
    if (directory->last_list == state->directories.lists)
        return true;
    directory->last_list = state->directories.lists;
    list->elements[list->count++] = (struct ldso_element){directory, text};
    return true;
}

/* Returns how many elements TEXT has. */
static size_t count_elements(const char *text, const char *separators)
{
    size_t count = 1;
    for (; *text != '\0'; text++)
        count += strchr(separators, *text) != NULL;
    return count;
}

bool ldso_list_make(struct ldso_state *state, struct ldso_list *list, const char *text,
                    const char *separators, struct ldso_map *owner)
{
    *list = (struct ldso_list){NULL, 0};
    if (text[0] == '\0') /* L13: an empty list is no list */
        return true;
    list->elements =
        ldso_memory_array(&state->memory, count_elements(text, separators), sizeof *list->elements);
    if (!list->elements)
        return false;
    state->directories.lists++;
    for (;;) {
        size_t length = strcspn(text, separators);
        const char *element = ldso_memory_text(&state->memory, text, length);
        const char *path = element ? ldso_tokens_expand(state, owner, element) : NULL;
        if (!path)
            return false;
        /* L13: an empty element is the current directory, but none that became empty. */
        if ((length == 0 || path[0] != '\0') && !add(state, list, path, element))
            return false;
        if (text[length] == '\0')
            return true;
        text += length + 1;
    }
}

bool ldso_list_defaults(struct ldso_state *state, struct ldso_list *list)
{
    const struct ldso_loader *loader = &state->loader;
    *list = (struct ldso_list){NULL, 0};
    list->elements =
        ldso_memory_array(&state->memory, loader->directory_count, sizeof *list->elements);
    if (!list->elements)
        return false;
    state->directories.lists++;
    for (size_t i = 0; i < loader->directory_count; i++)
        if (!add(state, list, loader->directories[i], loader->directories[i]))
            return false;
    return true;
}
