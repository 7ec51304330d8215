/* folder.c: see folder.h. */
#include "lab/files/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int folder_make(const char *path)
{
    if (path[0] == '\0') {
        errno = ENOENT;
        return -1;
    }
    char *copy = string_copy(path);
    int result = 0;
    for (char *at = copy + 1; result == 0; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char saved = *at;
        *at = '\0';
        if (mkdir(copy, 0755) < 0 && errno != EEXIST)
            result = -1;
        *at = saved;
        if (saved == '\0')
            break;
    }
    int error = errno;
    free(copy);
    errno = error;
    return result;
}

bool folder_is(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

bool folder_holds(const char *folder, const char *path)
{
    size_t length = strlen(folder);
    if (strcmp(folder, "/") == 0)
        return path[0] == '/';
    return strncmp(path, folder, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Adds up the bytes in the open folder FOLDER, which is closed. */
static long long add_bytes(int folder, long long bytes, long long most, int depth)
{
    DIR *entries = fdopendir(folder);
    struct dirent *entry;
    struct stat status;
    if (entries == NULL)
        close(folder);
    while (entries != NULL && bytes <= most && (entry = readdir(entries)) != NULL) {
        const char *name = entry->d_name;
        if (strcmp(name, "..") == 0 || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
            continue;
        bytes += (long long)status.st_blocks * 512; /* whatever the file system's blocks are */
        if (!S_ISDIR(status.st_mode) || strcmp(name, ".") == 0 || depth == 0)
            continue;
        int inside = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (inside >= 0)
            bytes = add_bytes(inside, bytes, most, depth - 1);
    }
    if (entries != NULL)
        closedir(entries);
    return bytes;
}

long long folder_bytes(const char *path, long long most)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return folder < 0 ? 0 : add_bytes(folder, 0, most, 200);
}

/* For scandir: what is not hidden. */
static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* For scandir: what is in the folder. */
static int is_inside(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

/* Appends the names in the folder PATH that TAKES, in order. */
static void list(const char *path, struct lines *names, int (*takes)(const struct dirent *))
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, takes, alphasort);
    for (int i = 0; i < count; i++) {
        lines_add(names, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

void folder_list(const char *path, struct lines *names)
{
    list(path, names, is_visible);
}

void folder_list_all(const char *path, struct lines *names)
{
    list(path, names, is_inside);
}
