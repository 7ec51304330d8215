/* names_section.c: the numbers in a section header. gABI, "Sections". */
#include "elf/names_section.h"

#include <stdbool.h>

#define SHF_GNU_MBIND     0x01000000
#define SHF_X86_64_LARGE  0x10000000
#define SHF_ARM_PURECODE  0x20000000
#define SHF_ARM_ENTRYSECT 0x10000000
#define SHF_PPC_VLE       0x10000000

static const struct elf_name types[] = {
    {SHT_NULL, "NULL", "An unused entry; the first one always is."},
    {SHT_PROGBITS, "PROGBITS", "Code or data whose meaning is the program's own business."},
    {SHT_SYMTAB, "SYMTAB", "The full symbol table, for the linker and the debugger."},
    {SHT_STRTAB, "STRTAB", "Names, one after the other, that other tables point into."},
    {SHT_RELA, "RELA", "Relocations, each with the number to add in the entry itself."},
    {SHT_HASH, "HASH", "The table by which the loader looks symbols up, in its classic form."},
    {SHT_DYNAMIC, "DYNAMIC", "The list of tags from which the loader works."},
    {SHT_NOTE, "NOTE", "Notes that describe the file."},
    {SHT_NOBITS, "NOBITS", "Memory that starts as zeros, and takes up no room in the file."},
    {SHT_REL, "REL", "Relocations that find the number to add at the place they change."},
    {SHT_SHLIB, "SHLIB", "Reserved; its meaning was never defined."},
    {SHT_DYNSYM, "DYNSYM", "The symbols that the loader needs: what is exported and imported."},
    {SHT_INIT_ARRAY, "INIT_ARRAY", "Addresses of functions, to be called in this order."},
    {SHT_FINI_ARRAY, "FINI_ARRAY", "Addresses of functions, to be called in the reverse order."},
    {SHT_PREINIT_ARRAY, "PREINIT_ARRAY", "Addresses of functions to call before any library's."},
    {SHT_GROUP, "GROUP", "A list of sections to be kept or thrown away together."},
    {SHT_SYMTAB_SHNDX, "SYMTAB SECTION INDICES",
     "The symbols' section numbers that are too large for the symbol table."},
    {SHT_RELR, "RELR", "Relative relocations in compact form."},
    {0x60000001, "ANDROID_REL", "Relocations without addends, packed in Android's way."},
    {0x60000002, "ANDROID_RELA", "Relocations with addends, packed in Android's way."},
    {0x6fff4700, "GNU_INCREMENTAL_INPUTS", "What the linker has to know to link again."},
    {0x6fff4c00, "LLVM_ODRTAB", "For LLVM's check that a type is defined the same everywhere."},
    {0x6fff4c01, "LLVM_LINKER_OPTIONS", "Options that the compiler has for the linker."},
    {0x6fff4c03, "LLVM_ADDRSIG", "Symbols whose address matters, so they cannot be merged."},
    {0x6fff4c04, "LLVM_DEPENDENT_LIBRARIES", "Libraries that a source file asks the linker for."},
    {0x6fff4c05, "LLVM_SYMPART", "Which partition of a library a symbol belongs to."},
    {0x6fff4c06, "LLVM_PART_EHDR", "The ELF header of a partition of a library."},
    {0x6fff4c07, "LLVM_PART_PHDR", "The program headers of a partition of a library."},
    {0x6fff4c08, "LLVM_BB_ADDR_MAP_V0", "Where each basic block begins, in an older form."},
    {0x6fff4c09, "LLVM_CALL_GRAPH_PROFILE", "Who calls whom how often, for the linker."},
    {0x6fff4c0a, "LLVM_BB_ADDR_MAP", "Where each basic block begins."},
    {0x6fff4c0b, "LLVM_OFFLOADING", "Code for another processor, such as a graphics card."},
    {0x6fff4c0c, "LLVM_LTO", "LLVM's own form of the code, for optimisation at link time."},
    {0x6fffff00, "ANDROID_RELR", "Relative relocations in compact form, under Android's number."},
    {0x6ffffff0, "VERSYM",
     "On Solaris: capabilities of symbols; GNU readelf takes it for symbol versions."},
    {SHT_GNU_ATTRIBUTES, "GNU_ATTRIBUTES", "Properties of the objects that were linked."},
    {SHT_GNU_HASH, "GNU_HASH", "The table by which the loader looks symbols up, in GNU's form."},
    {SHT_GNU_LIBLIST, "GNU_LIBLIST", "The libraries that a prelinked file was made for."},
    {0x6ffffff8, "CHECKSUM", "A checksum of the content."},
    {0x6ffffff9, "GNU_OBJECT_ONLY", "An object file in an object file with LTO code."},
    {0x6ffffffa, "SUNW_MOVE", "A Sun extension: initial values of partly initialised arrays."},
    {0x6ffffffb, "SUNW_COMDAT", "A Sun extension: a section that is kept once."},
    {0x6ffffffc, "VERDEF",
     "On Solaris: more about each symbol; GNU readelf takes it for version definitions."},
    {SHT_GNU_verdef, "VERDEF", "The symbol versions that this file defines."},
    {SHT_GNU_verneed, "VERNEED", "The symbol versions that this file needs, by library."},
    {SHT_GNU_versym, "VERSYM", "The version of every dynamic symbol, as a number."},
    {0x7ffffffd, "AUXILIARY", "A Sun extension for auxiliary filters."},
    {0x7fffffff, "FILTER", "A Sun extension for filters."},
};

