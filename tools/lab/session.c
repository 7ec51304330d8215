/*
 * session.c: see session.h.
 *
 *      engine                                     /bin/sh -s
 *        | -- script pipe ------------------------> 0   one command at a time
 *        | <----------- pseudo-terminal ----------- 1 2 what it prints
 *        | <----------------------- status pipe --- 9   "NONCE STATUS" at its end
 *
 * A command is handed over as   command eval 'COMMAND' </dev/null 9>&-   so that a
 * syntax error in it does not end the shell, and so that neither it nor a job that
 * it leaves behind sees the script or the status pipe. The nonce is new for every
 * command: a status cannot be forged or mistaken.
 *
 * When the status has come, output may still be on its way through the terminal.
 * The engine, which keeps the terminal's other side open too, then writes a marker
 * of its own behind it and reads up to there: nothing is lost, and no time is
 * waited that need not be.
 */
#include "lab/session.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/document.h"
#include "lab/match.h"

enum { STATUS_DESCRIPTOR = 9, NONCE_SIZE = 17 };

struct session {
    pid_t shell;
    int shell_ended;   /* readable when the shell has ended; -1 where the kernel is too old */
    int script;        /* we write the shell's script */
    int status;        /* we read its statuses */
    int master;        /* we read what it prints */
    int slave;         /* the other side of the terminal, for the marker */
    bool alone;        /* the shell is process 1 of a namespace of its own */
    int last_status;   /* of the last command, which $? must show to the next */
    struct text early; /* what background jobs printed between two commands */
};

/* What session_run knows about the command under way. */
struct run {
    struct session *session;
    struct result *result;
    void (*show)(void *context, const char *bytes, size_t length);
    void *context;
    char nonce[NONCE_SIZE];
    char marker[NONCE_SIZE + 2];
    struct text status;  /* what came from the status pipe */
    struct text raw;     /* output that is not shown yet: it may hold the marker */
    size_t bytes;        /* how much of what the command printed has been shown */
    bool ended;          /* the command has ended, or the shell has */
    size_t marker_wrote; /* how much of the marker is written, once it has ended */
    bool finished;       /* the marker has come back */
    struct shower shower;
};

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
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != start->engine && getppid() != 0) /* 0: it is outside our namespace */
        _exit(127);
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setrlimit(RLIMIT_CORE, &no_core);
    umask(022);
    int output = open(start->terminal, O_RDWR | O_NOCTTY | O_CLOEXEC);
    close_others();
    if (output < 0 || dup2(start->script, 0) != 0 || dup2(output, 1) != 1 ||
        dup2(output, 2) != 2 || dup2(start->status, STATUS_DESCRIPTOR) != STATUS_DESCRIPTOR)
        _exit(127);
    if (confinement != NULL && confinement->enter(confinement->context) < 0)
        _exit(127);
    if (chdir(start->folder) == 0)
        execve("/bin/sh", arguments, start->environment);
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
    session->alone = confinement != NULL && (confinement->namespaces & CLONE_NEWPID) != 0;
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

void result_free(struct result *result)
{
    text_free(&result->output);
}

/* Makes the nonce and the marker of a command. */
static void make_nonce(struct run *run)
{
    unsigned long long number;
    if (getrandom(&number, sizeof number, 0) != sizeof number)
        number = (unsigned long long)time(NULL) << 20 ^ (unsigned long long)getpid();
    snprintf(run->nonce, sizeof run->nonce, "%016llx", number);
    snprintf(run->marker, sizeof run->marker, "\036%s\036", run->nonce);
}

