/* options.c: see options.h. */
#include "lab/options.h"

#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/machine/fact_list.h"

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
    "  message [TEXT...]  what an error message means, and what to type first;\n"
    "                 without TEXT: each message on standard input\n"
    "  doctor [FILE...]  this machine's facts, and the steps they would skip\n"
    "  lint FILE...   check the rules of the lab format\n"
    "  popular FILE...  the table of what is commonly said, and what is true\n"
    "\n"
    "Of exercises: each LAB is the folder of a lab.\n"
    "  start LAB      begin: copy what there is to begin with to the work folder\n"
    "  check LAB      build and check the work; --all explains every check that fails\n"
    "  watch LAB      the same, again whenever a file changes\n"
    "  hint LAB       one hint more each time\n"
    "  solution LAB   how the work differs from the solution; --yes does not ask\n"
    "  reset LAB      begin anew; the old work is kept aside\n"
    "  progress LAB...  how far the work is, and what to do next\n"
    "  grade FOLDER   build and check a submission; with --all, each one in FOLDER\n"
    "  prove LAB...   do the graders tell right from wrong? TAP on standard output;\n"
    "                 with --mutants: does each small damage to the solution cost marks?\n"
    "\n"
    "  --build DIR    where labs are run (default: the folder above the one of lab)\n"
    "  --cc COMMAND   what cc shall be in the labs (default: $CC, else cc)\n"
    "  --ld NAME      what cc shall link with: bfd, gold, lld or mold\n"
    "  --without FACT take FACT as false (again for more)\n"
    "  --work DIR     where students work (default: work)\n"
    "  --guide FILE   message: the guide with the index (default: the course's)\n"
    "  --exercise LAB grade: which exercise (default: labs/ and the folder's name)\n"
    "  --format NAME  grade: text, tap, junit or json\n"
    "  --output DIR   grade: also write grade.json and grade.xml there; with --all,\n"
    "                 where results go (default: BUILD/grades/NAME)\n"
    "  --seed N       the random words of an earlier report\n"
    "  --jobs N       how many to grade at once (default: one a processor)\n"
    "  --sandbox KIND namespaces, landlock or none (default: the first that works)\n"
    "  --unsafe       grade --all: even where there is no sandbox\n"
    "  --speaker      demo: the teacher's view of one that runs in another terminal\n"
    "  --fresh        shell: begin anew instead of keeping the folder\n"
    "  --count        lint: how many warnings each lab has, not which ones\n"
    "  --strict       lint: a warning is an error\n"
    "  --color WHEN   auto, always or never; NO_COLOR is honoured\n"
    "  --help, --version\n"
    "\n"
    "PAUSE=0 in the environment: demo never waits. FROM=7.4: demo, step and shell\n"
    "begin at step 7.4. FRESH=1 and YES=1: as --fresh and --yes. ALL=1: check --all.\n";

int options_output(int status)
{
    struct pollfd reader = {.fd = STDOUT_FILENO};
    if ((fflush(stdout) == 0 && !ferror(stdout)) ||
        (poll(&reader, 1, 0) > 0 && (reader.revents & POLLERR)))
        return status;
    message_error(NULL, "cannot write standard output");
    return status != 0 ? status : 1;
}

_Noreturn void options_wrong(const char *what, const char *name)
{
    message_error(NULL, "%s%s%s; lab --help tells more", what, name ? ": " : "", name ? name : "");
    exit(USAGE);
}

/* The index of VALUE in NAMES, which ends with a NULL; ends the program if OPTION does
   not take it. */
static int choose(const char *option, const char *value, const char *const *names)
{
    struct text text = {0};
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], value) == 0)
            return i;
    for (int i = 0; names[i] != NULL; i++)
        text_format(&text, "%s%s", i == 0 ? "" : names[i + 1] != NULL ? ", " : " or ", names[i]);
    message_error(NULL, "%s takes %s, not: %s; lab --help tells more", option, text_string(&text),
                  value);
    exit(USAGE);
}

/* The number VALUE of OPTION, from LEAST to MOST. */
static uint64_t number(const char *option, const char *value, uint64_t least, uint64_t most)
{
    char *end;
    errno = 0;
    uint64_t result = strtoull(value, &end, 10);
    if (!isdigit((unsigned char)value[0]) || *end != '\0' || errno != 0 || result < least ||
        result > most)
        options_wrong(option, value);
    return result;
}

enum {
    BUILD,
    COMPILER,
    LINKER,
    WITHOUT,
    SPEAKER,
    FRESH,
    COLOR,
    WORK,
    EXERCISE,
    FORMAT,
    OUTPUT,
    SANDBOX,
    ALL,
    MUTANTS,
    UNSAFE,
    YES,
    COUNT,
    STRICT,
    SEED,
    JOBS,
    GUIDE,
    HELP,
    VERSION
};

