/* probe.c: see probe.h. */
#include "lab/machine/probe.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/files/remove.h"
#include "lab/process/interrupt.h"

/* How long a build may take: on a machine that is emulated, half a minute is usual. */
enum { SECONDS = 120 };

/* -ffreestanding makes __STDC_HOSTED__ 0: then there are no headers to include. */
static const char source[] = "#if __STDC_HOSTED__\n"
                             "#include <stdio.h>\n"
                             "#endif\n"
                             "#ifdef __GLIBC__\n"
                             "#include <gnu/libc-version.h>\n"
                             "#endif\n"
                             "int main(void)\n"
                             "{\n"
                             "#ifdef __GLIBC__\n"
                             "    puts(gnu_get_libc_version());\n"
                             "#endif\n"
                             "    return 0;\n"
                             "}\n";

static double in_seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* Waits for the end of CHILD, which leads a process group: until it ends, takes too
   long, or the engine is to stop; then the group is killed. Gives in SECONDS, unless NULL,
   the processor time of CHILD and of those it has waited for: other than the time on a
   clock, it stays about the same when the machine is busy. */
static bool await_child(pid_t child, double *seconds)
{
    struct rusage used;
    int status, ended = (int)syscall(SYS_pidfd_open, child, 0);
    struct pollfd wait[] = {{.fd = ended, .events = POLLIN},
                            {.fd = interrupt_descriptor(), .events = POLLIN}};
    if (ended >= 0 && (poll(wait, 2, SECONDS * 1000) <= 0 || !wait[0].revents))
        kill(-child, SIGKILL);
    if (ended >= 0)
        close(ended);
    while (wait4(child, &status, 0, &used) < 0)
        if (errno != EINTR)
            return false;
    if (seconds != NULL)
        *seconds = in_seconds(used.ru_utime) + in_seconds(used.ru_stime);
    return status == 0;
}

/* Runs COMMAND with the lab's environment and no output; true if it succeeds. Gives in
   SECONDS, unless NULL, what await_child does. */
static bool run_script(const struct place *place, const char *command, double *seconds)
{
    pid_t child = fork();
    if (child == 0) {
        char *arguments[] = {"sh", "-c", (char *)command, NULL};
        setpgid(0, 0);
        execve("/bin/sh", arguments, place->environment);
        _exit(127);
    }
    if (child > 0)
        setpgid(child, child); /* whichever of the two comes first */
    return child > 0 && await_child(child, seconds);
}

bool probe_build(const struct place *place, const char *options, struct text *program,
                 struct text *printed, double *seconds)
{
    char *folder = string_format("%s/probe.XXXXXX", place->build);
    struct text command = {0}, code = {0};
    bool fine = mkdtemp(folder) != NULL;
    char *c = string_format("%s/probe.c", folder);
    char *output = string_format("%s/printed", folder);
    char *file = string_format("%s/probe", folder);
    text_add(&code, source);
    fine = fine && text_write_file(&code, c, 0644) == 0;
    text_add(&command, "exec </dev/null >/dev/null 2>&1; cd ");
    text_add_quoted(&command, folder);
    text_format(&command, " && TMPDIR=. cc %s -o probe probe.c", options);
    if (printed != NULL)
        text_add(&command, " && ./probe >printed");
    fine = fine && run_script(place, text_string(&command), seconds);
    if (fine && program != NULL)
        fine = text_read_file(program, file) == 0;
    if (fine && printed != NULL)
        fine = text_read_file(printed, output) == 0;
    folder_remove(folder);
    free(folder);
    free(c);
    free(output);
    free(file);
    text_free(&command);
    text_free(&code);
    return fine;
}
