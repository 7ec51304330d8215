/* names_symbol.c: the numbers in a symbol. gABI, "Symbol Table". */
#include "elf/names_symbol.h"

static const struct elf_name types[] = {
    {STT_NOTYPE, "NOTYPE", "Nothing is said about what it is."},
    {STT_OBJECT, "OBJECT", "A variable."},
    {STT_FUNC, "FUNC", "A function."},
    {STT_SECTION, "SECTION",
     "Stands for a section, so that relocations can refer to places in it."},
    {STT_FILE, "FILE", "The source file that the local symbols after it come from."},
    {STT_COMMON, "COMMON", "A variable without a value, which the linker may merge with others."},
    {STT_TLS, "TLS", "A variable of which each thread has its own copy."},
    {8, "RELC", "An expression that the linker works out."},
    {9, "SRELC", "A signed expression that the linker works out."},
    {STT_GNU_IFUNC, "IFUNC",
     "A function that chooses: it is called at run time, and returns the address of the one to "
     "use."},
};

/* The types from STT_LOPROC on are the machine's, and those of HP's PA-RISC from 11 on. */
static const struct elf_name types_arm[] = {
    {STT_ARM_TFUNC, "THUMB_FUNC", "A function in Thumb code."},
};
static const struct elf_name types_parisc[] = {
    {11, "HP_OPAQUE", "Nothing is said about what it is, on HP-UX."},
    {12, "HP_STUB", "Code on the way to a function, on HP-UX."},
    {13, "PARISC_MILLI", "A function with a calling convention of its own."},
};
static const struct elf_name types_sparc[] = {
    {13, "REGISTER", "A register that the code takes for its own."},
};

static const struct elf_name bindings[] = {
    {STB_LOCAL, "LOCAL", "Visible in its own object file only."},
    {STB_GLOBAL, "GLOBAL",
     "Visible to all files; of the object files that are linked, only one may define it."},
    {STB_WEAK, "WEAK",
     "Like global, but the linker prefers a global definition, and it may stay undefined."},
    {STB_GNU_UNIQUE, "UNIQUE", "The loader makes sure that a process has only one of it."},
};

static const struct elf_name visibilities[] = {
    {STV_DEFAULT, "DEFAULT",
     "Seen as far as its binding says; in a library, a definition found earlier replaces it."},
    {STV_INTERNAL, "INTERNAL", "Like hidden; a processor supplement may add to that."},
    {STV_HIDDEN, "HIDDEN", "Not visible outside of the library or program it is linked into."},
    {STV_PROTECTED, "PROTECTED", "Other files may use it; the file itself always uses its own."},
};
const struct elf_names elf_visibility_names = ELF_NAMES(visibilities);

static const struct elf_name indices[] = {
    {SHN_UNDEF, "UND", "Not defined here: some other file has to define it."},
    {SHN_ABS, "ABS", "Its value is a plain number that no relocation changes."},
    {SHN_COMMON, "COM", "A variable for which the linker will find room."},
};
static const struct elf_name indices_x86_64[] = {
    {SHN_X86_64_LCOMMON, "LARGE_COM", "A large variable for which the linker will find room."},
};
static const struct elf_name indices_mips[] = {
    {0xff03, "SCOMMON", "A small variable for which the linker will find room."},
    {0xff04, "SUNDEF", "A small variable that is not defined here."},
};

const struct elf_name *elf_symbol_type_name(const Elf64_Ehdr *header, unsigned type)
{
    static const struct elf_names names = ELF_NAMES(types);
    unsigned char osabi = header->e_ident[EI_OSABI];
    if (type == STT_GNU_IFUNC && osabi != ELFOSABI_GNU && osabi != ELFOSABI_FREEBSD)
        return NULL;
    static const struct elf_names arm = ELF_NAMES(types_arm);
    static const struct elf_names parisc = ELF_NAMES(types_parisc);
    static const struct elf_names sparc = ELF_NAMES(types_sparc);
    const struct elf_name *found = elf_name_find(names, type);
    if (found)
        return found;
    switch (header->e_machine) {
    case EM_ARM: return elf_name_find(arm, type);
    case EM_PARISC: return elf_name_find(parisc, type);
    case EM_SPARCV9: return elf_name_find(sparc, type);
    default: return NULL;
    }
}

const struct elf_name *elf_symbol_binding_name(const Elf64_Ehdr *header, unsigned binding)
{
    static const struct elf_names names = ELF_NAMES(bindings);
    if (binding == STB_GNU_UNIQUE && header->e_ident[EI_OSABI] != ELFOSABI_GNU)
        return NULL;
    return elf_name_find(names, binding);
}

const struct elf_name *elf_symbol_index_name(const Elf64_Ehdr *header, uint16_t index)
{
    static const struct elf_names generic = ELF_NAMES(indices);
    static const struct elf_names x86_64 = ELF_NAMES(indices_x86_64);
    const struct elf_name *found = elf_name_find(generic, index);
    static const struct elf_names mips = ELF_NAMES(indices_mips);
    if (found)
        return found;
    switch (header->e_machine) {
    case EM_X86_64:
    case EM_L1OM:
    case EM_K1OM: return elf_name_find(x86_64, index);
    case EM_MIPS: return elf_name_find(mips, index);
    default: return NULL;
    }
}
