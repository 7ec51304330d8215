/*
 * enter: runs a command with another directory as its root directory.
 *
 *     enter ROOT COMMAND [ARGUMENT...]
 *
 * options → a door → COMMAND, in place of this process: there is no fork, so signals,
 * standard input and the exit status are COMMAND's own. There are two doors. chroot(2) is
 * open to a process that has the capability CAP_SYS_CHROOT, as root's usually have. For any
 * other process a new user namespace is the way to get that capability: in there the user is
 * root, of nothing but itself. user_namespaces(7)
 */
#include "base/message.h"
#include "base/usage.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* As chroot(1) and env(1): what went wrong before COMMAND, with it, or that it is not there. */
enum { FAILED = 125, CANNOT_RUN = 126, NOT_FOUND = 127 };

static const char usage_text[] =
    "Usage: enter [OPTION...] ROOT COMMAND [ARGUMENT...]\n"
    "Run COMMAND with the directory ROOT as its root directory, \"/\".\n"
    "\n"
    "It needs chroot(2), which root may call, or else a new user namespace.\n"
    "\n"
    "      --explain           say on standard error which of the two it is\n"
    "  -h, --help              this text\n"
    "  -V, --version           the version\n"
    "\n"
    "The status is COMMAND's own; 127 if there is no COMMAND in ROOT, or not the loader that it\n"
    "names; 126 if it cannot be run; 125 if ROOT cannot be entered, or for a wrong option.\n";

/* Reads the options. Returns where ROOT is among ARGUMENTS. */
static int parse_options(int count, char **arguments, bool *explain)
{
    static const struct option options[] = {{"explain", no_argument, NULL, 'e'},
                                            {"help", no_argument, NULL, 'h'},
                                            {"version", no_argument, NULL, 'V'},
                                            {NULL, 0, NULL, 0}};
    int letter;
    /* The "+": what follows ROOT is COMMAND's. */
    while ((letter = getopt_long(count, arguments, "+hV", options, NULL)) != -1)
        switch (letter) {
        case 'e': *explain = true; break;
        case 'h': usage_print(usage_text, FAILED);
        case 'V': usage_print("enter 1.0\n", FAILED);
        default: message_fatal(FAILED, NULL, "see --help");
        }
    if (count - optind < 2)
        message_fatal(FAILED, NULL, "%s; see --help",
                      count == optind ? "there is no ROOT" : "there is no COMMAND");
    return optind;
}

/* Writes TEXT to the file PATH. Returns whether it could; otherwise errno says why not. */
static bool put(const char *path, const char *text)
{
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    bool written = write(file, text, strlen(text)) == (ssize_t)strlen(text);
    int error = errno;
    close(file);
    errno = error;
    return written;
}

/* Makes a user namespace and root of the user in it. Returns NULL, or what was refused;
   errno then says why. */
static const char *become_root(void)
{
    char users[32], groups[32];
    snprintf(users, sizeof users, "0 %u 1", geteuid());
    snprintf(groups, sizeof groups, "0 %u 1", getegid());
    if (unshare(CLONE_NEWUSER) != 0)
        return "unshare";
    if (!put("/proc/self/uid_map", users))
        return "/proc/self/uid_map";
    /* The group may be changed only by a process that gives up setgroups(2), so that it cannot
       leave a group that is there to forbid it something. Linux before 3.19 has no such file. */
    if (!put("/proc/self/setgroups", "deny") && errno != ENOENT)
        return "/proc/self/setgroups";
    return put("/proc/self/gid_map", groups) ? NULL : "/proc/self/gid_map";
}

/* Says that both doors are shut, and ends the program. */
_Noreturn static void no_door(const char *root, const char *refused, int error)
{
    message_error(root,
                  "cannot make it the root directory: this process has no CAP_SYS_CHROOT, and no "
                  "user namespace that would give it one (%s: %s)",
                  refused, strerror(error));
    message_fatal(FAILED, NULL,
                  "run it as root, or have an administrator allow user namespaces: \"make doctor\" "
                  "in the course, or enter(1), says how");
}

/* Makes ROOT the root directory, by whichever door is open; EXPLAIN: says by which. */
static void change_root(const char *root, bool explain)
{
    const char *door = "chroot(2): this process has the capability CAP_SYS_CHROOT";
    int result = chroot(root);
    if (result != 0 && errno == EPERM) {
        door = "a new user namespace, in which this process has CAP_SYS_CHROOT; then chroot(2)";
        const char *refused = become_root();
        int error = errno;
        result = refused ? -1 : chroot(root);
        if (refused || (result != 0 && errno == EPERM))
            no_door(root, refused ? refused : "chroot", refused ? error : errno);
    }
    if (result != 0 || chdir("/") != 0)
        message_fatal(FAILED, root, "cannot make it the root directory: %s", strerror(errno));
    if (explain)
        message_error(NULL, "%s", door);
}

int main(int count, char **arguments)
{
    bool explain = false;
    int first = parse_options(count, arguments, &explain);
    char **command = arguments + first + 1;
    change_root(arguments[first], explain);
    if (strchr(command[0], '/'))
        execv(command[0], command); /* execvp(3) would try a broken program as a script */
    else
        execvp(command[0], command);
    int status = errno == ENOENT ? NOT_FOUND : CANNOT_RUN;
    message_error(command[0], "%s", strerror(errno));
    return status;
}