/* Hands the command to the shell, with the $? that the one before it left. */
static bool send_command(const struct run *run, const char *command)
{
    struct text script = {0};
    size_t done = 0;
    if (run->session->last_status != 0)
        text_format(&script, "(exit %d); ", run->session->last_status);
    text_add(&script, "command eval ");
    text_add_quoted(&script, command);
    text_format(&script, " </dev/null %d>&-\nprintf '%%s %%s\\n' %s $? >&%d\n", STATUS_DESCRIPTOR,
                run->nonce, STATUS_DESCRIPTOR);
    while (done < script.length) {
        ssize_t wrote = write(run->session->script, script.bytes + done, script.length - done);
        if (wrote < 0 && errno != EINTR)
            break;
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    bool sent = done == script.length;
    text_free(&script);
    return sent;
}

/* Shows the first LENGTH bytes of the raw output and takes them away. */
static void show_raw(struct run *run, size_t length)
{
    size_t before = run->result->output.length;
    run->bytes += length;
    show_bytes(&run->shower, &run->result->output, text_string(&run->raw), length, run->finished);
    if (run->show != NULL && run->result->output.length > before)
        run->show(run->context, run->result->output.bytes + before,
                  run->result->output.length - before);
    run->raw.length -= length;
    if (run->raw.length > 0)
        memmove(run->raw.bytes, run->raw.bytes + length, run->raw.length);
}

/* Takes in what has been printed, up to the marker if the command has ended. */
static void take_output(struct run *run)
{
    char bytes[16384];
    ssize_t got;
    size_t marker = strlen(run->marker);
    while (!run->finished && (got = read(run->session->master, bytes, sizeof bytes)) > 0) {
        text_append(&run->raw, bytes, (size_t)got);
        const char *found =
            run->ended ? memmem(run->raw.bytes, run->raw.length, run->marker, marker) : NULL;
        if (found != NULL) {
            size_t length = (size_t)(found - run->raw.bytes);
            run->finished = true;
            text_append(&run->session->early, found + marker, run->raw.length - length - marker);
            run->raw.length = length;
            show_raw(run, length);
        } else if (!run->ended) {
            show_raw(run, run->raw.length);
        } else if (run->raw.length > marker) {
            show_raw(run, run->raw.length - marker);
        }
        if (run->bytes > OUTPUT_LIMIT) {
            run->result->ending = ENDED_BY_OUTPUT;
            return;
        }
    }
}

/* Reads the status pipe for the status of this command. It ends with the shell, but a
   job in the background may still hold it then: SHELL_ENDED says that the shell is
   gone, and that what is in the pipe is all there will be. */
static void take_status(struct run *run, bool shell_ended)
{
    char bytes[256];
    ssize_t got;
    while ((got = read(run->session->status, bytes, sizeof bytes)) > 0) {
        text_append(&run->status, bytes, (size_t)got);
        const char *line = strstr(run->status.bytes, run->nonce);
        if (line != NULL && strchr(line, '\n') != NULL) {
            run->result->status = atoi(line + strlen(run->nonce) + 1);
            run->ended = true;
        }
    }
    if (!run->ended && (got == 0 || shell_ended)) {
        run->result->ending = ENDED_WITH_SHELL;
        run->ended = true;
    }
}

/* Writes the rest of the marker behind the output. */
static void write_marker(struct run *run)
{
    size_t length = strlen(run->marker);
    ssize_t wrote =
        write(run->session->slave, run->marker + run->marker_wrote, length - run->marker_wrote);
    if (wrote > 0)
        run->marker_wrote += (size_t)wrote;
}

/* Milliseconds on the monotonic clock. */
static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

/* Waits for what comes next and takes it in, until the command's end. */
static void follow(struct run *run, int seconds)
{
    long long deadline = now() + seconds * 1000LL;
    struct result *result = run->result;
    while (!run->finished) {
        long long left = deadline - now();
        struct pollfd wait[] = {
            {.fd = interrupt_descriptor(), .events = POLLIN},
            {.fd = run->session->master, .events = POLLIN},
            {.fd = run->ended ? -1 : run->session->status, .events = POLLIN},
            {.fd = run->ended ? -1 : run->session->shell_ended, .events = POLLIN},
            {.fd = run->ended && run->marker_wrote < strlen(run->marker) ? run->session->slave : -1,
             .events = POLLOUT},
        };
        if (left <= 0) {
            result->ending = ENDED_BY_TIME;
            return;
        }
        if (poll(wait, 5, (int)left) < 0 && errno != EINTR) {
            result->ending = ENDED_BY_ERROR;
            result->error = errno;
            return;
        }
        if (interrupt_signal() != 0) {
            result->ending = ENDED_BY_INTERRUPT;
            return;
        }
        if (wait[1].revents)
            take_output(run);
        if (result->ending == ENDED_BY_OUTPUT)
            return;
        if (!run->finished && (wait[2].revents || wait[3].revents))
            take_status(run, wait[3].revents != 0);
        if (wait[4].revents)
            write_marker(run);
    }
}

/* Ends every process of a session; sets *STATUS, unless it is NULL, when the shell was
   still there. A shell that has closed its status pipe is on its way out already, and
   keeps its status; what it has turned itself into by exec is killed. */
static void end_processes(struct session *session, int *status)
{
    int how;
    if (session->shell > 0) {
        kill(session->shell, SIGKILL);
        if (waitpid(session->shell, &how, 0) == session->shell && status != NULL)
            *status = WIFSIGNALED(how) ? 128 + WTERMSIG(how) : WEXITSTATUS(how);
    }
    session->shell = 0;
    if (!session->alone) /* otherwise the kernel has ended them with the shell */
        descendants_end();
}

void session_run(struct session *session, const char *command, int seconds,
                 void (*show)(void *context, const char *bytes, size_t length), void *context,
                 struct result *result)
{
    *result = (struct result){.ending = ENDED_NORMALLY};
    struct run run = {.session = session, .result = result, .show = show, .context = context};
    make_nonce(&run);
    run.raw = session->early;
    session->early = (struct text){0};
    show_raw(&run, run.raw.length);
    if (!send_command(&run, command)) {
        result->ending = ENDED_WITH_SHELL;
        run.ended = true;
    }
    follow(&run, seconds);
    if (result->ending == ENDED_NORMALLY)
        session->last_status = result->status;
    else
        end_processes(session, &result->status);
    text_free(&run.raw);
    text_free(&run.status);
}

void session_query(struct session *session, const char *command, struct text *output)
{
    struct result result;
    int status = session->last_status;
    session_run(session, command, DEFAULT_TIMEOUT, NULL, NULL, &result);
    session->last_status = status;
    text_append(output, text_string(&result.output), result.output.length);
    result_free(&result);
}

void session_close(struct session *session)
{
    int *descriptors[] = {&session->shell_ended, &session->script, &session->status,
                          &session->master, &session->slave};
    end_processes(session, NULL);
    for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++)
        if (*descriptors[i] >= 0)
            close(*descriptors[i]);
    text_free(&session->early);
    free(session);
}
