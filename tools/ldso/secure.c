/* secure.c: see secure.h. */
#include "ldso/secure.h"

#include "ldso/state.h"

#include <string.h>
#include <sys/xattr.h>

bool ldso_secure_holds(const struct ldso_state *state, int descriptor)
{
    switch (state->closure->options.secure) {
    case LDSO_SECURE_ON: return true;
    case LDSO_SECURE_OFF: return false;
    case LDSO_SECURE_BY_FILE: break;
    }
    mode_t mode = state->main->mode;
    /* A set-group-ID bit without the right to execute means locking, not privilege. */
    bool group = (mode & S_ISGID) && (mode & S_IXGRP);
    return (mode & S_ISUID) || group || fgetxattr(descriptor, "security.capability", NULL, 0) > 0;
}

bool ldso_secure_trusts(struct ldso_state *state, const char *path)
{
    if (path[0] != '/')
        return false;
    char *plain = ldso_memory_take(&state->memory, strlen(path) + 2);
    if (!plain)
        return false;
    size_t length = 0;
    for (const char *at = path; *at != '\0';) {
        at += strspn(at, "/");
        size_t size = strcspn(at, "/");
        if (size == 2 && at[0] == '.' && at[1] == '.') {
            while (length > 0 && plain[--length] != '/')
                ;
        } else if (size > 0 && !(size == 1 && at[0] == '.')) {
            plain[length++] = '/';
            memcpy(plain + length, at, size);
            length += size;
        }
        at += size;
    }
    plain[length++] = '/';
    const struct ldso_loader *loader = &state->loader;
    for (size_t i = 0; i < loader->directory_count; i++) {
        size_t size = strlen(loader->directories[i]);
        if (length >= size && memcmp(plain, loader->directories[i], size) == 0)
            return true;
    }
    return false;
}
