/*
 * section_letters.c: see section_letters.h.
 *
 * GNU nm gets a section's letter from its flags and its name. Tables that its library reads for
 * itself are no sections for it: symbols in them are absolute.
 */
#include "nm/section_letters.h"

#include "elf/missing.h"

#include <string.h>

/* Says whether SECTION holds information for debuggers; only its name tells. */
static bool is_debug_section(struct elf_text name)
{
    static const char *const prefixes[] = {
        ".debug", ".gnu.debuglto_.debug_", ".gnu.linkonce.wi.", ".zdebug", ".line", ".stab"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (elf_text_begins(name, prefixes[i]))
            return true;
    return elf_text_is(name, ".gdb_index");
}

/* Returns the letter that GNU nm has for sections of these names, known from
   Windows, or 0. */
static char letter_of_name(struct elf_text name)
{
    static const struct {
        const char *name;
        char letter;
    } names[] = {{".drectve", 'i'}, {".edata", 'e'}, {".idata", 'i'}, {".pdata", 'p'}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i].name);
        if (elf_text_begins(name, names[i].name) &&
            (name.length == length || strchr(".$0123456789", name.start[length])))
            return names[i].letter;
    }
    return 0;
}

/* Returns the number of the first section of this TYPE, or 0. */
static uint64_t first_of_type(const struct elf_object *object, uint32_t type)
{
    for (uint64_t i = 1; i < object->section_count; i++)
        if (object->sections[i].sh_type == type)
            return i;
    return 0;
}

/* Says whether SECTION, of type SHT_REL or SHT_RELA, is for another section of the same file, with
   the symbols of SYMTAB. In a linked file those that are loaded are for the loader. */
static bool belongs_to_section(const struct elf_object *object, const Elf64_Shdr *section,
                               uint64_t symtab)
{
    bool linked = object->header.e_type == ET_EXEC || object->header.e_type == ET_DYN;
    if ((linked && section->sh_flags & SHF_ALLOC) || section->sh_flags & SHF_COMPRESSED ||
        section->sh_link == SHN_UNDEF || section->sh_link != symtab ||
        section->sh_info == SHN_UNDEF || section->sh_info >= object->section_count)
        return false;
    uint32_t target = object->sections[section->sh_info].sh_type;
    return target != SHT_REL && target != SHT_RELA;
}

/* Says whether the section with this NUMBER is no section for GNU nm. */
static bool is_read_away(const struct elf_object *object, uint64_t number, uint64_t symtab)
{
    const Elf64_Shdr *section = &object->sections[number];
    switch (section->sh_type) {
    case SHT_NULL:
    case SHT_SYMTAB_SHNDX: return true;
    case SHT_SYMTAB:
        return !(object->header.e_type == ET_DYN && section->sh_flags & SHF_ALLOC &&
                 number == symtab);
    case SHT_STRTAB:
        return number == object->names_index ||
               (symtab != 0 && object->sections[symtab].sh_link == number);
    case SHT_REL:
    case SHT_RELA: return belongs_to_section(object, section, symtab);
    default: return false;
    }
}

/* Says whether SECTION has relocations for information for debuggers. */
static bool is_for_debug_section(const struct elf_object *object, const Elf64_Shdr *section)
{
    if ((section->sh_type != SHT_REL && section->sh_type != SHT_RELA) ||
        section->sh_info >= object->section_count)
        return false;
    const Elf64_Shdr *target = &object->sections[section->sh_info];
    return !(target->sh_flags & SHF_ALLOC) && is_debug_section(elf_section_name(object, target));
}

/* Returns the lower-case letter of symbols in SECTION. */
static char letter_of_section(const struct elf_object *object, const Elf64_Shdr *section)
{
    struct elf_text name = elf_section_name(object, section);
    char special = letter_of_name(name);
    bool stored = section->sh_type != SHT_NOBITS;
    bool writable = section->sh_flags & SHF_WRITE, loaded = section->sh_flags & SHF_ALLOC;
    if (special)
        return special;
    if (section->sh_flags & SHF_EXECINSTR)
        return 't';
    if (loaded && stored)
        return writable ? 'd' : 'r';
    if (!stored)
        return 'b';
    if (!loaded && (is_debug_section(name) || is_for_debug_section(object, section)))
        return 'N';
    return writable ? '?' : 'n';
}

void section_letters(const struct elf_object *object, char *letters)
{
    uint64_t symtab = first_of_type(object, SHT_SYMTAB);
    for (uint64_t i = 0; i < object->section_count; i++)
        letters[i] =
            is_read_away(object, i, symtab) ? 'a' : letter_of_section(object, &object->sections[i]);
}
