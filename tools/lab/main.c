/* main.c: the course engine's command line. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/session.h"
#include "lab/views.h"

enum { USAGE = 2 };

static const char usage[] =
    "Usage: lab VERB [OPTION...] FILE...\n"
    "Runs the labs of the course: each FILE is a LAB.md.\n"
    "\n"
    "  demo FILE      narrate and run it; wait where the class should predict\n"
    "  step FILE      the same, and wait before every command\n"
    "  shell FILE     an interactive shell in the lab's folder\n"
    "  test FILE...   run them and compare; TAP on standard output\n"
    "  update FILE... rewrite what commands should print, where it no longer holds\n"
    "  script FILE    print the commands that would run here, for sh\n"
    "  doctor [FILE...]  this machine's facts, and the steps they would skip\n"
    "  lint FILE...   check the rules of the lab format\n"
    "\n"
    "  --build DIR    where labs are run (default: the folder above the one of lab)\n"
    "  --cc COMMAND   what cc shall be in the labs (default: $CC, else cc)\n"
    "  --ld NAME      what cc shall link with: bfd, gold, lld or mold\n"
    "  --without FACT take FACT as false (again for more)\n"
    "  --fresh        shell: begin anew instead of keeping the folder\n"
    "  --color WHEN   auto, always or never; NO_COLOR is honoured\n"
    "  --help, --version\n"
    "\n"
    "PAUSE=0 in the environment: demo never waits. FRESH=1: as --fresh.\n";

/* The demonstration. */
static int demo(const struct options *options)
{
    return view_demo(options, false);
}

/* The demonstration that stops before every command. */
static int step(const struct options *options)
{
    return view_demo(options, true);
}

/* What each verb is called, does and takes. */
static const struct verb {
    const char *name;
    int (*view)(const struct options *options);
    size_t least, most; /* files */
} verbs[] = {
    {"demo", demo, 1, 1},
    {"step", step, 1, 1},
    {"shell", view_shell, 1, 1},
    {"script", view_script, 1, 1},
    {"test", view_test, 1, (size_t)-1},
    {"update", view_update, 1, (size_t)-1},
    {"doctor", view_doctor, 0, (size_t)-1},
    {"lint", view_lint, 1, (size_t)-1},
    {NULL, NULL, 0, 0},
};

/* Ends the program because of how it was called. */
_Noreturn static void wrong_usage(const char *what, const char *name)
{
    message_error(NULL, "%s%s%s; lab --help tells more", what, name ? ": " : "", name ? name : "");
    exit(USAGE);
}

/* Reads the options and the files. */
static void read_options(struct options *options, int argc, char **argv)
{
    enum { BUILD, COMPILER, LINKER, WITHOUT, FRESH, COLOR, HELP, VERSION };
    static const struct option known[] = {
        {"build", required_argument, NULL, BUILD},
        {"cc", required_argument, NULL, COMPILER},
        {"ld", required_argument, NULL, LINKER},
        {"without", required_argument, NULL, WITHOUT},
        {"fresh", no_argument, NULL, FRESH},
        {"color", required_argument, NULL, COLOR},
        {"help", no_argument, NULL, HELP},
        {"version", no_argument, NULL, VERSION},
        {NULL, 0, NULL, 0},
    };
    static const char *const colors[] = {"auto", "always", "never"};
    int option;
    while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) {
        int color = 0;
        switch (option) {
        case BUILD: options->place.build = optarg; break;
        case COMPILER: options->place.compiler = optarg; break;
        case LINKER:
            if (strcmp(optarg, "bfd") && strcmp(optarg, "gold") && strcmp(optarg, "lld") &&
                strcmp(optarg, "mold"))
                wrong_usage("--ld takes bfd, gold, lld or mold, not", optarg);
            options->place.linker = optarg;
            break;
        case WITHOUT:
            if (!fact_is_known(optarg))
                wrong_usage("unknown fact", optarg);
            lines_add(&options->without, optarg);
            break;
        case FRESH: options->fresh = true; break;
        case COLOR:
            while (color < 3 && strcmp(colors[color], optarg) != 0)
                color++;
            if (color == 3)
                wrong_usage("--color takes auto, always or never, not", optarg);
            options->color = (enum color_choice)color;
            break;
        case HELP: fputs(usage, stdout); exit(0);
        case VERSION: puts("lab 1.0"); exit(0);
        default: exit(USAGE);
        }
    }
    for (; optind < argc; optind++)
        lines_add(&options->files, argv[optind]);
}

int main(int argc, char **argv)
{
    struct options options = {0};
    const struct verb *verb = verbs;
    read_options(&options, argc, argv);
    if (options.files.count == 0)
        wrong_usage("which verb?", NULL);
    while (verb->name != NULL && strcmp(verb->name, options.files.item[0]) != 0)
        verb++;
    if (verb->name == NULL)
        wrong_usage("unknown verb", options.files.item[0]);

    struct lines files = {0};
    for (size_t i = 1; i < options.files.count; i++)
        lines_add(&files, options.files.item[i]);
    lines_free(&options.files);
    options.files = files;
    if (files.count < verb->least || files.count > verb->most)
        wrong_usage(verb->least == verb->most ? "one FILE is needed by the verb"
                                              : "at least one FILE is needed by the verb",
                    verb->name);
    umask(022); /* what is copied for a lab can be read by all */
    interrupt_catch();
    int status = verb->view(&options);
    lines_free(&options.files);
    lines_free(&options.without);
    if (interrupt_signal() != 0) { /* everything is cleaned up: die as the sender wished */
        signal(interrupt_signal(), SIG_DFL);
        raise(interrupt_signal());
    }
    return status;
}
