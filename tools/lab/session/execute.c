/*
 * execute.c: see execute.h.
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
#include "lab/session/execute.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "lab/process/interrupt.h"
#include "lab/session/session_state.h"
#include "lab/words/match.h"

enum { NONCE_SIZE = 17, EXCESS_MILLISECONDS = 250 };

/* What execute() knows about the command under way. */
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
    /* The lab may have changed IFS, or made a function or an alias of its own. */
    text_format(&script, " </dev/null %d>&-\ncommand printf '%%s %%s\\n' %s \"$?\" >&%d\n",
                STATUS_DESCRIPTOR, run->nonce, STATUS_DESCRIPTOR);
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
    const struct session *session = run->session;
    long long deadline = now() + seconds * 1000LL, look = now() + EXCESS_MILLISECONDS;
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
        if (session->exceeds != NULL && now() >= look) {
            if (session->exceeds(session->context)) {
                result->ending = ENDED_BY_SPACE;
                return;
            }
            look = now() + EXCESS_MILLISECONDS;
        }
        if (session->exceeds != NULL && left > EXCESS_MILLISECONDS)
            left = EXCESS_MILLISECONDS;
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

void execute(struct session *session, const char *command, int seconds,
             void (*show)(void *context, const char *bytes, size_t length), void *context,
             struct result *result)
{
    *result = (struct result){.ending = ENDED_NORMALLY, .limit = seconds};
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
        session_end(session, &result->status);
    text_free(&run.raw);
    text_free(&run.status);
}

void execute_unseen(struct session *session, const char *command, int seconds, struct text *output)
{
    struct result result;
    int status = session->last_status;
    execute(session, command, seconds, NULL, NULL, &result);
    session->last_status = status;
    text_append(output, text_string(&result.output), result.output.length);
    result_free(&result);
}

char *ending_text(const struct result *result)
{
    switch (result->ending) {
    case ENDED_NORMALLY: break;
    case ENDED_BY_TIME: return string_format("it took longer than %d s", result->limit);
    case ENDED_BY_OUTPUT: return string_format("it printed more than %d bytes", OUTPUT_LIMIT);
    case ENDED_BY_SPACE: return string_copy("it wrote more into files than it may");
    case ENDED_WITH_SHELL:
        return string_format("it ended the shell that runs the lab, with status %d",
                             result->status);
    case ENDED_BY_INTERRUPT: return string_copy("the lab was interrupted");
    case ENDED_BY_ERROR:
        return string_format("the lab's shell was lost: %s", strerror(result->error));
    }
    return string_format("it ended with status %d", result->status);
}
