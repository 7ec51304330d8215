/* options.c: see options.h. getopt_long(3) */
#include "ldd/options.h"

#include "base/usage.h"
#include "ldso/plugin.h"

#include <getopt.h>
#include <string.h>

extern char **environ;

enum {
    OPTION_TREE = 256,
    OPTION_EXPLAIN,
    OPTION_WHY,
    OPTION_PLAIN,
    OPTION_TRIES,
    OPTION_JSON,
    OPTION_DOT,
    OPTION_VERSIONS,
    OPTION_COPY,
    OPTION_AS,
    OPTION_COMPARE,
    OPTION_WARNINGS,
    OPTION_NO_WARNINGS,
    OPTION_COLOR,
};

static const struct option long_options[] = {
    {"tree", no_argument, NULL, OPTION_TREE},
    {"explain", no_argument, NULL, OPTION_EXPLAIN},
    {"why", required_argument, NULL, OPTION_WHY},
    {"plain", no_argument, NULL, OPTION_PLAIN},
    {"tries", no_argument, NULL, OPTION_TRIES},
    {"json", no_argument, NULL, OPTION_JSON},
    {"dot", no_argument, NULL, OPTION_DOT},
    {"versions", no_argument, NULL, OPTION_VERSIONS},
    {"copy-to", required_argument, NULL, OPTION_COPY},
    {"as", required_argument, NULL, OPTION_AS},
    {"compare", no_argument, NULL, OPTION_COMPARE},
    {"warnings", no_argument, NULL, OPTION_WARNINGS},
    {"no-warnings", no_argument, NULL, OPTION_NO_WARNINGS},
    {"color", optional_argument, NULL, OPTION_COLOR},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    WHATIF_OPTIONS,
    {NULL, 0, NULL, 0},
};

static const char usage_text[] =
    "Usage: mini-ldd [OPTION...] FILE...\n"
    "Say which libraries the loader will load for a program or library, from where,\n"
    "and why. Nothing of FILE is run.\n"
    "\n"
    "What to show (a list in the form of ldd, if nothing is chosen):\n"
    "  --tree                  who brings which library, and the rule that found it\n"
    "  --explain               for each library all that was tried, in words\n"
    "  --why LIB               the same for one library: its name, soname or path\n"
    "  --versions              the symbol versions that are asked for, and by which\n"
    "                          symbols; the least glibc that will do\n"
    "  --plain                 for scripts: name, tab, path\n"
    "  --tries                 for scripts: name, tab, path of everything tried\n"
    "  --json                  for programs: everything\n"
    "  --dot                   a graph for Graphviz\n"
    "  --copy-to DIR           copy FILE and what it needs to DIR, which can then be\n"
    "                          the root of a file system\n"
    "      --as PATH           in which FILE goes to this path, not to its own\n"
    "  --as plugin|program     say what dlopen would refuse, or nothing of that; by\n"
    "                          itself, a library is taken as a plugin\n"
    "\n" WHATIF_USAGE "  --compare               show only what these options change\n"
    "\n"
    "Other:\n"
    "  --warnings, --no-warnings   print all warnings, or none\n"
    "  --color[=WHEN]          always, never or auto (if the output is a terminal)\n"
    "  -h, --help              this text\n"
    "  -V, --version           the version\n"
    "\n"
    "The status is 0 if all was found, 1 if a library is missing or FILE would not\n"
    "start, and 2 if FILE cannot be read, is not dynamic, or has a loader that is\n"
    "neither glibc's nor musl's.\n";

/* Chooses VIEW; only one can be chosen. */
static void choose(struct options *options, enum view_kind view)
{
    if (options->view != VIEW_LIST && options->view != view)
        usage_wrong("choose one thing to show");
    options->view = view;
}

/* Takes one option. */
static void take(struct options *options, int letter)
{
    if (whatif_take(&options->whatif, letter, optarg))
        return;
    switch (letter) {
    case OPTION_TREE: choose(options, VIEW_TREE); break;
    case OPTION_EXPLAIN: choose(options, VIEW_EXPLAIN); break;
    case OPTION_WHY:
        choose(options, VIEW_WHY);
        options->why = optarg;
        break;
    case OPTION_PLAIN: choose(options, VIEW_PLAIN); break;
    case OPTION_TRIES: choose(options, VIEW_TRIES); break;
    case OPTION_JSON: choose(options, VIEW_JSON); break;
    case OPTION_DOT: choose(options, VIEW_DOT); break;
    case OPTION_VERSIONS: choose(options, VIEW_VERSIONS); break;
    case OPTION_COPY:
        choose(options, VIEW_COPY);
        options->copy = optarg;
        break;
    case OPTION_AS: options->as = optarg; break;
    case OPTION_COMPARE: options->compare = true; break;
    case OPTION_WARNINGS: options->warnings = WARNINGS_ALL; break;
    case OPTION_NO_WARNINGS: options->warnings = WARNINGS_NONE; break;
    case OPTION_COLOR: options->color = usage_color(optarg); break;
    case 'h': usage_print(usage_text, 2);
    case 'V': usage_print("mini-ldd " USAGE_VERSION "\n", 2);
    default: usage_mistake("Try 'mini-ldd --help'.\n", 2);
    }
}

/* Checks what goes with --as: with --copy-to a path, else a role. */
static void check_as(struct options *options)
{
    size_t length = strlen(options->as);
    if (options->view != VIEW_COPY) {
        if (!ldso_role_parse(options->as, &options->whatif.options.role))
            usage_wrong("--as wants plugin or program; with --copy-to, a path");
        return;
    }
    if (options->several)
        usage_wrong("--as is for one file");
    if (length == 0 || options->as[length - 1] == '/')
        usage_wrong("--as wants the path of a file, not of a folder");
}

int options_parse(struct options *options, int count, char **arguments)
{
    int letter;
    memset(options, 0, sizeof *options);
    whatif_start(&options->whatif, environ);
    while ((letter = getopt_long(count, arguments, "hV", long_options, NULL)) != -1)
        take(options, letter);
    if (optind == count)
        usage_wrong("which file?");
    if (options->compare && !options->whatif.changed)
        usage_wrong("--compare wants a what-if option to compare with");
    if (options->compare && options->view != VIEW_LIST)
        usage_wrong("--compare has an output of its own");
    options->several = count - optind > 1;
    if (options->as)
        check_as(options);
    if (options->view == VIEW_COPY && options->whatif.options.root == NULL &&
        strcmp(options->copy, "/") == 0)
        usage_wrong("--copy-to wants another folder than /");
    return optind;
}

void options_free(struct options *options)
{
    whatif_end(&options->whatif);
}
