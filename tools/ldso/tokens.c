/* tokens.c: see tokens.h. */
#include "ldso/tokens.h"

#include "ldso/objects.h"
#include "ldso/secure.h"
#include "ldso/state.h"

#include <string.h>

enum token { TOKEN_NONE, TOKEN_ORIGIN, TOKEN_LIB, TOKEN_PLATFORM };

static const char *const names[] = {
    [TOKEN_ORIGIN] = "ORIGIN", [TOKEN_LIB] = "LIB", [TOKEN_PLATFORM] = "PLATFORM"};

/* Says whether C can go on a name. */
static bool continues_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* Returns which token begins at TEXT, where a "$" is, and how long it is (L17). */
static enum token token_at(const char *text, size_t *size)
{
    bool braces = text[1] == '{';
    const char *name = text + 1 + braces;
    for (enum token token = TOKEN_ORIGIN; token <= TOKEN_PLATFORM; token++) {
        size_t length = strlen(names[token]);
        if (strncmp(name, names[token], length) != 0)
            continue;
        if (braces ? name[length] != '}' : continues_name(name[length]))
            continue;
        *size = 1 + length + 2 * (size_t)braces;
        return token;
    }
    return TOKEN_NONE;
}

bool ldso_tokens_present(const char *text)
{
    size_t size;
    for (text = strchr(text, '$'); text; text = strchr(text + 1, '$'))
        if (token_at(text, &size) != TOKEN_NONE)
            return true;
    return false;
}

const char *ldso_origin(struct ldso_state *state, struct ldso_map *owner)
{
    if (owner->origin)
        return owner->origin;
    const char *path = owner->object.path;
    if (!path)
        return NULL;
    if (owner == state->main) {
        path = ldso_main_file(state);
    } else if (path[0] != '/') {
        const char *directory = ldso_root_directory(&state->root, &state->memory);
        bool slash = directory && strcmp(directory, "/") != 0;
        path =
            directory ? ldso_memory_join(&state->memory, directory, slash ? "/" : "", path) : NULL;
    }
    if (!path)
        return NULL;
    size_t length = (size_t)(strrchr(path, '/') - path);
    owner->origin = ldso_memory_text(&state->memory, path, length ? length : 1);
    return owner->origin;
}

/* Returns the value of TOKEN, or NULL. */
static const char *value_of(struct ldso_state *state, struct ldso_map *owner, enum token token)
{
    switch (token) {
    case TOKEN_ORIGIN: return ldso_origin(state, owner);
    case TOKEN_LIB: return state->loader.library;
    case TOKEN_PLATFORM: return state->loader.platform;
    default: return NULL;
    }
}

/* Goes through TEXT and writes the expanded text to OUT, or only measures it where
   OUT is NULL. Returns its length; SIZE_MAX: a token has no value. */
static size_t replace(struct ldso_state *state, struct ldso_map *owner, const char *text, char *out)
{
    size_t length = 0, size;
    for (const char *at = text; *at != '\0';) {
        enum token token = *at == '$' ? token_at(at, &size) : TOKEN_NONE;
        if (token == TOKEN_NONE) {
            if (out)
                out[length] = *at;
            length++;
            at++;
            continue;
        }
        /* L32: in secure mode $ORIGIN stands at the beginning, for a whole folder name. */
        bool whole = at == text && (at[size] == '/' || at[size] == '\0');
        if (token == TOKEN_ORIGIN && state->closure->secure && !whole)
            return SIZE_MAX;
        const char *value = value_of(state, owner, token);
        if (!value)
            return SIZE_MAX;
        size_t value_length = strlen(value);
        if (out)
            memcpy(out + length, value, value_length);
        length += value_length;
        at += size;
    }
    return length;
}

const char *ldso_tokens_expand(struct ldso_state *state, struct ldso_map *owner, const char *text)
{
    if (!ldso_tokens_present(text))
        return text;
    size_t length = replace(state, owner, text, NULL);
    if (length == SIZE_MAX)
        return state->memory.exhausted ? NULL : "";
    char *expanded = ldso_memory_count(&state->memory, length)
                         ? ldso_memory_take(&state->memory, length + 1)
                         : NULL;
    if (!expanded)
        return NULL;
    replace(state, owner, text, expanded);
    bool origin = strstr(text, "$ORIGIN") || strstr(text, "${ORIGIN}");
    if (origin && state->closure->secure && owner == state->main &&
        !ldso_secure_trusts(state, expanded))
        return "";
    return expanded;
}

/* --- musl ------------------------------------------------------------------------------ */

/* Returns the directory of MAP's file for $ORIGIN, as musl has it; NULL: none. */
static const char *origin_of(struct ldso_state *state, const struct ldso_map *map)
{
    const char *path = map->object.path;
    if (map == state->main) {
        if (state->closure->secure) /* U17 */
            return NULL;
        path = ldso_main_file(state);
    }
    const char *slash = path ? strrchr(path, '/') : NULL;
    if (!slash || (state->closure->secure && path[0] != '/'))
        return NULL;
    return ldso_memory_text(&state->memory, path, (size_t)(slash - path));
}

/* Writes LIST with ORIGIN in the place of $ORIGIN to OUT, or only measures it where OUT is
   NULL. Returns its length; SIZE_MAX: there is another "$" in it. */
static size_t replace_musl(const char *list, const char *origin, char *out)
{
    size_t length = 0, of_origin = strlen(origin);
    for (const char *at = list;;) {
        size_t plain = strcspn(at, "$");
        if (out)
            memcpy(out + length, at, plain);
        length += plain;
        at += plain;
        if (*at == '\0')
            return length;
        size_t size = strncmp(at, "$ORIGIN", 7) == 0 ? 7 : strncmp(at, "${ORIGIN}", 9) == 0 ? 9 : 0;
        if (size == 0)
            return SIZE_MAX;
        if (out)
            memcpy(out + length, origin, of_origin);
        length += of_origin;
        at += size;
    }
}

const char *ldso_tokens_expand_musl(struct ldso_state *state, struct ldso_map *map,
                                    const char *list)
{
    if (map->expanded || !strchr(list, '$'))
        return map->expanded ? map->folders : list;
    map->expanded = true;
    const char *origin = origin_of(state, map);
    size_t length = origin ? replace_musl(list, origin, NULL) : SIZE_MAX;
    if (length == SIZE_MAX || !ldso_memory_count(&state->memory, length))
        return NULL;
    char *folders = ldso_memory_take(&state->memory, length + 1);
    if (folders)
        replace_musl(list, origin, folders);
    return map->folders = folders;
}
