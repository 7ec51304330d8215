/*
 * options.c: see options.h.
 *
 * Letters and long names are those of GNU nm. Its options that are not here
 * (demangling, line numbers, plug-ins, synthetic symbols) end with an error.
 */
#include "nm/options.h"

#include "base/message.h"
#include "base/usage.h"

#include <getopt.h>
#include <string.h>

enum {
    OPTION_SIZE_SORT = 256,
    OPTION_QUIET,
    OPTION_WITH_VERSIONS,
    OPTION_WITHOUT_VERSIONS,
    OPTION_SPECIAL_SYMBOLS,
    OPTION_IGNORED,
};

static const char letters[] = "aABDef:ghHjnopPrsSt:uUvVWX:";

static const struct option long_options[] = {
    {"debug-syms", no_argument, NULL, 'a'},
    {"print-file-name", no_argument, NULL, 'A'},
    {"dynamic", no_argument, NULL, 'D'},
    {"format", required_argument, NULL, 'f'},
    {"extern-only", no_argument, NULL, 'g'},
    {"just-symbols", no_argument, NULL, 'j'},
    {"numeric-sort", no_argument, NULL, 'n'},
    {"no-demangle", no_argument, NULL, OPTION_IGNORED},
    {"no-sort", no_argument, NULL, 'p'},
    {"no-weak", no_argument, NULL, 'W'},
    {"portability", no_argument, NULL, 'P'},
    {"print-armap", no_argument, NULL, 's'},
    {"print-size", no_argument, NULL, 'S'},
    {"quiet", no_argument, NULL, OPTION_QUIET},
    {"radix", required_argument, NULL, 't'},
    {"reverse-sort", no_argument, NULL, 'r'},
    {"size-sort", no_argument, NULL, OPTION_SIZE_SORT},
    {"special-syms", no_argument, NULL, OPTION_SPECIAL_SYMBOLS},
    {"undefined-only", no_argument, NULL, 'u'},
    {"defined-only", no_argument, NULL, 'U'},
    {"with-symbol-versions", no_argument, NULL, OPTION_WITH_VERSIONS},
    {"without-symbol-versions", no_argument, NULL, OPTION_WITHOUT_VERSIONS},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {NULL, 0, NULL, 0},
};

static const char usage_text[] =
    "Usage: mini-nm [OPTION...] [FILE...]\n"
    "List the symbols in ELF files and archives (a.out by default).\n"
    "\n"
    "  -a, --debug-syms        also symbols that stand for files and sections\n"
    "  -A, -o, --print-file-name  the file's name before every symbol\n"
    "  -B                      the same as -f bsd\n"
    "  -D, --dynamic           the dynamic symbols instead\n"
    "  -f, --format=FORMAT     bsd (the default), sysv, posix or just-symbols\n"
    "  -g, --extern-only       only symbols that other files can see\n"
    "  -j, --just-symbols      the same as -f just-symbols\n"
    "  -n, -v, --numeric-sort  sort by address\n"
    "  -p, --no-sort           do not sort\n"
    "  -P, --portability       the same as -f posix\n"
    "  -r, --reverse-sort      sort the other way round\n"
    "  -s, --print-armap       also the symbol index of an archive\n"
    "  -S, --print-size        also the sizes\n"
    "      --size-sort         sort by size\n"
    "      --special-syms      also symbols made for tools, such as $x and $d of AArch64\n"
    "      --quiet             no word about files without symbols\n"
    "  -t, --radix=RADIX       numbers in base d (10), o (8) or x (16)\n"
    "  -u, --undefined-only    only undefined symbols\n"
    "  -U, --defined-only      only defined symbols\n"
    "  -W, --no-weak           no weak symbols\n"
    "      --with-symbol-versions, --without-symbol-versions\n"
    "                          the version after a dynamic symbol, or not\n"
    "  -h, --help              this text\n"
    "  -V, --version           the version\n";

/* Reads the argument of -f; as in GNU nm its first letter decides. */
static enum format parse_format(const char *text)
{
    switch (*text) {
    case 'b':
    case 'B': return FORMAT_BSD;
    case 's':
    case 'S': return FORMAT_SYSV;
    case 'p':
    case 'P': return FORMAT_POSIX;
    case 'j':
    case 'J': return FORMAT_JUST_SYMBOLS;
    default: message_fatal(1, text, "invalid output format");
    }
}

/* Reads the argument of -t; as in GNU nm its first letter decides. */
static unsigned parse_radix(const char *text)
{
    switch (*text) {
    case 'd': return 10;
    case 'o': return 8;
    case 'x': return 16;
    default: message_fatal(1, text, "invalid radix");
    }
}

/* Takes one option. */
static void take(struct options *options, int letter)
{
    switch (letter) {
    case 'a': options->debug_symbols = true; break;
    case 'A':
    case 'o': options->name_on_line = true; break;
    case 'B': options->format = FORMAT_BSD; break;
    case 'D': options->dynamic = true; break;
    case 'e': break;
    case 'f': options->format = parse_format(optarg); break;
    case 'g': options->only_external = true; break;
    case 'j': options->format = FORMAT_JUST_SYMBOLS; break;
    case 'n':
    case 'v': options->order = ORDER_VALUE; break;
    case 'p': options->order = ORDER_NONE; break;
    case 'P': options->format = FORMAT_POSIX; break;
    case 'r': options->reverse = true; break;
    case 's': options->print_index = true; break;
    case 'S': options->print_size = true; break;
    case 't': options->radix = parse_radix(optarg); break;
    case 'u':
        options->only_undefined = true;
        options->only_defined = false;
        break;
    case 'U':
        options->only_defined = true;
        options->only_undefined = false;
        break;
    case 'W': options->no_weak = true; break;
    case 'X':
        if (strcmp(optarg, "32_64") != 0)
            message_fatal(1, NULL, "Only -X 32_64 is supported");
        break;
    case OPTION_SIZE_SORT: options->order = ORDER_SIZE; break;
    case OPTION_SPECIAL_SYMBOLS: options->special_symbols = true; break;
    case OPTION_QUIET: options->quiet = true; break;
    case OPTION_WITH_VERSIONS: options->versions = true; break;
    case OPTION_WITHOUT_VERSIONS: options->versions = false; break;
    case OPTION_IGNORED: break;
    case 'h':
    case 'H': usage_print(usage_text, 1);
    case 'V': usage_print("mini-nm " USAGE_VERSION "\n", 1);
    default: usage_mistake(usage_text, 1);
    }
}

int options_parse(struct options *options, int count, char **arguments)
{
    int letter;
    *options = (struct options){.radix = 16, .versions = true};
    while ((letter = getopt_long(count, arguments, letters, long_options, NULL)) != -1)
        take(options, letter);
    options->several_files = count - optind > 1;
    return optind;
}
