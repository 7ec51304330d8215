/*
 * copy.c: see copy.h.
 *
 * Every name is looked up in the descriptor of its folder, and never as a path: no
 * link can lead the copying elsewhere, and no path gets too long.
 */
#include "lab/files/copy.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

/* How deep folders may lie in each other; each level holds two descriptors. */
enum { DEEPEST = 64 };

/* A copy under way. */
struct state {
    const struct copy *copy;
    long long bytes; /* of all files so far */
};

/* Gives what DESCRIPTOR has open its owner, permissions and times. */
static int finish(const struct copy *copy, int descriptor, const struct stat *from, mode_t mode)
{
    const struct timespec times[] = {from->st_atim, from->st_mtim};
    if (copy->gives && fchown(descriptor, copy->user, copy->group) < 0)
        return -1;
    if (fchmod(descriptor, copy->keeps ? from->st_mode & 0777 : mode) < 0)
        return -1;
    return copy->keeps ? futimens(descriptor, times) : 0;
}

/* Copies the contents of the file FROM to TO. */
static int copy_bytes(struct state *state, int from, int to)
{
    char bytes[65536];
    ssize_t got;
    while ((got = read(from, bytes, sizeof bytes)) != 0) {
        if (got < 0 && errno != EINTR)
            return -1;
        state->bytes += got > 0 ? got : 0;
        if (state->copy->most > 0 && state->bytes > state->copy->most) {
            errno = EFBIG;
            return -1;
        }
        for (ssize_t done = 0; done < got;) {
            ssize_t wrote = write(to, bytes + done, (size_t)(got - done));
            if (wrote < 0 && errno != EINTR)
                return -1;
            done += wrote > 0 ? wrote : 0;
        }
    }
    return 0;
}

/* Copies a plain file. It may have become something else since it was looked at. */
static int copy_file(struct state *state, int from, int to, const char *name)
{
    struct stat status;
    int source = openat(from, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), target = -1;
    int result = -1;
    if (source >= 0 && fstat(source, &status) == 0 && S_ISREG(status.st_mode))
        target = openat(to, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (target >= 0 && copy_bytes(state, source, target) == 0)
        result = finish(state->copy, target, &status, status.st_mode & 0111 ? 0755 : 0644);
    int error = errno;
    if (target >= 0 && close(target) < 0 && result == 0) {
        result = -1;
        error = errno;
    }
    if (source >= 0)
        close(source);
    errno = error;
    return result;
}

/* Copies a symbolic link, wherever it leads. */
static int copy_link(const struct copy *copy, int from, int to, const char *name,
                     const struct stat *status)
{
    const struct timespec times[] = {status->st_atim, status->st_mtim};
    char target[PATH_MAX];
    ssize_t length = readlinkat(from, name, target, sizeof target - 1);
    if (length < 0)
        return -1;
    target[length] = '\0';
    if (symlinkat(target, to, name) < 0)
        return -1;
    if (copy->gives && fchownat(to, name, copy->user, copy->group, AT_SYMLINK_NOFOLLOW) < 0)
        return -1;
    return copy->keeps ? utimensat(to, name, times, AT_SYMLINK_NOFOLLOW) : 0;
}

static int copy_inside(struct state *state, int from, int to, int depth);

/* Copies the entry NAME, a folder, with all that is in it. */
static int copy_below(struct state *state, int from, int to, const char *name, int depth)
{
    int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, result = -1;
    struct stat status;
    int source = openat(from, name, flags), target = -1;
    if (source >= 0 && fstat(source, &status) == 0 &&
        (mkdirat(to, name, 0700) == 0 || (state->copy->replaces && errno == EEXIST)))
        target = openat(to, name, flags);
    if (target >= 0 && copy_inside(state, source, target, depth + 1) == 0)
        result = finish(state->copy, target, &status, 0755);
    int error = errno;
    if (target >= 0)
        close(target);
    if (source >= 0)
        close(source);
    errno = error;
    return result;
}

/* Copies one entry, if it is to be taken. */
static int copy_entry(struct state *state, int from, int to, const char *name, int depth)
{
    const struct copy *copy = state->copy;
    struct stat status;
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return 0;
    if (fstatat(from, name, &status, AT_SYMLINK_NOFOLLOW) < 0)
        return -1;
    if (copy->takes != NULL && !copy->takes(copy, from, name, depth, &status))
        return 0;
    if (S_ISDIR(status.st_mode))
        return copy_below(state, from, to, name, depth);
    if (copy->replaces && unlinkat(to, name, 0) < 0 && errno != ENOENT)
        return -1;
    if (S_ISLNK(status.st_mode))
        return copy_link(copy, from, to, name, &status);
    return S_ISREG(status.st_mode) ? copy_file(state, from, to, name) : 0;
}

/* Copies what is in the open folder FROM into the open folder TO. */
static int copy_inside(struct state *state, int from, int to, int depth)
{
    struct dirent *entry;
    int result = 0, again = openat(from, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = again >= 0 ? fdopendir(again) : NULL;
    if (depth >= DEEPEST)
        errno = ELOOP;
    if (folder == NULL || depth >= DEEPEST)
        result = -1;
    while (result == 0 && (entry = readdir(folder)) != NULL)
        result = copy_entry(state, from, to, entry->d_name, depth);
    int error = errno;
    if (folder != NULL)
        closedir(folder);
    else if (again >= 0)
        close(again);
    errno = error;
    return result;
}

int copy_folder(const struct copy *copy, const char *from, const char *to)
{
    struct state state = {.copy = copy};
    struct stat status;
    int source = open(from, O_RDONLY | O_DIRECTORY | O_CLOEXEC), target = -1, result = -1;
    bool made = source >= 0 && mkdir(to, 0700) == 0;
    if (made || (source >= 0 && errno == EEXIST))
        target = open(to, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (target >= 0 && fstat(source, &status) == 0)
        result = copy_inside(&state, source, target, 0);
    if (result == 0 && (made || copy->keeps || copy->gives))
        result = finish(copy, target, &status, 0755);
    int error = errno;
    if (target >= 0)
        close(target);
    if (source >= 0)
        close(source);
    errno = error;
    return result;
}

/* Whether NAME is that of a shared library: libx.so, libx.so.1. */
static bool names_shared_library(const char *name)
{
    const char *at = strstr(name, ".so");
    while (at != NULL && at[3] != '\0' && !(at[3] == '.' && isdigit((unsigned char)at[4])))
        at = strstr(at + 1, ".so");
    return at != NULL;
}

bool is_built(int folder, const char *name, const struct stat *status)
{
    char magic[8] = {0};
    if (S_ISDIR(status->st_mode))
        return false;
    if (names_shared_library(name))
        return true;
    if (!S_ISREG(status->st_mode))
        return false;
    int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    ssize_t got = read(descriptor, magic, sizeof magic);
    close(descriptor);
    return got >= 4 && (memcmp(magic, "\177ELF", 4) == 0 || memcmp(magic, "!<arch>\n", 8) == 0);
}
