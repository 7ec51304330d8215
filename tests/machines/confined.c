/*
 * confined.c: runs a command as if this machine were a container.
 *
 *     confined [--no-chroot] [--no-landlock] COMMAND [ARGUMENT...]
 *
 * A filter on system calls answers as container engines let the kernel answer: EPERM to
 * whoever wants a user namespace, ENOSYS to clone3(2), whose flags a filter cannot read.
 * So clone(2) is used instead, and its flags can be read. Root keeps the capabilities that
 * Docker leaves to it by default: chroot(2) works, and mount(2) does not. --no-chroot takes
 * away that capability, too. With --no-landlock there is no Landlock, as on older kernels.
 *
 * The filter is for processes of this processor's own system calls; others pass, since this
 * is to look like a container, not to be one. The status is 125 if all this cannot be done.
 */
#include <errno.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* In every architecture the same number; older headers do not have it. */
enum { LANDLOCK_CREATE_RULESET = 444 };

#define LOAD(field)                                                                                \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, field))
#define ANSWER(what)   BPF_STMT(BPF_RET | BPF_K, (what))
#define FAIL(error)    ANSWER(SECCOMP_RET_ERRNO | (error))
#define UNLESS(number) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1)

/* The lower half of the first argument. */
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define LOAD_FLAGS LOAD(args[0])
#else
#define LOAD_FLAGS                                                                                 \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, args[0]) + 4)
#endif

/* What Docker leaves to root. */
static const int kept[] = {CAP_CHOWN,       CAP_DAC_OVERRIDE,    CAP_FSETID,     CAP_FOWNER,
                           CAP_MKNOD,       CAP_NET_RAW,         CAP_SETGID,     CAP_SETUID,
                           CAP_SETFCAP,     CAP_SETPCAP,         CAP_SYS_CHROOT, CAP_KILL,
                           CAP_AUDIT_WRITE, CAP_NET_BIND_SERVICE};

_Noreturn static void fail(const char *what)
{
    fprintf(stderr, "confined: %s: %s\n", what, strerror(errno));
    exit(125);
}

/* From now on this process and its children can make no user namespace. */
static void forbid(int has_landlock)
{
    struct sock_filter lines[] = {
        LOAD(nr),
        UNLESS(SYS_clone3),
        FAIL(ENOSYS),
        UNLESS((unsigned)(has_landlock ? -1 : LANDLOCK_CREATE_RULESET)),
        FAIL(ENOSYS),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_unshare, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 1, 0),
        ANSWER(SECCOMP_RET_ALLOW),
        LOAD_FLAGS,
        BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_NEWUSER, 0, 1),
        FAIL(EPERM),
        ANSWER(SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof lines / sizeof *lines, lines};
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0)
        return;
    /* Whoever is not root, or is it in a container already, gives up set-user-ID programs. */
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        fail("a filter on system calls");
}

/* Takes all capabilities but those that are kept, for good. */
static void drop(int keeps_chroot)
{
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[2] = {{0, 0, 0}, {0, 0, 0}};
    unsigned long long set = 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (kept[i] != CAP_SYS_CHROOT || keeps_chroot)
            set |= 1ULL << kept[i];
    for (int capability = 0; prctl(PR_CAPBSET_READ, capability) >= 0; capability++)
        if ((set >> capability & 1) == 0 && prctl(PR_CAPBSET_DROP, capability) != 0)
            fail("the bounding set");
    if (syscall(SYS_capget, &header, data) != 0)
        fail("capget");
    for (int half = 0; half < 2; half++) {
        data[half].permitted &= (unsigned)(set >> 32 * half);
        data[half].effective = data[half].permitted;
        data[half].inheritable = 0;
    }
    if (syscall(SYS_capset, &header, data) != 0)
        fail("capset");
}

int main(int count, char **words)
{
    int keeps_chroot = 1, has_landlock = 1, at = 1;
    for (; at < count && strncmp(words[at], "--", 2) == 0; at++) {
        if (strcmp(words[at], "--no-chroot") == 0)
            keeps_chroot = 0;
        else if (strcmp(words[at], "--no-landlock") == 0)
            has_landlock = 0;
        else
            break;
    }
    if (at == count || words[at][0] == '-') {
        fprintf(stderr, "usage: confined [--no-chroot] [--no-landlock] COMMAND [ARGUMENT...]\n");
        return 125;
    }
    forbid(has_landlock);
    if (geteuid() == 0)
        drop(keeps_chroot);
    execvp(words[at], words + at);
    fail(words[at]);
}
