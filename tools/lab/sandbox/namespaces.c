/*
 * namespaces.c: see namespaces.h.
 *
 * The worker has a mount namespace in which everything can only be read, but for a
 * file system in memory, of limited size, on the sandbox's folder. An ordinary user
 * needs a user namespace for that, and stays the same user in it.
 *
 * Each shell gets a mount and a process namespace below it. When the shell ends, the
 * kernel ends everything in there: nothing can escape by changing its parent.
 * mount_namespaces(7), pid_namespaces(7), user_namespaces(7), mount_setattr(2)
 */
#include "lab/sandbox/namespaces.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "lab/files/folder.h"

/* The size of the folder: for the student's folder twice, and temporary files. */
static const char scratch_options[] = "size=256m,nr_inodes=65536,mode=0755";

/* As in <linux/mount.h>, which older systems do not have. */
struct attributes {
    uint64_t set, clear, propagation, user_namespace;
};
enum { ATTRIBUTE_READ_ONLY = 1, RECURSIVE = 0x8000, SYSTEM_CALL_MOUNT_SETATTR = 442 };

/* Writes TEXT to the file PATH. */
static int put(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    ssize_t length = (ssize_t)strlen(text);
    if (file < 0)
        return -1;
    bool fine = write(file, text, (size_t)length) == length;
    return close(file) == 0 && fine ? 0 : -1;
}

/* Makes the namespaces of the worker. In its user namespace it stays the same user. */
static int leave_namespaces(struct sandbox *sandbox)
{
    char users[64], groups[64];
    int flags = CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET;
    snprintf(users, sizeof users, "%u %u 1", geteuid(), geteuid());
    snprintf(groups, sizeof groups, "%u %u 1", getegid(), getegid());
    if (sandbox->drops)
        return unshare(flags) < 0 ? sandbox_fails(sandbox, "unshare") : 0;
    if (unshare(flags | CLONE_NEWUSER) < 0)
        return sandbox_fails(sandbox, "unshare");
    if (put("/proc/self/setgroups", "deny") < 0 && errno != ENOENT)
        return sandbox_fails(sandbox, "/proc/self/setgroups");
    if (put("/proc/self/uid_map", users) < 0 || put("/proc/self/gid_map", groups) < 0)
        return sandbox_fails(sandbox, "/proc/self/uid_map");
    return 0;
}

int namespaces_open(struct sandbox *sandbox)
{
    const struct attributes attributes = {.set = ATTRIBUTE_READ_ONLY};
    const struct attributes writable = {.clear = ATTRIBUTE_READ_ONLY};
    if (leave_namespaces(sandbox) < 0)
        return -1;
    if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0)
        return sandbox_fails(sandbox, "mount --make-rprivate /");
    if (syscall(SYSTEM_CALL_MOUNT_SETATTR, AT_FDCWD, "/", RECURSIVE, &attributes,
                sizeof attributes) < 0)
        return sandbox_fails(sandbox, "mount_setattr");
    /* Where their shells' terminals come to be, which are to become theirs; they themselves
       do not see it. */
    (void)syscall(SYSTEM_CALL_MOUNT_SETATTR, AT_FDCWD, "/dev/pts", 0, &writable, sizeof writable);
    if (mount("lab", sandbox->folder, "tmpfs", MS_NOSUID | MS_NODEV, scratch_options) < 0)
        return sandbox_fails(sandbox, "mount -t tmpfs");
    return 0;
}

/* Covers the folder PATH with an empty one; what is not there needs no cover. */
static int cover(const char *path)
{
    struct stat status;
    if (stat(path, &status) < 0 || !S_ISDIR(status.st_mode))
        return 0;
    return mount("lab", path, "tmpfs", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC,
                 "size=4k,mode=0755");
}

/* Whether PATH can be covered: nothing that is needed lies below it. */
static bool can_cover(const struct sandbox *sandbox, const char *path)
{
    bool needed = folder_holds(path, sandbox->folder);
    for (size_t i = 0; i < sandbox->plan->visible.count; i++)
        needed = needed || folder_holds(path, sandbox->plan->visible.item[i]);
    return !needed;
}

int namespaces_enter(const struct sandbox *sandbox)
{
    const struct lines *hidden = &sandbox->plan->hidden;
    /* What is not the student's folder but next to it can only be read, too. */
    if (mount(sandbox->work, sandbox->work, NULL, MS_BIND, NULL) < 0 ||
        mount(NULL, sandbox->folder, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | MS_NOSUID | MS_NODEV,
              NULL) < 0)
        return -1;
    /* A container may not allow it; the worker cannot be looked into all the same. */
    (void)mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL);
    for (size_t i = 0; i < hidden->count; i++)
        if (can_cover(sandbox, hidden->item[i]) && cover(hidden->item[i]) < 0)
            return -1;
    return 0;
}
