/* stamp.c: see stamp.h. */
#include "lab/files/stamp.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "lab/files/folder.h"

/* How deep folders may lie in each other. */
enum { DEEPEST = 32 };

void stamp_file(struct text *stamp, const char *path, bool follow)
{
    struct stat status;
    if ((follow ? stat(path, &status) : lstat(path, &status)) == 0)
        text_format(stamp, "%s %llu %o %lld %lld.%09ld\n", path, (unsigned long long)status.st_ino,
                    status.st_mode, (long long)status.st_size, (long long)status.st_mtim.tv_sec,
                    status.st_mtim.tv_nsec);
}

/* The same as stamp_folder, for a folder that lies DEPTH below the one asked about. */
static void add_folder(struct text *stamp, const char *folder, bool hidden, int depth)
{
    struct lines names = {0};
    if (hidden)
        folder_list_all(folder, &names);
    else
        folder_list(folder, &names);
    for (size_t i = 0; i < names.count && depth < DEEPEST; i++) {
        char *path = string_format("%s/%s", folder, names.item[i]);
        if (folder_is(path))
            add_folder(stamp, path, hidden, depth + 1);
        else
            stamp_file(stamp, path, false);
        free(path);
    }
    lines_free(&names);
}

void stamp_folder(struct text *stamp, const char *folder, bool hidden)
{
    add_folder(stamp, folder, hidden, 0);
}

char *stamp_name(const struct text *stamp)
{
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < stamp->length; i++)
        hash = (hash ^ (unsigned char)stamp->bytes[i]) * 1099511628211u;
    return string_format("%016llx", (unsigned long long)hash);
}
