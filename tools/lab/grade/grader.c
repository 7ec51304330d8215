/*
 * grader.c: see grader.h.
 *
 * The grader itself runs nothing of a student's. Each submission is graded by a worker,
 * a process forked for it, which sends its grade through a pipe and ends. A worker that
 * ends otherwise has crashed: that is an error of ours, whatever the submission is.
 */
#include "lab/grade/grader.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/copy.h"
#include "lab/files/folder.h"
#include "lab/files/remove.h"
#include "lab/grade/record.h"
#include "lab/process/interrupt.h"
#include "lab/sandbox/sandbox.h"

/* A worker under way; PROCESS is 0 in a slot that is free. */
struct worker {
    pid_t process;
    int pipe;
    size_t index; /* of its submission */
    struct text record;
};

/* Whether everybody may pass through the folders above PATH: a student's processes are
   another user when root grades. */
static bool is_reachable(const char *path)
{
    char *copy = string_copy(path);
    bool reachable = true;
    while (reachable && copy[0] != '\0') {
        struct stat status;
        reachable = stat(copy, &status) == 0 && (status.st_mode & S_IXOTH) != 0;
        *strrchr(copy, '/') = '\0';
    }
    free(copy);
    return reachable;
}

/* Adds the absolute path of PATH, if there is one. */
static void add_path(struct lines *lines, const char *path)
{
    char *real = realpath(path, NULL);
    if (real != NULL)
        lines_add(lines, real);
    free(real);
}

/* Lists what the student's processes need and what they shall not see. */
static void list_paths(struct grader *grader, const struct lines *hidden)
{
    struct sandbox_plan *plan = &grader->plan;
    char *labs = string_format("%s/labs", grader->exercise->course);
    char *history = string_format("%s/.git", grader->exercise->course); /* it has them too */
    char *path = string_copy(place_variable(&grader->machine.place, "PATH")), *rest = path, *part;
    while ((part = strsep(&rest, ":")) != NULL)
        add_path(&plan->visible, part);
    if (grader->machine.place.compiler != NULL && grader->machine.place.compiler[0] == '/') {
        char *compiler = string_format("%.*s", (int)strcspn(grader->machine.place.compiler, " "),
                                       grader->machine.place.compiler);
        add_path(&plan->visible, compiler);
        free(compiler);
    }
    add_path(&plan->hidden, labs);
    add_path(&plan->hidden, history);
    add_path(&plan->hidden, "/tmp");
    add_path(&plan->hidden, "/dev/pts");         /* the teacher's terminal is in there */
    if (access("/run/current-system", F_OK) < 0) /* where that exists, it holds the tools */
        add_path(&plan->hidden, "/run");
    for (size_t i = 0; i < hidden->count; i++)
        add_path(&plan->hidden, hidden->item[i]);
    free(path);
    free(history);
    free(labs);
}

/* Makes the folder for the sandboxes, below build/ or, where another user could not get
   there, in /tmp. */
static int make_folder(struct grader *grader)
{
    bool near = geteuid() != 0 || is_reachable(grader->machine.place.build);
    char *parent =
        near ? string_format("%s/grade", grader->machine.place.build) : string_copy("/tmp");
    grader->folder = string_format("%s/lab.XXXXXX", parent);
    int result = folder_make(parent);
    if (result == 0 && (mkdtemp(grader->folder) == NULL || chmod(grader->folder, 0755) < 0))
        result = -1;
    if (result < 0) {
        message_error(grader->folder, "%s", strerror(errno));
        free(grader->folder);
        grader->folder = NULL;
    }
    free(parent);
    return result;
}

/* Brings the tools to where another user can run them, if they are not already. */
static int bring_tools(struct grader *grader)
{
    const struct copy everything = {0};
    if (geteuid() != 0 || is_reachable(grader->machine.place.binaries))
        return 0;
    char *tools = string_format("%s/bin", grader->folder);
    if (copy_folder(&everything, grader->machine.place.binaries, tools) < 0) {
        message_error(tools, "%s", strerror(errno));
        free(tools);
        return -1;
    }
    const char *path = place_variable(&grader->machine.place, "PATH");
    const char *after = strstr(path, grader->machine.place.binaries);
    char *changed = string_format("%.*s%s%s", (int)(after - path), path, tools,
                                  after + strlen(grader->machine.place.binaries));
    place_set(&grader->machine.place, "PATH", changed);
    free(changed);
    free(tools);
    return 0;
}

