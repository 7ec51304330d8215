/*
 * options.c: see options.h.
 *
 * Letters and long names are those of GNU readelf. Its options that are not
 * here (demangling, DWARF, CTF, decompression) end with an error.
 */
#include "readelf/options.h"

#include "base/message.h"
#include "base/usage.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_DYN_SYMS = 256, OPTION_EXPLAIN, OPTION_MAP };

static const char letters[] = "AacDdeghHIlnrSsTtuVvWp:R:x:";

static const struct option long_options[] = {
    {"all", no_argument, NULL, 'a'},
    {"file-header", no_argument, NULL, 'h'},
    {"program-headers", no_argument, NULL, 'l'},
    {"segments", no_argument, NULL, 'l'},
    {"section-headers", no_argument, NULL, 'S'},
    {"sections", no_argument, NULL, 'S'},
    {"section-groups", no_argument, NULL, 'g'},
    {"section-details", no_argument, NULL, 't'},
    {"headers", no_argument, NULL, 'e'},
    {"syms", no_argument, NULL, 's'},
    {"symbols", no_argument, NULL, 's'},
    {"dyn-syms", no_argument, NULL, OPTION_DYN_SYMS},
    {"notes", no_argument, NULL, 'n'},
    {"relocs", no_argument, NULL, 'r'},
    {"unwind", no_argument, NULL, 'u'},
    {"dynamic", no_argument, NULL, 'd'},
    {"version-info", no_argument, NULL, 'V'},
    {"arch-specific", no_argument, NULL, 'A'},
    {"archive-index", no_argument, NULL, 'c'},
    {"use-dynamic", no_argument, NULL, 'D'},
    {"histogram", no_argument, NULL, 'I'},
    {"hex-dump", required_argument, NULL, 'x'},
    {"relocated-dump", required_argument, NULL, 'R'},
    {"string-dump", required_argument, NULL, 'p'},
    {"explain", no_argument, NULL, OPTION_EXPLAIN},
    {"map", no_argument, NULL, OPTION_MAP},
    {"wide", no_argument, NULL, 'W'},
    {"silent-truncation", no_argument, NULL, 'T'},
    {"help", no_argument, NULL, 'H'},
    {"version", no_argument, NULL, 'v'},
    {NULL, 0, NULL, 0},
};

static const char usage_text[] =
    "Usage: mini-readelf OPTION... FILE...\n"
    "Show what is in ELF files and in archives of them.\n"
    "\n"
    "  -a, --all               all of: -h -l -S -g -s -r -d -u -V -A -I -n\n"
    "  -h, --file-header       the ELF header\n"
    "  -l, --program-headers   the segments (also --segments)\n"
    "  -S, --section-headers   the sections (also --sections)\n"
    "  -t, --section-details   the sections, with all their flags\n"
    "  -g, --section-groups    the section groups\n"
    "  -e, --headers           all of: -h -l -S\n"
    "  -s, --syms              the symbol tables (also --symbols)\n"
    "      --dyn-syms          the dynamic symbol table only\n"
    "  -r, --relocs            the relocations\n"
    "  -d, --dynamic           the dynamic section\n"
    "  -D, --use-dynamic       find symbols and relocations as the loader does\n"
    "  -V, --version-info      the symbol versions\n"
    "  -n, --notes             the notes\n"
    "  -I, --histogram         how full the hash tables for symbols are\n"
    "  -c, --archive-index     the symbol index of an archive\n"
    "  -p, --string-dump=SECTION  the strings in a section, by name or number\n"
    "  -x, --hex-dump=SECTION  the bytes in a section, by name or number\n"
    "  -R, --relocated-dump=SECTION  the same, with the relocations applied\n"
    "  -u, --unwind            (says that there is nothing to show)\n"
    "  -A, --arch-specific     the libraries for which the file was prelinked; of MIPS files\n"
    "                          also their ABI flags and global offset table\n"
    "      --explain           add a sentence below each thing where it first appears, in\n"
    "                          lines that begin with 5 blanks and |; alone: with -e -d\n"
    "      --map               draw the file to scale: segments, sections, the rest\n"
    "  -W, --wide              do not shorten or break lines\n"
    "  -T, --silent-truncation  do not mark shortened names with [...]\n"
    "  -H, --help              this text\n"
    "  -v, --version           the version\n";

/* Remembers one -p, -x or -R. */
static void add_dump(struct options *options, enum dump_kind kind, const char *section)
{
    struct dump_request *bigger =
        realloc(options->dumps, (options->dump_count + 1) * sizeof *bigger);
    if (!bigger)
        message_fatal(1, NULL, "out of memory");
    options->dumps = bigger;
    char *end;
    uint64_t number = strtoull(section, &end, 0);
    options->dumps[options->dump_count++] =
        (struct dump_request){kind, section, *end == '\0', number};
}

/* Turns on everything that -a stands for. */
static void want_all(struct options *options)
{
    options->header = options->sections = options->groups = options->segments = true;
    options->dynamic = options->relocations = options->unwind = options->symbols = true;
    options->histogram = options->versions = options->notes = options->architecture = true;
}

/* Takes one option. */
static void take(struct options *options, int letter)
{
    switch (letter) {
    case 'a': want_all(options); break;
    case 'A': options->architecture = true; break;
    case 'c': options->archive_index = true; break;
    case 'D': options->use_dynamic = true; break;
    case 'd': options->dynamic = true; break;
    case 'e': options->header = options->sections = options->segments = true; break;
    case 'g': options->groups = true; break;
    case 'h': options->header = true; break;
    case 'I': options->histogram = true; break;
    case 'l': options->segments = true; break;
    case 'n': options->notes = true; break;
    case 'r': options->relocations = true; break;
    case 'S': options->sections = true; break;
    case 's': options->symbols = true; break;
    case 'T': options->cut_silently = true; break;
    case 't': options->sections = options->section_details = true; break;
    case 'u': options->unwind = true; break;
    case 'V': options->versions = true; break;
    case 'W': options->wide = true; break;
    case 'p': add_dump(options, DUMP_STRINGS, optarg); break;
    case 'R': add_dump(options, DUMP_RELOCATED, optarg); break;
    case 'x': add_dump(options, DUMP_BYTES, optarg); break;
    case OPTION_EXPLAIN: options->explain = true; break;
    case OPTION_MAP: options->map = true; break;
    case OPTION_DYN_SYMS: options->dynamic_symbols = true; break;
    case 'H': usage_print(usage_text, 1);
    case 'v': usage_print("mini-readelf " USAGE_VERSION "\n", 1);
    default: usage_mistake(usage_text, 1);
    }
}

bool options_want_content(const struct options *options)
{
    return options->header || options->sections || options->groups || options->segments ||
           options->dynamic || options->relocations || options->unwind || options->symbols ||
           options->dynamic_symbols || options->histogram || options->versions || options->notes ||
           options->architecture || options->map || options->dump_count > 0;
}

int options_parse(struct options *options, int count, char **arguments)
{
    memset(options, 0, sizeof *options);
    int letter;
    while ((letter = getopt_long(count, arguments, letters, long_options, NULL)) != -1)
        take(options, letter);
    if (!options_want_content(options) && !options->archive_index) {
        if (!options->explain)
            usage_mistake(usage_text, 1);
        /* What a beginner should look at first. */
        options->header = options->sections = options->segments = options->dynamic = true;
    }
    if (optind == count) {
        message_error(NULL, "no file is named");
        usage_mistake(usage_text, 1);
    }
    return optind;
}

void options_free(struct options *options)
{
    free(options->dumps);
}
