/* root.c: see root.h. openat2(2), path_resolution(7) */
#include "ldso/root.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What openat2() takes, and the system call's number: older headers lack both. */
struct how {
    uint64_t flags, mode, resolve;
};
#ifndef SYS_openat2
#define SYS_openat2 437
#endif
#define RESOLVE_INSIDE 0x10 /* RESOLVE_IN_ROOT */

/* As many symbolic links are followed in one path, as in the kernel. */
enum { LINKS_MOST = 40 };

/* --- resolving a path step by step --------------------------------------------------- */

/* A path on its way: what is resolved already, and what is not. */
struct walk {
    const struct ldso_root *root;
    char done[PATH_MAX]; /* absolute, without links; "" is "/" */
    size_t length;       /* of DONE */
    char rest[PATH_MAX];
    int links;
};

/* Puts the link target TARGET in front of what REST is after the name of USED bytes. */
static bool follow(struct walk *walk, const char *target, size_t used)
{
    const char *after = walk->rest + used;
    size_t length = strlen(target), left = strlen(after);
    if (++walk->links > LINKS_MOST) {
        errno = ELOOP;
        return false;
    }
    if (length + 1 + left >= sizeof walk->rest) {
        errno = ENAMETOOLONG;
        return false;
    }
    memmove(walk->rest + length + 1, after, left + 1);
    memcpy(walk->rest, target, length);
    walk->rest[length] = '/';
    if (target[0] == '/')
        walk->length = 0;
    walk->done[walk->length] = '\0';
    return true;
}

/* Returns the descriptor and the relative name under which DONE is reached. */
static int reach(const struct walk *walk, const char **name)
{
    *name = walk->done;
    if (walk->root->inside)
        *name = walk->length == 0 ? "." : walk->done + 1;
    return walk->root->inside ? walk->root->folder : AT_FDCWD;
}

/* Takes the first name off REST and resolves it, if it is not the empty one. */
static bool step(struct walk *walk)
{
    size_t slashes = strspn(walk->rest, "/");
    const char *name = walk->rest + slashes;
    size_t size = strcspn(name, "/"), before = walk->length;
    if (size == 0 || (size == 1 && name[0] == '.')) {
        memmove(walk->rest, name + size, strlen(name + size) + 1);
        return true;
    }
    if (size == 2 && name[0] == '.' && name[1] == '.') {
        while (walk->length > 0 && walk->done[--walk->length] != '/')
            ;
        walk->done[walk->length] = '\0';
        memmove(walk->rest, name + size, strlen(name + size) + 1);
        return true;
    }
    if (walk->length + 1 + size >= sizeof walk->done) {
        errno = ENAMETOOLONG;
        return false;
    }
    walk->done[walk->length++] = '/';
    memcpy(walk->done + walk->length, name, size);
    walk->done[walk->length += size] = '\0';

    char target[PATH_MAX];
    const char *reached;
    int folder = reach(walk, &reached);
    ssize_t got = readlinkat(folder, reached, target, sizeof target - 1);
    if (got > 0) {
        target[got] = '\0';
        walk->length = before;
        return follow(walk, target, slashes + size);
    }
    if (got < 0 && errno != EINVAL)
        return false;
    memmove(walk->rest, name + size, strlen(name + size) + 1);
    return true;
}

/* Resolves PATH, which is absolute as seen in ROOT, into WALK->done. */
static bool resolve(struct walk *walk, const struct ldso_root *root, const char *path)
{
    size_t size = strlen(path) + 1;
    if (size > sizeof walk->rest) {
        errno = ENAMETOOLONG;
        return false;
    }
    *walk = (struct walk){.root = root};
    memcpy(walk->rest, path, size);
    while (walk->rest[0] != '\0')
        if (!step(walk))
            return false;
    /* "file/" and "file/." are no paths of a file. */
    struct stat status;
    const char *name;
    int folder = reach(walk, &name);
    if (walk->length > 0 && size > 2 && (path[size - 2] == '/' || path[size - 2] == '.') &&
        fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && !S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        return false;
    }
    return true;
}

/* Opens PATH inside ROOT without the help of openat2(). */
static int open_by_hand(const struct ldso_root *root, const char *path, int flags)
{
    struct walk walk;
    if (!resolve(&walk, root, path))
        return -1;
    const char *name;
    int folder = reach(&walk, &name);
    return openat(folder, name, flags | O_NOFOLLOW);
}

