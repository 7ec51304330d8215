/*
 * landlock.c: see landlock.h.
 *
 * For kernels or containers that allow no namespaces. A process submits itself and all
 * that it starts to rules: what is not allowed is forbidden. So everything is allowed
 * to be read but what is to be hidden, and nothing to be written but one folder and a
 * few devices. An ordinary user's processes must not signal the grader either, which
 * Landlock can forbid since Linux 6.12; root's are another user. landlock(7)
 */
#include "lab/sandbox/landlock.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/files/folder.h"

/* As in <linux/landlock.h> of newer systems. */
struct ruleset {
    uint64_t files, network, scope;
};
struct __attribute__((packed)) rule {
    uint64_t allowed;
    int32_t folder;
};
enum {
    SYSTEM_CALL_CREATE = 444,
    SYSTEM_CALL_ADD = 445,
    SYSTEM_CALL_RESTRICT = 446,
    GET_VERSION = 1,
    RULE_PATH = 1,
    WITH_TRUNCATE = 3, /* the versions that learned these */
    WITH_NETWORK = 4,
    WITH_SCOPE = 6,
    FIRST_FREE = 32,
};
static const uint64_t execute = 1 << 0, write_file = 1 << 1, read_file = 1 << 2, read_dir = 1 << 3,
                      truncate_file = 1 << 14, all = (1 << 15) - 1,
                      network = 1 << 0 | 1 << 1, /* TCP: waiting for others, and connecting */
    scope = 1 << 0 | 1 << 1;                     /* abstract sockets, signals */

/* Allows RIGHTS below PATH. One that is not there, or may not be looked at, stays
   forbidden; so does what a link leads to, unless that is allowed itself. */
static int allow(const struct sandbox *sandbox, const char *path, uint64_t rights)
{
    struct rule rule = {.allowed = rights, .folder = open(path, O_PATH | O_NOFOLLOW | O_CLOEXEC)};
    struct stat status;
    if (rule.folder < 0)
        return 0;
    if (fstat(rule.folder, &status) < 0 || S_ISLNK(status.st_mode)) {
        close(rule.folder);
        return 0;
    }
    long result = syscall(SYSTEM_CALL_ADD, sandbox->ruleset, RULE_PATH, &rule, 0);
    if (result < 0 && errno == EINVAL) { /* a file has no rights of folders */
        rule.allowed &= execute | write_file | read_file | truncate_file;
        result = syscall(SYSTEM_CALL_ADD, sandbox->ruleset, RULE_PATH, &rule, 0);
    }
    close(rule.folder);
    return result < 0 ? -1 : 0;
}

/* Allows reading everything below FOLDER but what is to be hidden. */
static int allow_around(const struct sandbox *sandbox, const char *folder)
{
    const struct lines *hidden = &sandbox->plan->hidden;
    DIR *entries = opendir(folder);
    struct dirent *entry;
    int result = 0;
    while (entries != NULL && result == 0 && (entry = readdir(entries)) != NULL) {
        bool holds = false, is_hidden = false;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        char *path = string_format("%s/%s", strcmp(folder, "/") == 0 ? "" : folder, entry->d_name);
        for (size_t i = 0; i < hidden->count; i++) {
            is_hidden = is_hidden || strcmp(hidden->item[i], path) == 0;
            holds = holds || folder_holds(path, hidden->item[i]);
        }
        if (!is_hidden)
            result = holds ? allow_around(sandbox, path)
                           : allow(sandbox, path, execute | read_file | read_dir);
        free(path);
    }
    if (entries != NULL)
        closedir(entries);
    return result;
}

int landlock_open(struct sandbox *sandbox)
{
    static const char *const devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/tty"};
    long version = syscall(SYSTEM_CALL_CREATE, NULL, 0, GET_VERSION);
    struct ruleset ruleset = {
        .files = all,
        .network = version >= WITH_NETWORK ? network : 0,
        .scope = version >= WITH_SCOPE ? scope : 0,
    };
    size_t size = version >= WITH_SCOPE     ? sizeof ruleset
                  : version >= WITH_NETWORK ? offsetof(struct ruleset, scope)
                                            : offsetof(struct ruleset, network);
    if (version < 0)
        return sandbox_fails(sandbox, "landlock_create_ruleset");
    if (version < (sandbox->drops ? WITH_TRUNCATE : WITH_SCOPE)) {
        errno = ENOSYS;
        return sandbox_fails(sandbox, "Landlock is too old");
    }
    sandbox->ruleset = (int)syscall(SYSTEM_CALL_CREATE, &ruleset, size, 0);
    if (sandbox->ruleset < 0)
        return sandbox_fails(sandbox, "landlock_create_ruleset");
    /* Out of the way of the descriptors that a session gives to its shell. */
    int moved = fcntl(sandbox->ruleset, F_DUPFD_CLOEXEC, FIRST_FREE);
    close(sandbox->ruleset);
    sandbox->ruleset = moved;
    int result = allow_around(sandbox, "/");
    for (size_t i = 0; result == 0 && i < sandbox->plan->visible.count; i++)
        result = allow(sandbox, sandbox->plan->visible.item[i], execute | read_file | read_dir);
    for (size_t i = 0; result == 0 && i < sizeof devices / sizeof *devices; i++)
        result = allow(sandbox, devices[i], read_file | write_file | truncate_file);
    if (result < 0 || allow(sandbox, sandbox->shell, execute | read_file) < 0 ||
        allow(sandbox, sandbox->work, all) < 0)
        return sandbox_fails(sandbox, "landlock_add_rule");
    return 0;
}

int landlock_enter(const struct sandbox *sandbox)
{
    /* Of the terminals, all hidden, their own: so that /dev/stderr can be opened. */
    const char *terminal = ttyname(STDOUT_FILENO);
    if (terminal != NULL && allow(sandbox, terminal, read_file | write_file) < 0)
        return -1;
    return (int)syscall(SYSTEM_CALL_RESTRICT, sandbox->ruleset, 0);
}
