/* options.c: see options.h. getopt_long(3) */
#include "bind/options.h"

#include "base/message.h"
#include "base/usage.h"
#include "ldso/plugin.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

enum {
    OPTION_WHY = 256,
    OPTION_INTERPOSED,
    OPTION_UNDEFINED,
    OPTION_PLAIN,
    OPTION_JSON,
    OPTION_AS,
    OPTION_COLOR,
};

static const struct option long_options[] = {
    {"why", required_argument, NULL, OPTION_WHY},
    {"interposed", no_argument, NULL, OPTION_INTERPOSED},
    {"undefined", no_argument, NULL, OPTION_UNDEFINED},
    {"plain", no_argument, NULL, OPTION_PLAIN},
    {"json", no_argument, NULL, OPTION_JSON},
    {"as", required_argument, NULL, OPTION_AS},
    {"color", optional_argument, NULL, OPTION_COLOR},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    WHATIF_OPTIONS,
    {NULL, 0, NULL, 0},
};

static const char usage_text[] =
    "Usage: mini-bind [OPTION...] FILE [SYMBOL...]\n"
    "Say which definition each symbol of a program and its libraries will bind to.\n"
    "Nothing of FILE is run. A SYMBOL is a name, or NAME@VERSION; with some, only\n"
    "they are shown.\n"
    "\n"
    "What to show (what each object gets, if nothing is chosen):\n"
    "  --why SYMBOL            the search for it, object by object, and the reasons\n"
    "  --interposed            names with more than one definition, and who wins\n"
    "  --undefined             names without a definition, and when that fails\n"
    "  --plain                 for scripts: object, symbol, version and definer\n"
    "  --json                  for programs: everything\n"
    "\n" WHATIF_USAGE "\n"
    "Other:\n"
    "  --as plugin|program     opened with dlopen, so that its host may define what is\n"
    "                          missing, or started; by itself, a library is taken as\n"
    "                          a plugin, but what is missing stays an error\n"
    "  --color[=WHEN]          always, never or auto (if the output is a terminal)\n"
    "  -h, --help              this text\n"
    "  -V, --version           the version\n"
    "\n"
    "The status is 0 if all is well, 1 if a library or a definition is missing or the\n"
    "loader would refuse to start FILE, and 2 if FILE cannot be read, is not\n"
    "dynamic, or has a loader that is neither glibc's nor musl's.\n";

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
    case OPTION_WHY:
        choose(options, VIEW_WHY);
        options->symbols[options->symbol_count++] = optarg;
        break;
    case OPTION_INTERPOSED: choose(options, VIEW_INTERPOSED); break;
    case OPTION_UNDEFINED: choose(options, VIEW_UNDEFINED); break;
    case OPTION_PLAIN: choose(options, VIEW_PLAIN); break;
    case OPTION_JSON: choose(options, VIEW_JSON); break;
    case OPTION_AS:
        if (!ldso_role_parse(optarg, &options->whatif.options.role))
            usage_wrong("--as wants plugin or program");
        break;
    case OPTION_COLOR: options->color = usage_color(optarg); break;
    case 'h': usage_print(usage_text, 2);
    case 'V': usage_print("mini-bind " USAGE_VERSION "\n", 2);
    default: usage_mistake("Try 'mini-bind --help'.\n", 2);
    }
}

void options_parse(struct options *options, int count, char **arguments)
{
    int letter;
    memset(options, 0, sizeof *options);
    options->symbols = calloc((size_t)count + 1, sizeof *options->symbols);
    if (!options->symbols)
        message_fatal(2, NULL, "out of memory");
    whatif_start(&options->whatif, environ);
    while ((letter = getopt_long(count, arguments, "hV", long_options, NULL)) != -1)
        take(options, letter);
    if (optind == count)
        usage_wrong("which file?");
    options->file = arguments[optind++];
    while (optind < count)
        options->symbols[options->symbol_count++] = arguments[optind++];
}

void options_free(struct options *options)
{
    whatif_end(&options->whatif);
    free(options->symbols);
}
