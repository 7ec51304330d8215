/*
 * folder.c: the folder that a lab runs in (see place.h).
 *
 * A lab never writes into the course: it works on copies. What a build has left
 * among the sources is not copied, or `make` would find nothing to do.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/copy.h"
#include "lab/place.h"
#include "lab/text.h"

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

/* For copy_folder: at the top of a lab its text and exercise stay behind, and
   everywhere what begins with a dot and what was built. */
static bool takes_source(const struct copy *copy, int folder, const char *name, int depth,
                         const struct stat *status)
{
    bool lab = copy->context != NULL;
    if (name[0] == '.' ||
        (lab && depth == 0 && (!strcmp(name, "LAB.md") || !strcmp(name, "exercise"))))
        return false;
    return !is_built(folder, name, status);
}

/* Copies the parts of the course that a lab works with. Only a file called LAB.md
   owns what lies around it. */
static int fill(const struct lab_folder *folder, bool owns_sources)
{
    static const char *const parts[] = {"libdemo", "prog"};
    const struct copy lab = {.takes = takes_source, .context = folder};
    const struct copy part = {.takes = takes_source};
    int result = owns_sources ? copy_folder(&lab, folder->source, folder->path) : 0;
    for (size_t i = 0; result == 0 && i < 2; i++) {
        char *from = string_format("%s/%s", folder->course, parts[i]);
        char *to = string_format("%s/%s", folder->path, parts[i]);
        if (access(from, F_OK) == 0)
            result = copy_folder(&part, from, to);
        free(from);
        free(to);
    }
    return result;
}

/* Chooses the path of the folder. A demo's folder that another demo is using is
   left alone: this one gets a folder with a name of its own. */
static int choose_path(struct lab_folder *folder, const struct place *place, enum folder_use use)
{
    char *labs = string_format("%s/labs", place->build);
    char *lock =
        string_format("%s/.%s%s.lock", labs, folder->name, use == FOLDER_SHELL ? ".shell" : "");
    int result = folder_make(labs);
    folder->lock = -1;
    if (use != FOLDER_TEST && result == 0) {
        folder->lock = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (folder->lock >= 0 && flock(folder->lock, LOCK_EX | LOCK_NB) < 0 && use == FOLDER_DEMO) {
            close(folder->lock);
            folder->lock = -1;
        }
        if (folder->lock >= 0)
            folder->path =
                string_format("%s/%s%s", labs, folder->name, use == FOLDER_SHELL ? ".shell" : "");
    }
    if (folder->path == NULL && result == 0) {
        folder->path = string_format("%s/%s.XXXXXX", labs, folder->name);
        if (mkdtemp(folder->path) == NULL || chmod(folder->path, 0755) < 0)
            result = -1;
    }
    free(lock);
    free(labs);
    return result;
}

int folder_open(struct lab_folder *folder, struct place *place, const char *file,
                enum folder_use use, bool fresh)
{
    *folder = (struct lab_folder){.lock = -1};
    char *real = realpath(file, NULL);
    if (real == NULL) {
        message_error(file, "%s", strerror(errno));
        return -1;
    }
    bool owns_sources = strcmp(basename(real), "LAB.md") == 0;
    folder->source = string_copy(dirname(real));
    folder->name = string_copy(basename(real));
    folder->course = string_copy(dirname(dirname(real)));
    free(real);
    if (choose_path(folder, place, use) < 0) {
        message_error(folder->path ? folder->path : place->build, "%s", strerror(errno));
        return -1;
    }
    folder->temporary = string_format("%s.tmp", folder->path);
    bool kept = use == FOLDER_SHELL && !fresh && access(folder->path, F_OK) == 0;
    folder_remove(folder->temporary);
    if (!kept)
        folder_remove(folder->path);
    if (folder_make(folder->temporary) < 0 || folder_make(folder->path) < 0 ||
        (!kept && fill(folder, owns_sources) < 0)) {
        message_error(folder->path, "cannot copy the lab's sources: %s", strerror(errno));
        return -1;
    }
    place_set(place, "HOME", folder->path);
    place_set(place, "TMPDIR", folder->temporary);
    return 0;
}

void folder_close(struct lab_folder *folder, enum folder_use use)
{
    if (folder->temporary != NULL)
        folder_remove(folder->temporary);
    if (folder->path != NULL && (use == FOLDER_TEST || (use == FOLDER_DEMO && folder->lock < 0)))
        folder_remove(folder->path);
    if (folder->lock >= 0)
        close(folder->lock);
    free(folder->source);
    free(folder->course);
    free(folder->name);
    free(folder->path);
    free(folder->temporary);
    *folder = (struct lab_folder){.lock = -1};
}