/* Chooses the sandbox. */
static int choose_sandbox(struct grader *grader, const char *name)
{
    char *why = NULL, *folder = string_format("%s/try", grader->folder);
    bool chosen = folder_make(folder) == 0 && sandbox_choose(&grader->plan, name, folder, &why);
    if (!chosen)
        message_error(NULL, "%s", why ? why : strerror(errno));
    folder_remove(folder);
    free(folder);
    free(why);
    return chosen ? 0 : -1;
}

/* Does the work of grader_open(), and leaves what there is when it fails. */
static int prepare(struct grader *grader, const struct grader_options *options,
                   const struct exercise *exercise, const struct lines *hidden, bool blank)
{
    static const char *const programs[] = {"make", "cc"};
    *grader = (struct grader){
        .options = options, .exercise = exercise, .blank = blank ? "a slot é " : ""};
    for (size_t i = 0; i < options->machine.without.count; i++)
        lines_add(&grader->without, options->machine.without.item[i]);
    lines_add(&grader->without, "root"); /* whoever grades, the checks are not run by root */
    lines_add(&grader->without, "chroot");
    if (place_open(&grader->machine.place, &options->machine.place) < 0)
        return -1;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (!place_has_program(&grader->machine.place, programs[i])) {
            message_error(NULL, "there is no %s on this machine", programs[i]);
            return -1;
        }
    if (make_folder(grader) < 0 || bring_tools(grader) < 0)
        return -1;
    list_paths(grader, hidden);
    if (choose_sandbox(grader, options->sandbox) < 0)
        return -1;
    /* Landlock lets nobody mount anything, or write who is who in a new user namespace. */
    if (grader->plan.kind == SANDBOX_LANDLOCK)
        lines_add(&grader->without, "userns");
    grader->machine.facts = facts_open(&grader->machine.place, &grader->without, false);
    /* Whatever root may do here, in the checks only a user namespace opens another root. */
    if (!facts_hold(grader->machine.facts, "userns"))
        lines_add(&grader->without, "root-directory");
    submission_look_up(exercise, grader->machine.facts);
    grader->plan.cpu_seconds = facts_time_limit(grader->machine.facts, grader->plan.cpu_seconds);
    return 0;
}

int grader_open(struct grader *grader, const struct grader_options *options,
                const struct exercise *exercise, const struct lines *hidden, bool blank)
{
    if (prepare(grader, options, exercise, hidden, blank) == 0)
        return 0;
    grader_close(grader);
    return -1;
}

void grader_hide(struct grader *grader, const char *path)
{
    add_path(&grader->plan.hidden, path);
}

void grader_close(struct grader *grader)
{
    if (grader->folder != NULL)
        folder_remove(grader->folder);
    sandbox_plan_free(&grader->plan);
    lines_free(&grader->without);
    machine_close(&grader->machine);
    free(grader->folder);
    *grader = (struct grader){0};
}

/* The worker: grades SUBMISSION in SLOT and writes the record into PIPE. */
_Noreturn static void work(struct grader *grader, const struct submission *submission,
                           unsigned slot, int pipe, pid_t parent)
{
    struct sandbox sandbox;
    struct grade grade = {0};
    struct text record = {0};
    char *folder = string_format("%s/%s%u", grader->folder, grader->blank, slot);
    interrupt_catch();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);
    folder_remove(folder); /* what the one before it in this slot has left */
    if (folder_make(folder) < 0 || sandbox_open(&sandbox, &grader->plan, folder, slot) < 0) {
        char *error = string_format("%s: %s", folder, strerror(errno));
        grade_fail(&grade, submission->exercise, error);
    } else {
        submission_grade(&grade, submission, &grader->machine, &sandbox);
    }
    record_write(&grade, &record);
    for (size_t done = 0; done < record.length;) {
        ssize_t wrote = write(pipe, record.bytes + done, record.length - done);
        if (wrote < 0 && errno != EINTR)
            _exit(1);
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    _exit(0);
}

/* Starts a worker. */
static void start(struct grader *grader, struct worker *worker, unsigned slot,
                  const struct submission *submission, size_t index)
{
    int ends[2];
    pid_t parent = getpid();
    *worker = (struct worker){.index = index, .pipe = -1};
    fflush(stdout);
    if (pipe2(ends, O_CLOEXEC) < 0)
        return;
    worker->process = fork();
    if (worker->process == 0)
        work(grader, submission, slot, ends[1], parent);
    int error = errno;
    close(ends[1]);
    if (worker->process > 0)
        worker->pipe = ends[0];
    else
        close(ends[0]);
    errno = error;
}

