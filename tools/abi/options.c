/* options.c: see options.h. */
#include "abi/options.h"

#include "base/message.h"
#include "base/usage.h"

#include <getopt.h>
#include <stdlib.h>

enum { OPTION_USED_BY = 256, OPTION_JSON, OPTION_COLOR };

static const struct option long_options[] = {
    {"used-by", required_argument, NULL, OPTION_USED_BY},
    {"json", no_argument, NULL, OPTION_JSON},
    {"color", optional_argument, NULL, OPTION_COLOR},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static const char usage_text[] =
    "Usage: mini-abi [OPTION...] OLD.so NEW.so [--used-by FILE...]\n"
    "May the new release of a library replace the old one under the programs that use it?\n"
    "\n"
    "  --used-by FILE...  which of these programs and libraries would notice\n"
    "  --json             the result as JSON\n"
    "  --color[=WHEN]     color the verdict: auto (the default), always or never\n"
    "  --help             this text\n"
    "  --version          the version\n"
    "\n"
    "The exit status is the verdict:\n"
    "  0  identical, as far as a program can notice\n"
    "  4  compatible: raise the minor number\n"
    "  8  incompatible: raise the major number and the soname\n"
    "  1  a file could not be read, 2  a mistake on the command line\n";

static const char try_help[] = "Try 'mini-abi --help'.\n";

/* Takes a word without an option before it: the libraries come first, and behind them
   and a --used-by more users. */
static void take_word(struct abi_options *options, const char *word)
{
    if (!options->libraries[0]) {
        options->libraries[0] = word;
    } else if (!options->libraries[1]) {
        options->libraries[1] = word;
    } else if (options->user_count > 0) {
        options->users[options->user_count++] = word;
    } else {
        message_error(word, "a third file: programs that use the library come after --used-by");
        usage_mistake(try_help, 2);
    }
}

void abi_options_parse(struct abi_options *options, int count, char **arguments)
{
    int letter;
    *options = (struct abi_options){.color = COLOR_AUTO};
    options->users = calloc((size_t)count + 1, sizeof *options->users);
    if (!options->users)
        message_fatal(1, NULL, "out of memory");
    /* "-": words come in their order among the options, as if they were arguments of
       an option with the number 1. */
    while ((letter = getopt_long(count, arguments, "-", long_options, NULL)) != -1) {
        switch (letter) {
        case 1: take_word(options, optarg); break;
        case OPTION_USED_BY: options->users[options->user_count++] = optarg; break;
        case OPTION_JSON: options->json = true; break;
        case OPTION_COLOR: options->color = usage_color(optarg); break;
        case 'h': usage_print(usage_text, 1);
        case 'V': usage_print("mini-abi " USAGE_VERSION "\n", 1);
        default: usage_mistake(try_help, 2);
        }
    }
    while (optind < count) /* after "--" */
        take_word(options, arguments[optind++]);
    if (!options->libraries[1]) {
        message_error(NULL, "two libraries are needed: the old one and the new one");
        usage_mistake(try_help, 2);
    }
}

void abi_options_free(struct abi_options *options)
{
    free(options->users);
    options->users = NULL;
}
