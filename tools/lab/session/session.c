/*
 * session.c: see session.h.
 *
 * The shell's process is forked, confined if that is asked for, and becomes sh. Its
 * descriptors are the script pipe (0), the terminal (1, 2) and the status pipe (9).
 */
#include "lab/session/session.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/process/descendants.h"
#include "lab/session/session_state.h"
#include "lab/words/text.h"

/* Opens the pseudo-terminal: 80 columns, 24 lines, and every byte as it is. */
static int open_terminal(struct session *session)
{
    struct termios mode;
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    session->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (session->master < 0 || grantpt(session->master) < 0 || unlockpt(session->master) < 0)
        return -1;
    session->slave = open(ptsname(session->master), O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (session->slave < 0 || tcgetattr(session->slave, &mode) < 0)
        return -1;
    cfmakeraw(&mode);
    if (tcsetattr(session->slave, TCSANOW, &mode) < 0)
        return -1;
    return ioctl(session->slave, TIOCSWINSZ, &size);
}

/* In the child: sees to it that the shell gets no descriptor that the engine itself
   has been given; what the child still needs goes with the exec. */
static void close_others(void)
{
    DIR *folder = opendir("/proc/self/fd");
    struct dirent *entry;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        int descriptor = atoi(entry->d_name);
        if (descriptor > STDERR_FILENO)
            fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    if (folder != NULL)
        closedir(folder);
}

/* What the child needs to become the shell. */
struct start {
    const char *terminal;
    const char *folder;
    char **environment;
    const struct confinement *confinement; /* NULL: none */
    int script, status;                    /* the child's ends of the two pipes */
    pid_t engine;
};

/* In the child: becomes the shell. The terminal is opened anew, so that it blocks. */
_Noreturn static void become_shell(const struct start *start)
{
    const struct confinement *confinement = start->confinement;
    char *arguments[] = {"sh", "-s", NULL};
    struct rlimit no_core = {0, 0};
    sigset_t none;

    setsid();
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setrlimit(RLIMIT_CORE, &no_core);
    umask(022);
    int output = open(start->terminal, O_RDWR | O_NOCTTY | O_CLOEXEC);
    close_others();
    if (output < 0 || dup2(start->script, 0) != 0 || dup2(output, 1) != 1 || dup2(output, 2) != 2 ||
        dup2(start->status, STATUS_DESCRIPTOR) != STATUS_DESCRIPTOR)
        _exit(127);
    if (confinement != NULL && confinement->enter(confinement->context) < 0)
        _exit(127);
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a change of the user would have undone it */
    if (getppid() != start->engine && getppid() != 0) /* 0: it is outside our namespace */
        _exit(127);
    const char *shell =
        confinement != NULL && confinement->shell != NULL ? confinement->shell : "/bin/sh";
    if (chdir(start->folder) == 0)
        execve(shell, arguments, start->environment);
    _exit(127);
}

/* As fork(), with the namespaces of CONFINEMENT for the child. */
static pid_t fork_into(const struct confinement *confinement)
{
    if (confinement == NULL || confinement->namespaces == 0)
        return fork();
    return (pid_t)syscall(SYS_clone, confinement->namespaces | SIGCHLD, 0, 0, 0, 0);
}

/* Moves DESCRIPTOR out of the way of those that the shell gets; -1 on failure. */
static int move_up(int descriptor)
{
    int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, STATUS_DESCRIPTOR + 1);
    close(descriptor);
    return moved;
}

struct session *session_open(const char *folder, char **environment,
                             const struct confinement *confinement)
{
    struct session *session = memory_get(sizeof *session);
    int script[2] = {-1, -1}, status[2] = {-1, -1};
    const char *failed = NULL;
    struct start start = {
        .folder = folder,
        .environment = environment,
        .confinement = confinement,
        .engine = getpid(),
    };

    *session =
        (struct session){.shell_ended = -1, .script = -1, .status = -1, .master = -1, .slave = -1};
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (open_terminal(session) < 0)
        failed = "cannot open a pseudo-terminal";
    else if (pipe2(script, O_CLOEXEC) < 0 || pipe2(status, O_CLOEXEC) < 0 ||
             (script[0] = move_up(script[0])) < 0 || (status[1] = move_up(status[1])) < 0)
        failed = "cannot open a pipe";
    else if ((session->shell = fork_into(confinement)) < 0)
        failed = "cannot start a process";
    if (failed != NULL) {
        message_error(NULL, "%s: %s", failed, strerror(errno));
        session_close(session);
        return NULL;
    }
    if (session->shell == 0) {
        start.terminal = ptsname(session->master);
        start.script = script[0];
        start.status = status[1];
        become_shell(&start);
    }
    if (confinement != NULL) {
        session->alone = (confinement->namespaces & CLONE_NEWPID) != 0;
        session->exceeds = confinement->exceeds;
        session->context = confinement->context;
    }
    session->shell_ended = (int)syscall(SYS_pidfd_open, session->shell, 0);
    close(script[0]);
    close(status[1]);
    session->script = script[1];
    session->status = status[0];
    fcntl(session->status, F_SETFL, O_NONBLOCK);
    return session;
}

int session_shell(const struct session *session)
{
    return session->shell;
}

void session_end(struct session *session, int *status)
{
    int how;
    if (session->shell > 0) {
        kill(session->shell, SIGKILL);
        pid_t gone;
        while ((gone = waitpid(session->shell, &how, 0)) < 0 && errno == EINTR)
            ;
        if (gone == session->shell && status != NULL)
            *status = WIFSIGNALED(how) ? 128 + WTERMSIG(how) : WEXITSTATUS(how);
    }
    session->shell = 0;
    if (!session->alone) /* otherwise the kernel has ended them with the shell */
        descendants_end();
}

void session_close(struct session *session)
{
    int *descriptors[] = {&session->shell_ended, &session->script, &session->status,
                          &session->master, &session->slave};
    session_end(session, NULL);
    for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++)
        if (*descriptors[i] >= 0)
            close(*descriptors[i]);
    text_free(&session->early);
    free(session);
}
