/* musl_path.c: see musl_path.h. */
#include "ldso/musl_path.h"

#include "ldso/open.h"

#include <errno.h>
#include <unistd.h>

/* Returns the path of the file that replaces the compiled-in list: it lies under the folder
   above the loader's own. */
static const char *path_file(struct ldso_state *state)
{
    const char *path = state->loader.path;
    size_t prefix = 0, last = 0;
    for (size_t i = 0; path[0] == '/' && path[i] != '\0'; i++)
        if (path[i] == '/') {
            prefix = last;
            last = i;
        }
    const char *folder = ldso_memory_text(&state->memory, path, prefix);
    return folder ? ldso_memory_join(&state->memory, folder, state->loader.path_file, "") : NULL;
}

const char *ldso_musl_system_path(struct ldso_state *state)
{
    const char *name = path_file(state);
    int descriptor = name ? ldso_root_open_file(&state->root, name) : -1;
    if (descriptor < 0)
        return errno == ENOENT ? state->loader.system_path : "";
    struct stat status;
    struct elf_file file = {{NULL, 0}};
    const char *text = "";
    if (fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0 &&
        ldso_map_file(&file, descriptor, (uint64_t)status.st_size))
        text = ldso_memory_text(&state->memory, (const char *)file.bytes.start,
                                (size_t)file.bytes.size);
    elf_file_close(&file);
    close(descriptor);
    state->loader.cache = name;
    return text ? text : "";
}
