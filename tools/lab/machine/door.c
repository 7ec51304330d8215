/* door.c: see door.h. */
#include "lab/machine/door.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Somebody who is not root: "nobody", on most systems. */
enum { ORDINARY_USER = 65534 };

/* Whether CHILD ends, and with status 0. */
static bool succeeds(pid_t child)
{
    int status = 0;
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return false;
    return child > 0 && status == 0;
}

bool door_chroot(void)
{
    pid_t child = fork();
    if (child == 0)
        _exit(chroot("/") != 0);
    return succeeds(child);
}

bool door_user_namespace(void)
{
    pid_t child = fork();
    if (child == 0) {
        char map[32];
        /* Where there is no such user, as in some containers, root has to do. */
        if (geteuid() == 0 && setresuid(ORDINARY_USER, ORDINARY_USER, ORDINARY_USER) == 0)
            prctl(PR_SET_DUMPABLE, 1); /* or its files in /proc would still be root's */
        snprintf(map, sizeof map, "0 %u 1", geteuid());
        FILE *file =
            unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 ? fopen("/proc/self/uid_map", "w") : NULL;
        _exit(file == NULL || fputs(map, file) < 0 || fclose(file) != 0);
    }
    return succeeds(child);
}

bool door_enter(const struct place *place)
{
    char *enter = string_format("%s/enter", place->binaries);
    pid_t child = fork();
    if (child == 0) {
        char *arguments[] = {"enter", "/", enter, "--version", NULL};
        int nothing = open("/dev/null", O_RDWR);
        if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0 ||
            dup2(nothing, STDERR_FILENO) < 0)
            _exit(1);
        execve(enter, arguments, place->environment);
        _exit(1);
    }
    bool enters = succeeds(child);
    free(enter);
    return enters;
}

/* Whether the file PATH has a line that begins with START. */
static bool says(const char *path, const char *start)
{
    struct text text = {0};
    struct lines lines = {0};
    bool found = false;
    if (text_read_file(&text, path) == 0)
        lines_split(&lines, text_string(&text), text.length, true);
    for (size_t i = 0; i < lines.count; i++)
        found = found || starts_with(lines.item[i], start);
    lines_free(&lines);
    text_free(&text);
    return found;
}

/* Adds the setting NAME, which is WRONG here, with the value that opens the door. */
static void advise_setting(struct lines *ways, const char *name, const char *wrong,
                           const char *right)
{
    char *way =
        string_format("%s is %s, which forbids user namespaces to ordinary users:", name, wrong);
    char *command = string_format("  sudo sysctl -w %s=%s", name, right);
    lines_add(ways, way);
    lines_add(ways, command);
    free(way);
    free(command);
}

void door_advise(const struct place *place, struct lines *ways)
{
    static const struct {
        const char *path, *name, *wrong, *right;
    } settings[] = {
        {"/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
         "kernel.apparmor_restrict_unprivileged_userns", "1", "0"},
        {"/proc/sys/kernel/unprivileged_userns_clone", "kernel.unprivileged_userns_clone", "0",
         "1"},
        {"/proc/sys/user/max_user_namespaces", "user.max_user_namespaces", "0", "10000"},
    };
    size_t before = ways->count;
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (says(settings[i].path, settings[i].wrong))
            advise_setting(ways, settings[i].name, settings[i].wrong, settings[i].right);
    if (says(settings[0].path, "1")) {
        char *profile = string_format(
            "  or an AppArmor profile with the rule \"userns,\" for %s/enter", place->binaries);
        lines_add(ways, profile);
        free(profile);
    }
    if (ways->count > before)
        lines_add(ways, "  (until the next start; a file in /etc/sysctl.d makes it permanent)");
    if (access("/proc/self/ns/user", F_OK) < 0)
        lines_add(ways, "this kernel was built without user namespaces (CONFIG_USER_NS)");
    if (says("/proc/self/status", "Seccomp:\t2")) {
        lines_add(ways,
                  "a filter on system calls (seccomp) is at work, as in a container: be root");
        lines_add(ways, "  in it, with CAP_SYS_CHROOT, which Docker and Podman leave to root");
    }
    if (geteuid() != 0) {
        lines_add(ways, "run a lab as root, with a BUILD of its own:");
        lines_add(ways, "  sudo make lab19 BUILD=/tmp/course-of-root");
    } else {
        lines_add(ways, "give root the capability CAP_SYS_CHROOT, which it lacks");
    }
}