static const struct option known[] = {
    {"build", required_argument, NULL, BUILD},
    {"cc", required_argument, NULL, COMPILER},
    {"ld", required_argument, NULL, LINKER},
    {"without", required_argument, NULL, WITHOUT},
    {"speaker", no_argument, NULL, SPEAKER},
    {"fresh", no_argument, NULL, FRESH},
    {"color", required_argument, NULL, COLOR},
    {"work", required_argument, NULL, WORK},
    {"exercise", required_argument, NULL, EXERCISE},
    {"format", required_argument, NULL, FORMAT},
    {"output", required_argument, NULL, OUTPUT},
    {"sandbox", required_argument, NULL, SANDBOX},
    {"all", no_argument, NULL, ALL},
    {"mutants", no_argument, NULL, MUTANTS},
    {"unsafe", no_argument, NULL, UNSAFE},
    {"yes", no_argument, NULL, YES},
    {"count", no_argument, NULL, COUNT},
    {"strict", no_argument, NULL, STRICT},
    {"seed", required_argument, NULL, SEED},
    {"jobs", required_argument, NULL, JOBS},
    {"guide", required_argument, NULL, GUIDE}, /* of message */
    {"help", no_argument, NULL, HELP},
    {"version", no_argument, NULL, VERSION},
};

/* VALUE, a path: an empty one, from a variable that is not set, would mean the root or
   nothing at all. */
static const char *path(const char *option, const char *value)
{
    if (value[0] == '\0')
        options_wrong("a path is needed by the option", option);
    return value;
}

/* Takes in one option with its value. */
static void read_option(struct options *options, int option, const char *value)
{
    static const char *const linkers[] = {"bfd", "gold", "lld", "mold", NULL};
    static const char *const colors[] = {"auto", "always", "never", NULL};
    static const char *const formats[] = {"text", "tap", "junit", "json", NULL};
    static const char *const sandboxes[] = {"namespaces", "landlock", "none", NULL};
    switch (option) {
    case BUILD: options->machine.place.build = path("--build", value); break;
    case COMPILER: options->machine.place.compiler = value; break;
    case LINKER: options->machine.place.linker = linkers[choose("--ld", value, linkers)]; break;
    case WITHOUT:
        if (!fact_is_known(value))
            options_wrong("unknown fact", value);
        lines_add(&options->machine.without, value);
        break;
    case SPEAKER: options->speaker = true; break;
    case FRESH: options->fresh = true; break;
    case COLOR: options->color = (enum color)choose("--color", value, colors); break;
    case WORK: options->work = path("--work", value); break;
    case EXERCISE: options->exercise = path("--exercise", value); break;
    case FORMAT: options->format = formats[choose("--format", value, formats)]; break;
    case OUTPUT: options->output = path("--output", value); break;
    case SANDBOX: options->sandbox = sandboxes[choose("--sandbox", value, sandboxes)]; break;
    case ALL: options->all = true; break;
    case MUTANTS: options->mutants = true; break;
    case UNSAFE: options->unsafe = true; break;
    case YES: options->yes = true; break;
    case COUNT: options->count = true; break;
    case STRICT: options->strict = true; break;
    case SEED:
        options->seed = number("--seed takes a number, not", value, 0, UINT64_MAX);
        options->seeded = true;
        break;
    case JOBS:
        options->jobs = (unsigned)number("--jobs takes a number from 1 to 256, not", value, 1, 256);
        break;
    case GUIDE: options->guide = path("--guide", value); break;
    case HELP: fputs(usage, stdout); exit(options_output(0));
    case VERSION: puts("lab " USAGE_VERSION); exit(options_output(0));
    default: exit(USAGE);
    }
}

/* Reads the options in ARGUMENTS, those in front of the first word that is none with LEADING,
   else all. Returns the index of the first word that is no option: they come last. */
static int read_options(struct options *options, int count, char **arguments, bool leading)
{
    int option;
    optind = 0; /* begins again */
    while ((option = getopt_long(count, arguments, leading ? "+" : "", known, NULL)) != -1)
        read_option(options, option, optarg);
    return optind;
}

void options_read(struct options *options, int argc, char **argv)
{
    *options = (struct options){0};
    int verb = read_options(options, argc, argv, true);
    if (verb == argc)
        options_wrong("which verb?", NULL);
    options->verb = argv[verb];
    argc -= verb;
    argv[verb] = argv[0]; /* the name in getopt's messages */
    argv += verb;
    /* The verb message is followed by text, which may begin with a dash: "-bash: ./prog: ..." */
    bool text = strcmp(options->verb, "message") == 0;
    bool dash = text && argc > 1 && argv[1][0] == '-' && argv[1][1] != '-';
    int words = dash ? 1 : read_options(options, argc, argv, text);
    for (; words < argc; words++)
        lines_add(&options->files, argv[words]);
    options->fresh = options->fresh || options_are_set("FRESH");
    options->yes = options->yes || options_are_set("YES");
}

void options_free(struct options *options)
{
    lines_free(&options->files);
    lines_free(&options->machine.without);
}

bool options_are_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && strcmp(value, "1") == 0;
}