static const struct elf_name types_x86_64[] = {
    {SHT_X86_64_UNWIND, "X86_64_UNWIND", "How to walk up the stack from any place in the code."},
};
static const struct elf_name types_aarch64[] = {
    {SHT_LOPROC + 3, "AARCH64_ATTRIBUTES", "Properties of the objects that were linked."},
    {SHT_LOPROC + 4, "AARCH64_AUTH_RELR", "Signed pointers to relocate, in compact form."},
    {SHT_LOPROC + 7, "AARCH64_MEMTAG_GLOBALS_STATIC",
     "For the linker: the variables that get a memory tag."},
    {SHT_LOPROC + 8, "AARCH64_MEMTAG_GLOBALS_DYNAMIC",
     "For the loader: the variables that get a memory tag."},
};
static const struct elf_name types_arm[] = {
    {SHT_ARM_EXIDX, "ARM_EXIDX", "The index by which an exception finds its way up the stack."},
    {SHT_ARM_PREEMPTMAP, "ARM_PREEMPTMAP", "Which symbols a BPABI file lets others replace."},
    {SHT_ARM_ATTRIBUTES, "ARM_ATTRIBUTES",
     "The architecture and calling convention of the objects that were linked."},
    {SHT_LOPROC + 4, "ARM_DEBUGOVERLAY", "Where debuggers find overlays."},
    {SHT_LOPROC + 5, "ARM_OVERLAYSECTION", "An overlay: code that shares its memory with others."},
};
static const struct elf_name types_riscv[] = {
    {SHT_LOPROC + 3, "RISCV_ATTRIBUTES", "The extensions that the code uses."},
};

const struct elf_name *elf_section_type_name(const Elf64_Ehdr *header, uint32_t type)
{
    static const struct elf_names generic = ELF_NAMES(types);
    static const struct elf_names x86_64 = ELF_NAMES(types_x86_64);
    static const struct elf_names aarch64 = ELF_NAMES(types_aarch64);
    static const struct elf_names arm = ELF_NAMES(types_arm);
    static const struct elf_names riscv = ELF_NAMES(types_riscv);
    const struct elf_name *found = elf_name_find(generic, type);
    if (found || type < SHT_LOPROC || type > SHT_HIPROC)
        return found;
    switch (header->e_machine) {
    case EM_X86_64: return elf_name_find(x86_64, type);
    case EM_AARCH64: return elf_name_find(aarch64, type);
    case EM_ARM: return elf_name_find(arm, type);
    case EM_RISCV: return elf_name_find(riscv, type);
    default: return NULL;
    }
}