/* --- opening ------------------------------------------------------------------------- */

/* Opens PATH inside ROOT. */
static int open_inside(const struct ldso_root *root, const char *path, int flags)
{
    char joined[PATH_MAX];
    if (path[0] == '\0') {
        errno = ENOENT;
        return -1;
    }
    if (path[0] != '/') {
        size_t length = strlen(root->directory), size = strlen(path) + 1;
        if (length + 1 + size > sizeof joined) {
            errno = ENAMETOOLONG;
            return -1;
        }
        memcpy(joined, root->directory, length);
        joined[length] = '/';
        memcpy(joined + length + 1, path, size);
        path = joined;
    }
    if (root->by_hand)
        return open_by_hand(root, path, flags);
    struct how how = {.flags = (uint64_t)flags, .resolve = RESOLVE_INSIDE};
    return (int)syscall(SYS_openat2, root->folder, path, &how, sizeof how);
}

int ldso_root_open_file(const struct ldso_root *root, const char *path)
{
    int flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    return root->inside ? open_inside(root, path, flags) : openat(root->folder, path, flags);
}

int ldso_root_status(const struct ldso_root *root, const char *path, struct stat *status)
{
    if (!root->inside)
        return fstatat(root->folder, path, status, 0);
    int descriptor = open_inside(root, path, O_PATH | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    int result = fstat(descriptor, status);
    close(descriptor);
    return result;
}

const char *ldso_root_directory(struct ldso_root *root, struct ldso_memory *memory)
{
    char path[PATH_MAX];
    if (!root->directory && getcwd(path, sizeof path))
        root->directory = ldso_memory_text(memory, path, strlen(path));
    return root->directory;
}

const char *ldso_root_real_path(struct ldso_root *root, struct ldso_memory *memory,
                                const char *path)
{
    const char *directory = "";
    if (path[0] != '/') {
        directory = ldso_root_directory(root, memory);
        if (!directory)
            return NULL;
    }
    const char *absolute = ldso_memory_join(memory, directory, "/", path);
    struct walk walk;
    if (!absolute || !resolve(&walk, root, absolute))
        return NULL;
    return ldso_memory_text(memory, walk.length ? walk.done : "/", walk.length ? walk.length : 1);
}

/* --- the folder ---------------------------------------------------------------------- */

/* Prepares ROOT for another current directory in the real file system. */
static bool open_directory(struct ldso_root *root, const char *directory,
                           struct ldso_memory *memory, struct elf_error *error)
{
    root->folder = open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
    struct ldso_root here = {.folder = AT_FDCWD};
    if (root->folder >= 0)
        root->directory = ldso_root_real_path(&here, memory, directory);
    if (root->folder < 0 || !root->directory)
        return elf_fail(error, "%s: %s", directory, strerror(errno));
    return true;
}

/* Prepares ROOT for a folder that is "/". */
static bool open_folder(struct ldso_root *root, const struct ldso_options *options,
                        struct ldso_memory *memory, struct elf_error *error)
{
    root->folder = open(options->root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (root->folder < 0)
        return elf_fail(error, "%s: %s", options->root, strerror(errno));
    root->inside = true;
    root->directory = "/";
    int probe = open_inside(root, "/", O_PATH | O_CLOEXEC);
    root->by_hand = probe < 0;
    if (probe >= 0)
        close(probe);
    if (!options->directory)
        return true;
    root->directory = ldso_root_real_path(root, memory, options->directory);
    struct stat status;
    if (!root->directory || ldso_root_status(root, root->directory, &status) != 0)
        return elf_fail(error, "%s: %s", options->directory, strerror(errno));
    if (!S_ISDIR(status.st_mode))
        return elf_fail(error, "%s: %s", options->directory, strerror(ENOTDIR));
    return true;
}

bool ldso_root_open(struct ldso_root *root, const struct ldso_options *options,
                    struct ldso_memory *memory, struct elf_error *error)
{
    *root = (struct ldso_root){.folder = AT_FDCWD};
    bool good = true;
    if (options->root)
        good = open_folder(root, options, memory, error);
    else if (options->directory)
        good = open_directory(root, options->directory, memory, error);
    if (!good)
        ldso_root_close(root);
    return good;
}

void ldso_root_close(struct ldso_root *root)
{
    if (root->folder >= 0)
        close(root->folder);
    root->folder = AT_FDCWD;
}
