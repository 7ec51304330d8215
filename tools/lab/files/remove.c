/*
 * remove.c: see remove.h.
 *
 * What is removed may be a stranger's, and deeper than a path can be long or than we
 * can hold descriptors: what lies too deep is first moved up to the top.
 */
#include "lab/files/remove.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEEPEST = 64 };

/* A removal under way. */
struct removal {
    int top;        /* the folder that is being emptied */
    unsigned moved; /* how many folders have been moved up to it */
    bool again;     /* something was moved up since the top was last gone through */
};

/* Moves the folder NAME in FOLDER up to the top, under a name that nothing has. */
static void move_up(struct removal *removal, int folder, const char *name)
{
    char place[32];
    struct stat status;
    do
        snprintf(place, sizeof place, ".moved-%u", removal->moved++);
    while (fstatat(removal->top, place, &status, AT_SYMLINK_NOFOLLOW) == 0);
    if (renameat(folder, name, removal->top, place) == 0)
        removal->again = true;
}

/* Removes all that is in the folder with the descriptor FOLDER, which is closed. */
static void empty(struct removal *removal, int folder, int depth)
{
    DIR *entries = fdopendir(folder);
    struct dirent *entry;
    if (entries == NULL)
        close(folder);
    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        const char *name = entry->d_name;
        struct stat status;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 ||
            fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
            continue;
        if (!S_ISDIR(status.st_mode)) {
            (void)unlinkat(folder, name, 0);
            continue;
        }
        (void)fchmodat(folder, name, S_IRWXU, 0); /* it may have been closed */
        if (depth >= DEEPEST) {
            move_up(removal, folder, name);
            continue;
        }
        int inside = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (inside >= 0)
            empty(removal, inside, depth + 1);
        (void)unlinkat(folder, name, AT_REMOVEDIR);
    }
    if (entries != NULL)
        closedir(entries);
}

void folder_remove(const char *path)
{
    struct stat status;
    if (lstat(path, &status) < 0)
        return;
    if (S_ISDIR(status.st_mode)) {
        struct removal removal = {.again = true};
        (void)!chmod(path, S_IRWXU);
        removal.top = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        while (removal.top >= 0 && removal.again) {
            removal.again = false;
            int again = openat(removal.top, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            if (again >= 0)
                empty(&removal, again, 0);
        }
        if (removal.top >= 0)
            close(removal.top);
    }
    (void)remove(path);
}
