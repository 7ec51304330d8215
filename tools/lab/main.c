/*
 * main.c: the course engine, and its verbs.
 *
 * A verb is a function of one of the rooms below. Here each is given its part of the
 * command line, and nothing else.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/course/lint.h"
#include "lab/course/popular.h"
#include "lab/grade/class.h"
#include "lab/grade/mutants/mutants.h"
#include "lab/grade/prove.h"
#include "lab/grade/single.h"
#include "lab/options.h"
#include "lab/process/interrupt.h"
#include "lab/show/demo.h"
#include "lab/show/doctor.h"
#include "lab/show/lookup.h"
#include "lab/show/script.h"
#include "lab/show/shell.h"
#include "lab/show/shell_from.h"
#include "lab/show/speaker.h"
#include "lab/show/test.h"
#include "lab/show/update.h"
#include "lab/student/check.h"
#include "lab/student/progress.h"
#include "lab/student/student.h"
#include "lab/student/watch.h"

/* The first file or folder that the verb was given. */
static const char *first(const struct options *options)
{
    return options->files.item[0];
}

static int demo(const struct options *options)
{
    if (options->speaker)
        return speaker_lab(first(options), &options->machine, options->color);
    return demo_lab(first(options), &options->machine, options->color, false);
}

static int step(const struct options *options)
{
    return demo_lab(first(options), &options->machine, options->color, true);
}

static int shell(const struct options *options)
{
    const char *from = getenv("FROM");
    if (from != NULL && *from != '\0')
        return shell_from(first(options), &options->machine, from);
    return shell_lab(first(options), &options->machine.place, options->fresh);
}

static int script(const struct options *options)
{
    return script_lab(first(options), &options->machine);
}

static int message(const struct options *options)
{
    return lookup_message(&options->files, options->guide, options->color);
}

static int test(const struct options *options)
{
    return test_labs(&options->files, &options->machine);
}

static int update(const struct options *options)
{
    return update_labs(&options->files, &options->machine);
}

static int doctor(const struct options *options)
{
    return doctor_print(&options->files, &options->machine);
}

static int lint(const struct options *options)
{
    struct lint_options lint = {.count = options->count, .strict = options->strict};
    return lint_labs(&options->files, &lint);
}

static int popular(const struct options *options)
{
    return popular_print(&options->files);
}

static int start(const struct options *options)
{
    return student_start(first(options), options->work, options->machine.place.build,
                         options->color);
}

static int hint(const struct options *options)
{
    return student_hint(first(options), options->work, options->color);
}

static int solution(const struct options *options)
{
    return student_solution(first(options), options->work, options->color, options->yes);
}

static int reset(const struct options *options)
{
    return student_reset(first(options), options->work, options->machine.place.build);
}

static int progress(const struct options *options)
{
    return progress_print(&options->files, options->work, options->color);
}

/* What all verbs that grade are told. */
static struct grader_options grader_part(const struct options *options)
{
    return (struct grader_options){
        .machine = options->machine,
        .sandbox = options->sandbox,
        .seeded = options->seeded,
        .seed = options->seed,
        .jobs = options->jobs,
    };
}

/* What the verbs that grade one folder are told. */
static struct single_options single_part(const struct options *options)
{
    return (struct single_options){
        .grader = grader_part(options),
        .format = options->format,
        .output = options->output,
        .color = options->color,
        .every = options->all || options_are_set("ALL"),
    };
}

static int check(const struct options *options)
{
    struct single_options single = single_part(options);
    return check_work(first(options), options->work, &single);
}

static int watch(const struct options *options)
{
    struct single_options single = single_part(options);
    return watch_work(first(options), options->work, &single);
}

/* One submission, or with --all a class. */
static int grade(const struct options *options)
{
    struct single_options single = single_part(options);
    struct class_options class = {
        .grader = grader_part(options),
        .output = options->output,
        .unsafe = options->unsafe,
    };
    single.every = false;
    return options->all ? class_grade(first(options), options->exercise, &class)
                        : single_grade(first(options), options->exercise, &single);
}

static int prove(const struct options *options)
{
    struct grader_options grader = grader_part(options);
    return options->mutants ? mutants_prove(&options->files, &grader)
                            : prove_exercises(&options->files, &grader);
}

/* What each verb is called, does and takes. */
static const struct verb {
    const char *name;
    int (*run)(const struct options *options);
    size_t least, most; /* files */
    bool leaves;        /* nothing has to be cleaned up when a signal ends it at once */
} verbs[] = {
    {"demo", demo, 1, 1, false},
    {"step", step, 1, 1, false},
    {"shell", shell, 1, 1, false},
    {"script", script, 1, 1, false},
    {"message", message, 0, (size_t)-1, true},
    {"test", test, 1, (size_t)-1, false},
    {"update", update, 1, (size_t)-1, false},
    {"doctor", doctor, 0, (size_t)-1, false},
    {"lint", lint, 1, (size_t)-1, true},
    {"popular", popular, 1, (size_t)-1, true},
    {"start", start, 1, 1, false},
    {"check", check, 1, 1, false},
    {"watch", watch, 1, 1, false},
    {"hint", hint, 1, 1, true},
    {"solution", solution, 1, 1, false},
    {"reset", reset, 1, 1, false},
    {"progress", progress, 0, (size_t)-1, true},
    {"grade", grade, 1, 1, false},
    {"prove", prove, 1, (size_t)-1, false},
    {NULL, NULL, 0, 0, true},
};

/* The verb that OPTIONS name, with files as many as it takes; else the program ends. */
static const struct verb *find_verb(const struct options *options)
{
    const struct verb *verb = verbs;
    size_t count = options->files.count;
    while (verb->name != NULL && strcmp(verb->name, options->verb) != 0)
        verb++;
    if (verb->name == NULL)
        options_wrong("unknown verb", options->verb);
    if (count < verb->least || count > verb->most)
        options_wrong(verb->least == verb->most ? "one FILE is needed by the verb"
                                                : "at least one FILE is needed by the verb",
                      verb->name);
    return verb;
}

/* Sees to it that descriptors 0 to 2 are open: what is opened next would otherwise take
   the place of one that was closed, and get what is printed. Opened the wrong way round,
   so that printing still fails. */
static void keep_standard(void)
{
    static const int flags[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int descriptor = 0; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0)
            (void)!open("/dev/null", flags[descriptor]); /* takes the lowest that is free */
}

int main(int argc, char **argv)
{
    struct options options;
    keep_standard();
    options_read(&options, argc, argv);
    const struct verb *verb = find_verb(&options);
    umask(022); /* what is copied for a lab can be read by all */
    if (verb->leaves)
        signal(SIGPIPE, SIG_IGN); /* printing fails then, and says so */
    else
        interrupt_catch();
    int status = options_output(verb->run(&options));
    options_free(&options);
    if (interrupt_signal() != 0) { /* everything is cleaned up: die as the sender wished */
        signal(interrupt_signal(), SIG_DFL);
        raise(interrupt_signal());
    }
    return status;
}