/* Takes in what a worker has sent. Returns whether that was all. */
static bool take(struct worker *worker)
{
    char bytes[65536];
    ssize_t got = read(worker->pipe, bytes, sizeof bytes);
    if (got > 0)
        text_append(&worker->record, bytes, (size_t)got);
    return got == 0 || (got < 0 && errno != EINTR);
}

/* Ends a worker and makes its grade. */
static void finish(struct worker *worker, const struct exercise *exercise, struct grade *grade)
{
    int status = 0;
    close(worker->pipe);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR)
        ;
    if (status != 0 || !record_read(grade, &worker->record) ||
        (grade->check_count != exercise->check_count && grade->check_count > 0)) {
        char *error = string_format(WIFSIGNALED(status)
                                        ? "the grader crashed (signal %d)"
                                        : "the grader ended with status %d and without a grade",
                                    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
        grade_fail(grade, exercise, error);
        free(error);
    }
    text_free(&worker->record);
    *worker = (struct worker){.pipe = -1};
}

/* Tells the workers to come to an end: who interrupts the grader may have told it alone. */
static void end_workers(const struct worker *workers, unsigned jobs)
{
    for (unsigned i = 0; i < jobs; i++)
        if (workers[i].process > 0)
            kill(workers[i].process, SIGTERM);
}

/* Waits until one of the workers has something to say, or for an interrupt, unless they
   have been TOLD of one already. */
static void wait_for(const struct worker *workers, unsigned jobs, struct pollfd *wait, bool told)
{
    for (unsigned i = 0; i < jobs; i++)
        wait[i] = (struct pollfd){.fd = workers[i].pipe, .events = POLLIN};
    wait[jobs] = (struct pollfd){.fd = told ? -1 : interrupt_descriptor(), .events = POLLIN};
    if (poll(wait, jobs + 1, -1) < 0)
        for (unsigned i = 0; i <= jobs; i++)
            wait[i].revents = 0;
}

/* How many submissions to grade at once: as many as were asked for, or one for each
   processor that this process may use. */
static unsigned count_jobs(const struct grader_options *options)
{
    cpu_set_t processors;
    if (options->jobs > 0)
        return options->jobs;
    if (sched_getaffinity(0, sizeof processors, &processors) < 0)
        return 1;
    return (unsigned)CPU_COUNT(&processors);
}

int grader_run(struct grader *grader, const struct submission *submissions, size_t count,
               grader_done *done, void *context)
{
    unsigned jobs = count_jobs(grader->options);
    struct worker *workers = memory_get(jobs * sizeof *workers);
    struct pollfd *wait = memory_get((jobs + 1) * sizeof *wait);
    size_t next = 0, running = 0;
    bool told = false;
    for (unsigned i = 0; i < jobs; i++)
        workers[i].pipe = -1;
    while (running > 0 || (next < count && interrupt_signal() == 0)) {
        for (unsigned i = 0; i < jobs && next < count && interrupt_signal() == 0; i++) {
            struct grade grade;
            if (workers[i].process != 0)
                continue;
            start(grader, &workers[i], i, &submissions[next], next);
            if (workers[i].process > 0) {
                running++;
            } else {
                workers[i].process = 0;
                grade_fail(&grade, grader->exercise, strerror(errno));
                done(context, next, &grade);
            }
            next++;
        }
        if (!told && interrupt_signal() != 0) {
            end_workers(workers, jobs);
            told = true;
        }
        wait_for(workers, jobs, wait, told);
        for (unsigned i = 0; i < jobs; i++) {
            struct grade grade;
            size_t index = workers[i].index;
            if (workers[i].process == 0 || wait[i].revents == 0 || !take(&workers[i]))
                continue;
            finish(&workers[i], grader->exercise, &grade);
            running--;
            if (interrupt_signal() == 0)
                done(context, index, &grade);
            else
                grade_free(&grade);
        }
    }
    free(workers);
    free(wait);
    return interrupt_signal() == 0 ? 0 : -1;
}

uint64_t grader_seed(const struct grader *grader)
{
    uint32_t seed = 0;
    if (grader->options->seeded)
        return grader->options->seed;
    if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
        seed = (uint32_t)getpid();
    return seed;
}
