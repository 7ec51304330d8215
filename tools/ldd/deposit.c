/* deposit.c: see deposit.h. openat(2), unlinkat(2) */
#include "ldd/deposit.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Opens the folder in which PATH is, from the folder ROOT on and through no link; *NAME is the
   last part of PATH. Returns the descriptor, or -1 and errno. */
static int open_parent(int root, const char *path, const char **name)
{
    int folder = openat(root, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    for (;;) {
        path += strspn(path, "/");
        size_t length = strcspn(path, "/");
        char part[NAME_MAX + 1];
        *name = path;
        if (folder < 0 || path[length] == '\0')
            return folder;
        errno = ENAMETOOLONG;
        int next = -1;
        if (length < sizeof part) {
            memcpy(part, path, length);
            part[length] = '\0';
            next = openat(folder, part, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        }
        int error = errno;
        close(folder);
        errno = error;
        folder = next;
        path += length;
    }
}

/* Reads up to SIZE bytes; returns how many, fewer only at the end of the file. */
static ssize_t read_fully(int descriptor, char *buffer, size_t size)
{
    size_t used = 0;
    while (used < size) {
        ssize_t count = read(descriptor, buffer + used, size - used);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        if (count == 0)
            break;
        used += (size_t)count;
    }
    return (ssize_t)used;
}

/* Writes all SIZE bytes; false, with errno: not all. */
static bool write_fully(int descriptor, const char *buffer, size_t size)
{
    while (size > 0) {
        ssize_t count = write(descriptor, buffer, size);
        if (count < 0 && errno != EINTR)
            return false;
        buffer += count < 0 ? 0 : count;
        size -= count < 0 ? 0 : (size_t)count;
    }
    return true;
}

/* Says whether two open files have the same content. */
static bool same_content(int a, int b)
{
    static char first[65536], second[65536];
    for (;;) {
        ssize_t size = read_fully(a, first, sizeof first);
        if (size < 0 || read_fully(b, second, sizeof second) != size ||
            memcmp(first, second, (size_t)size) != 0)
            return false;
        if (size == 0)
            return true;
    }
}

/* Says whether the file FROM and the one called NAME in FOLDER have the same content. */
static bool is_same_file(const char *from, int folder, const char *name)
{
    int a = open(from, O_RDONLY | O_CLOEXEC);
    int b = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool same = a >= 0 && b >= 0 && same_content(a, b);
    if (a >= 0)
        close(a);
    if (b >= 0)
        close(b);
    return same;
}

/* Says whether the symbolic link NAME in FOLDER holds TARGET. */
static bool is_same_link(int folder, const char *name, const char *target)
{
    char text[PATH_MAX];
    ssize_t length = readlinkat(folder, name, text, sizeof text);
    return length == (ssize_t)strlen(target) && memcmp(text, target, (size_t)length) == 0;
}

/* Fills OUT, which is empty, with what is in the file IN. */
static bool fill(int in, int out)
{
    static char buffer[65536];
    ssize_t size;
    while ((size = read_fully(in, buffer, sizeof buffer)) > 0)
        if (!write_fully(out, buffer, (size_t)size))
            return false;
    return size == 0;
}

/* Copies the file FROM to NAME in FOLDER, which is not there; set-ID bits are not kept. Of a
   copy that fails nothing is left. */
static bool copy_file(const char *from, int folder, const char *name)
{
    struct stat status;
    int in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
    if (in >= 0 && fstat(in, &status) == 0)
        out = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
                     status.st_mode & 0777);
    bool good = out >= 0 && fill(in, out);
    int error = errno;
    if (in >= 0)
        close(in);
    if (out >= 0 && close(out) != 0 && good) {
        error = errno;
        good = false;
    }
    if (out >= 0 && !good)
        unlinkat(folder, name, 0);
    errno = error;
    return good;
}

enum deposit_state deposit_look(int root, const struct thing *thing, const char *from)
{
    const char *name;
    struct stat status;
    int folder = open_parent(root, thing->path, &name);
    enum deposit_state state = DEPOSIT_FREE;
    /* A folder that is not there will be made; what stands in its place is in the list itself. */
    if (folder < 0)
        return DEPOSIT_FREE;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0) {
        bool same = false;
        switch (thing->kind) {
        case THING_FOLDER: same = S_ISDIR(status.st_mode); break;
        case THING_FILE: same = S_ISREG(status.st_mode) && is_same_file(from, folder, name); break;
        case THING_LINK:
            same = S_ISLNK(status.st_mode) && is_same_link(folder, name, thing->target);
            break;
        }
        state = same ? DEPOSIT_THERE : DEPOSIT_OTHER;
    }
    close(folder);
    return state;
}

bool deposit_make(int root, const struct thing *thing, const char *from)
{
    const char *name;
    bool good = false;
    int folder = open_parent(root, thing->path, &name);
    if (folder < 0)
        return false;
    switch (thing->kind) {
    case THING_FOLDER: good = mkdirat(folder, name, 0777) == 0; break;
    case THING_LINK: good = symlinkat(thing->target, folder, name) == 0; break;
    case THING_FILE: good = copy_file(from, folder, name); break;
    }
    int error = errno;
    close(folder);
    errno = error;
    return good;
}
