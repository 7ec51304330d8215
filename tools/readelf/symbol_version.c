/* symbol_version.c: see symbol_version.h. */
#include "readelf/symbol_version.h"

#define VERSION_OF_FILE 0x8001 /* hidden, and index 1: the file's own base version */

/* Makes a symbol_version of an entry of the tables. */
static struct symbol_version make(const struct report *report, enum version_mark mark,
                                  const struct elf_version *version, uint16_t index)
{
    struct elf_text name = elf_bytes_string(report->versions.names, version->name);
    return (struct symbol_version){mark, name.start ? name : elf_text("<corrupt>"), index};
}

struct symbol_version find_version(const struct report *report, uint64_t index,
                                   const Elf64_Sym *symbol)
{
    const struct elf_versions *versions = &report->versions;
    uint16_t stored = elf_version_index(versions, index);
    uint16_t number = stored & ELF_VERSION_INDEX;
    if (stored == 0)
        return (struct symbol_version){0};

    /* Usually a defined symbol has a defined version, and an undefined one a
       needed version. But a variable that was copied into a program is defined
       there, with a version that is needed: so both are looked at. */
    if (symbol->st_shndx != SHN_UNDEF && stored != VERSION_OF_FILE && versions->has_definitions) {
        const struct elf_version *defined = elf_version_defined(versions, number);
        if (defined && number == 1 && defined->flags == VER_FLG_BASE)
            return (struct symbol_version){0};
        if (defined && defined->name != symbol->st_name)
            return make(report, stored & ELF_VERSION_HIDDEN ? VERSION_HIDDEN : VERSION_DEFAULT,
                        defined, number);
    }
    if (!versions->has_needs)
        return (struct symbol_version){0};
    const struct elf_version *needed = elf_version_needed(versions, stored);
    if (needed)
        return make(report, VERSION_NEEDED, needed, stored);

    size_t highest = 0;
    if (symbol->st_shndx != SHN_UNDEF && stored != VERSION_OF_FILE && versions->defined_count > 0)
        highest = versions->defined_count - 1;
    if ((highest != 0 || number != 1) && number > highest)
        return (struct symbol_version){stored & ELF_VERSION_HIDDEN ? VERSION_HIDDEN
                                                                   : VERSION_DEFAULT,
                                       elf_text("<corrupt>"), number};
    return (struct symbol_version){0};
}

void print_version(struct output *output, struct symbol_version version)
{
    if (version.mark == VERSION_NONE)
        return;
    output_text(output, version.mark == VERSION_DEFAULT ? "@@" : "@");
    output_untrusted(output, version.name.start, version.name.length);
}