static const struct elf_flag flags[] = {
    {SHF_WRITE, 'W', "WRITE", "The program may change it."},
    {SHF_ALLOC, 'A', "ALLOC", "It is in memory when the program runs."},
    {SHF_EXECINSTR, 'X', "EXEC", "It contains machine code."},
    {SHF_MERGE, 'M', "MERGE", "The linker may keep one copy of equal entries."},
    {SHF_STRINGS, 'S', "STRINGS", "Its entries are strings that end with a zero."},
    {SHF_INFO_LINK, 'I', "INFO LINK", "Its Inf field is the number of a section."},
    {SHF_LINK_ORDER, 'L', "LINK ORDER", "The linker keeps it in the order of the linked section."},
    {SHF_OS_NONCONFORMING, 'O', "OS NONCONF", "It needs handling by rules of the system."},
    {SHF_GROUP, 'G', "GROUP", "It is a member of a group."},
    {SHF_TLS, 'T', "TLS", "Each thread has its own copy."},
    {SHF_COMPRESSED, 'C', "COMPRESSED", "Its content is compressed."},
    {SHF_EXCLUDE, 'E', "EXCLUDE", "The linker leaves it out of programs and libraries."},
};
static const struct elf_flag flag_retain = {SHF_GNU_RETAIN, 'R', "GNU_RETAIN",
                                            "The linker keeps it even if nothing refers to it."};
static const struct elf_flag flag_mbind = {SHF_GNU_MBIND, 'D', "GNU_MBIND",
                                           "It is to be put into a special kind of memory."};
static const struct elf_flag flag_large = {SHF_X86_64_LARGE, 'l', NULL,
                                           "It may be farther than 2 GiB away from the code."};
static const struct elf_flag flag_purecode = {SHF_ARM_PURECODE, 'y', "ARM_PURECODE",
                                              "It contains code only, and no data between."};
static const struct elf_flag flag_entry = {SHF_ARM_ENTRYSECT, 0, "ENTRYSECT",
                                           "It contains an entry point."};
static const struct elf_flag flag_ppc_vle = {SHF_PPC_VLE, 'v', "VLE",
                                             "Its code is in the variable-length encoding."};
static const struct elf_flag flag_ordered = {SHF_ORDERED, 0, "ORDERED",
                                             "A Solaris extension: the linker sorts it."};

/* Finds a flag that only this machine has. */
static const struct elf_flag *machine_flag(uint16_t machine, uint64_t bit)
{
    if (machine == EM_X86_64 && bit == SHF_X86_64_LARGE)
        return &flag_large;
    if (machine == EM_ARM && bit == SHF_ARM_PURECODE)
        return &flag_purecode;
    if (machine == EM_ARM && bit == SHF_ARM_ENTRYSECT)
        return &flag_entry;
    if (machine == EM_PPC && bit == SHF_PPC_VLE)
        return &flag_ppc_vle;
    if ((machine == EM_386 || machine == EM_X86_64) && bit == SHF_ORDERED)
        return &flag_ordered;
    return NULL;
}

const struct elf_flag *elf_section_flag(const Elf64_Ehdr *header, uint64_t bit)
{
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (flags[i].bit == bit)
            return &flags[i];
    unsigned char osabi = header->e_ident[EI_OSABI];
    bool gnu = osabi == ELFOSABI_GNU || osabi == ELFOSABI_FREEBSD;
    if (gnu && bit == SHF_GNU_RETAIN)
        return &flag_retain;
    if ((gnu || osabi == ELFOSABI_NONE) && bit == SHF_GNU_MBIND)
        return &flag_mbind;
    return machine_flag(header->e_machine, bit);
}

static const struct elf_name compressions[] = {
    {ELFCOMPRESS_ZLIB, "ZLIB", "It is compressed with DEFLATE, as by zlib."},
    {2, "ZSTD", "It is compressed with Zstandard."},
};
const struct elf_names elf_compression_names = ELF_NAMES(compressions);
