/* sandbox.c: what all kinds of sandbox have in common (see sandbox.h). */
#include "lab/sandbox/sandbox.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/files/folder.h"
#include "lab/sandbox/landlock.h"
#include "lab/sandbox/namespaces.h"

/* Limits of one process. make, the compiler and the linker need a small part. */
enum {
    FILE_MEGABYTES = 64,
    CPU_SECONDS = 120,
    OPEN_FILES = 512,
    PROCESSES = 256,
};

static const char *const names[] = {"namespaces", "landlock", "none"};

const char *sandbox_name(enum sandbox_kind kind)
{
    return names[kind];
}

/* How many processes and threads this user has. Kernels before 5.14 count all of them
   against the limit of a process in a user namespace, too. */
static unsigned count_own(void)
{
    DIR *folder = opendir("/proc");
    struct dirent *entry;
    unsigned count = 0;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        char path[64], line[128];
        unsigned user = 0, threads = 0;
        if (!isdigit((unsigned char)entry->d_name[0]))
            continue;
        snprintf(path, sizeof path, "/proc/%.20s/status", entry->d_name);
        FILE *file = fopen(path, "re");
        while (file != NULL && fgets(line, sizeof line, file) != NULL) {
            sscanf(line, "Uid: %u", &user);
            sscanf(line, "Threads: %u", &threads);
        }
        if (file != NULL)
            fclose(file);
        count += user == getuid() ? threads : 0;
    }
    if (folder != NULL)
        closedir(folder);
    return count;
}

/* Whether a process can become USER, and nobody is USER already. */
static bool can_become(uid_t user)
{
    int status;
    pid_t child;
    if (getpwuid(user) != NULL)
        return false;
    child = fork();
    if (child == 0)
        _exit(setresgid(user, user, user) != 0 || setresuid(user, user, user) != 0);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* Finds user ids for the slots: far from those that systems give to people, services
   and containers; in a container itself there may be no more than 65536. */
static bool find_users(struct sandbox_plan *plan)
{
    /* Graders that run at the same time are kept apart, if there is room for that. */
    const uid_t apart = 2147000000 + (uid_t)(getpid() % 1000) * 256;
    const uid_t candidates[] = {apart, 64000, 59000, 30000};
    plan->drops = geteuid() == 0;
    for (size_t i = 0; plan->drops && i < sizeof candidates / sizeof *candidates; i++)
        if (can_become(candidates[i])) {
            plan->first_user = candidates[i];
            return true;
        }
    return !plan->drops;
}

/* Whether KIND works here: a process opens it, in a folder of its own below FOLDER, and
   another one enters it. */
static bool works(const struct sandbox_plan *plan, const char *folder, char **why)
{
    struct sandbox sandbox;
    int status = 0, tell[2];
    char text[256] = "";
    if (pipe2(tell, O_CLOEXEC) < 0)
        return false;
    /* What an earlier kind has left must not be in the way of this one. */
    char *own = string_format("%s/%s", folder, sandbox_name(plan->kind));
    pid_t child = fork();
    if (child == 0) {
        sandbox = (struct sandbox){0};
        if (folder_make(own) < 0) {
            status = sandbox_fails(&sandbox, "making its folder");
        } else if (sandbox_open(&sandbox, plan, own, 0) == 0) {
            struct confinement confinement = sandbox_confinement(&sandbox);
            unshare((int)confinement.namespaces & ~CLONE_NEWPID);
            status = confinement.enter(confinement.context);
            snprintf(sandbox.failure, sizeof sandbox.failure, "entering it");
        } else {
            status = -1;
        }
        if (status != 0)
            dprintf(tell[1], "%s: %s", sandbox.failure, strerror(errno));
        _exit(status != 0);
    }
    free(own);
    close(tell[1]);
    ssize_t got = read(tell[0], text, sizeof text - 1);
    close(tell[0]);
    bool fine = child > 0 && waitpid(child, &status, 0) == child && status == 0;
    if (!fine && *why == NULL)
        *why = string_format("the sandbox (%s) does not work here: %s", sandbox_name(plan->kind),
                             got > 0 ? text : "it was killed");
    return fine;
}

bool sandbox_choose(struct sandbox_plan *plan, const char *name, const char *folder, char **why)
{
    bool any = name == NULL || name[0] == '\0', known = any;
    *why = NULL;
    if (!find_users(plan)) {
        *why = string_copy("there is no user id that root could give away");
        return false;
    }
    plan->processes = PROCESSES + (plan->drops ? 0 : count_own());
    plan->cpu_seconds = CPU_SECONDS;
    for (plan->kind = SANDBOX_NAMESPACES; plan->kind <= SANDBOX_NONE; plan->kind++) {
        if (!any && strcmp(name, sandbox_name(plan->kind)) != 0)
            continue;
        known = true;
        if (works(plan, folder, why)) {
            free(*why);
            *why = NULL;
            return true;
        }
    }
    if (!known)
        *why = string_format("there is no sandbox called %s", name);
    return false;
}

void sandbox_plan_free(struct sandbox_plan *plan)
{
    lines_free(&plan->hidden);
    lines_free(&plan->visible);
}

/* Makes the student's sh: a copy of this system's that they can run and not read. The
   kernel then lets no process of the same user look into it, or into its descriptors,
   through which it could be told what to do or what to report. proc(5), execve(2) */
static int copy_shell(const struct sandbox *sandbox)
{
    struct text text = {0};
    int result = text_read_file(&text, "/bin/sh");
    if (result == 0)
        result = text_write_file(&text, sandbox->shell, 0111);
    text_free(&text);
    return result;
}

int sandbox_open(struct sandbox *sandbox, const struct sandbox_plan *plan, const char *folder,
                 unsigned slot)
{
    *sandbox = (struct sandbox){
        .kind = plan->kind,
        .plan = plan,
        .folder = string_copy(folder),
        .drops = plan->drops,
        .user = plan->first_user + slot,
        .group = plan->first_user + slot,
        .ruleset = -1,
    };
    /* When memory is short, the student's processes shall be the first to go. */
    int oom = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (oom >= 0) {
        (void)!write(oom, "800", 3);
        close(oom);
    }
    sandbox->work = string_format("%s/work", folder);
    sandbox->shell = string_format("%s/sh", folder);
    int result = plan->kind == SANDBOX_NAMESPACES ? namespaces_open(sandbox) : 0;
    if (result == 0 && (sandbox_folder(sandbox, sandbox->work) < 0 || copy_shell(sandbox) < 0))
        result = sandbox_fails(sandbox, "making its folder");
    if (result == 0 && plan->kind == SANDBOX_LANDLOCK)
        result = landlock_open(sandbox);
    /* Processes of the same user can otherwise look into this one, through /proc. */
    if (result == 0)
        prctl(PR_SET_DUMPABLE, 0);
    return result;
}

int sandbox_folder(const struct sandbox *sandbox, const char *path)
{
    if (mkdir(path, 0755) < 0)
        return -1;
    return sandbox->drops ? chown(path, sandbox->user, sandbox->group) : 0;
}

/* What setrlimit(2) takes first. */
#ifdef __GLIBC__
typedef __rlimit_resource_t limit_kind;
#else
typedef int limit_kind;
#endif

/* Sets one limit, not above what is allowed already. */
static int limit(limit_kind resource, rlim_t most)
{
    struct rlimit old, new = {most, most};
    if (getrlimit(resource, &old) == 0 && old.rlim_max < most)
        new.rlim_cur = new.rlim_max = old.rlim_max;
    return setrlimit(resource, &new);
}

/* Sets the limits of each of the student's processes. */
static int set_limits(const struct sandbox *sandbox)
{
    const rlim_t megabyte = 1024 * 1024;
    /* A linker with a thread for each processor reserves much and uses little. */
    rlim_t memory = (1024 + 128 * (rlim_t)sysconf(_SC_NPROCESSORS_ONLN)) * megabyte;
    if (limit(RLIMIT_AS, sizeof(void *) > 4 ? memory : RLIM_INFINITY) < 0 ||
        limit(RLIMIT_FSIZE, FILE_MEGABYTES * megabyte) < 0 ||
        limit(RLIMIT_CPU, (rlim_t)sandbox->plan->cpu_seconds) < 0 ||
        limit(RLIMIT_NOFILE, OPEN_FILES) < 0 || limit(RLIMIT_CORE, 0) < 0 ||
        limit(RLIMIT_NPROC, sandbox->plan->processes) < 0)
        return -1;
    return 0;
}

/* Gives up the powers that come with a new user namespace. The kernel would take them
   with execve(2), but what a process may read is looked at before. The form of version 3
   is as in capset(2): <linux/capability.h> comes with the kernel and not with every libc. */
static int drop_capabilities(void)
{
    struct {
        uint32_t version;
        int process;
    } header = {.version = 0x20080522};
    struct {
        uint32_t effective, permitted, inheritable;
    } none[2] = {{0, 0, 0}};
    return (int)syscall(SYS_capset, &header, none);
}

/* Whether the student's files take more room than they may. */
static bool exceeds(void *context)
{
    const struct sandbox *sandbox = context;
    const long long most = SANDBOX_MEGABYTES * 1024LL * 1024;
    return folder_bytes(sandbox->work, most) > most;
}

/* What the shell's process does before it becomes the shell. */
static int enter(void *context)
{
    const struct sandbox *sandbox = context;
    if (sandbox->kind == SANDBOX_NAMESPACES && namespaces_enter(sandbox) < 0)
        return -1;
    if (set_limits(sandbox) < 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
        return -1;
    if (sandbox->kind == SANDBOX_LANDLOCK && landlock_enter(sandbox) < 0)
        return -1;
    if (!sandbox->drops)
        return drop_capabilities();
    /* The terminal becomes theirs, so that /dev/stderr can be opened. */
    if (isatty(STDOUT_FILENO))
        (void)!fchown(STDOUT_FILENO, sandbox->user, (gid_t)-1);
    if (setgroups(0, NULL) < 0 || setresgid(sandbox->group, sandbox->group, sandbox->group) < 0)
        return -1;
    return setresuid(sandbox->user, sandbox->user, sandbox->user);
}

struct confinement sandbox_confinement(const struct sandbox *sandbox)
{
    struct confinement confinement = {
        .enter = enter,
        .shell = sandbox->shell,
        .context = (void *)(uintptr_t)sandbox,
    };
    if (sandbox->kind == SANDBOX_NAMESPACES)
        confinement.namespaces = CLONE_NEWPID | CLONE_NEWNS;
    else
        confinement.exceeds = exceeds;
    return confinement;
}
