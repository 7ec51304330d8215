/* names_section.c: the numbers in a section header. gABI, "Sections". */
#include "elf/names_section.h"

#include <stdbool.h>

#define SHF_GNU_MBIND     0x01000000
#define SHF_X86_64_LARGE  0x10000000
#define SHF_ARM_PURECODE  0x20000000
#define SHF_ARM_ENTRYSECT 0x10000000
#define SHF_PPC_VLE       0x10000000
#ifndef SHF_IA_64_SHORT
#define SHF_IA_64_SHORT   0x10000000
#define SHF_IA_64_NORECOV 0x20000000
#endif

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
    {0x6ffffffc, "SUNW_SYMINFO", "A Sun extension: more about each symbol."},
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

static const struct elf_name types_mips[] = {
    {SHT_LOPROC, "MIPS_LIBLIST", NULL},
    {SHT_LOPROC + 0x1, "MIPS_MSYM", NULL},
    {SHT_LOPROC + 0x2, "MIPS_CONFLICT", NULL},
    {SHT_LOPROC + 0x3, "MIPS_GPTAB", NULL},
    {SHT_LOPROC + 0x4, "MIPS_UCODE", NULL},
    {SHT_LOPROC + 0x5, "MIPS_DEBUG", "Information for debuggers, in an older form."},
    {SHT_LOPROC + 0x6, "MIPS_REGINFO", "Which registers the code uses."},
    {SHT_LOPROC + 0x7, "MIPS_PACKAGE", NULL},
    {SHT_LOPROC + 0x8, "MIPS_PACKSYM", NULL},
    {SHT_LOPROC + 0x9, "MIPS_RELD", NULL},
    {SHT_LOPROC + 0xb, "MIPS_IFACE", NULL},
    {SHT_LOPROC + 0xc, "MIPS_CONTENT", NULL},
    {SHT_LOPROC + 0xd, "MIPS_OPTIONS",
     "Which registers the code uses, and other properties of it."},
    {SHT_LOPROC + 0x10, "MIPS_SHDR", NULL},
    {SHT_LOPROC + 0x11, "MIPS_FDESC", NULL},
    {SHT_LOPROC + 0x12, "MIPS_EXTSYM", NULL},
    {SHT_LOPROC + 0x13, "MIPS_DENSE", NULL},
    {SHT_LOPROC + 0x14, "MIPS_PDESC", NULL},
    {SHT_LOPROC + 0x15, "MIPS_LOCSYM", NULL},
    {SHT_LOPROC + 0x16, "MIPS_AUXSYM", NULL},
    {SHT_LOPROC + 0x17, "MIPS_OPTSYM", NULL},
    {SHT_LOPROC + 0x18, "MIPS_LOCSTR", NULL},
    {SHT_LOPROC + 0x19, "MIPS_LINE", NULL},
    {SHT_LOPROC + 0x1a, "MIPS_RFDESC", NULL},
    {SHT_LOPROC + 0x1b, "MIPS_DELTASYM", NULL},
    {SHT_LOPROC + 0x1c, "MIPS_DELTAINST", NULL},
    {SHT_LOPROC + 0x1d, "MIPS_DELTACLASS", NULL},
    {SHT_LOPROC + 0x1e, "MIPS_DWARF", "Information for debuggers."},
    {SHT_LOPROC + 0x1f, "MIPS_DELTADECL", NULL},
    {SHT_LOPROC + 0x20, "MIPS_SYMBOL_LIB", NULL},
    {SHT_LOPROC + 0x21, "MIPS_EVENTS", NULL},
    {SHT_LOPROC + 0x22, "MIPS_TRANSLATE", NULL},
    {SHT_LOPROC + 0x23, "MIPS_PIXIE", NULL},
    {SHT_LOPROC + 0x24, "MIPS_XLATE", NULL},
    {SHT_LOPROC + 0x25, "MIPS_XLATE_DEBUG", NULL},
    {SHT_LOPROC + 0x26, "MIPS_WHIRL", NULL},
    {SHT_LOPROC + 0x27, "MIPS_EH_REGION", NULL},
    {SHT_LOPROC + 0x28, "MIPS_XLATE_OLD", NULL},
    {SHT_LOPROC + 0x29, "MIPS_PDR_EXCEPTION", NULL},
    {SHT_LOPROC + 0x2a, "MIPS_ABIFLAGS",
     "What the code needs of the processor, and its calling convention."},
    {SHT_LOPROC + 0x2b, "MIPS_XHASH",
     "The hash table for symbol look-ups, in GNU's form with another order."},
};
static const struct elf_name types_parisc[] = {
    {SHT_LOPROC, "PARISC_EXT", NULL},
    {SHT_LOPROC + 0x1, "PARISC_UNWIND", "How to walk up the stack from any place in the code."},
    {SHT_LOPROC + 0x2, "PARISC_DOC", NULL},
    {SHT_LOPROC + 0x3, "PARISC_ANNOT", NULL},
    {SHT_LOPROC + 0x4, "PARISC_DLKM", NULL},
    {SHT_LOPROC + 0x8, "PARISC_SYMEXTN", NULL},
    {SHT_LOPROC + 0x9, "PARISC_STUBS", NULL},
};
static const struct elf_name types_ia64[] = {
    {SHT_LOPROC, "IA_64_EXT", NULL},
    {SHT_LOPROC + 0x1, "IA_64_UNWIND", "How to walk up the stack from any place in the code."},
};
static const struct elf_name types_arc[] = {
    {SHT_LOPROC + 0x1, "ARC_ATTRIBUTES", "Properties of the objects that were linked."},
};
static const struct elf_name types_csky[] = {
    {SHT_LOPROC + 0x1, "CSKY_ATTRIBUTES", "Properties of the objects that were linked."},
};
static const struct elf_name types_alpha[] = {
    {SHT_LOPROC + 0x1, "DEBUG", NULL},
    {SHT_LOPROC + 0x2, "REGINFO", NULL},
};
static const struct elf_name types_ppc[] = {
    {0x7fffffff, "ORDERED", "Sorted by the linker, like the section that it belongs to."},
};

/* What a file for Solaris has (EI_OSABI), on any machine: the numbers of some are GNU's for other
   things. */
static const struct elf_name types_solaris[] = {
    {0x6fffffee, "SUNW_ancillary", "The files that this one was divided into."},
    {0x6fffffef, "SUNW_capchain", NULL},
    {0x6ffffff0, "SUNW_capinfo", NULL},
    {0x6ffffff1, "SUNW_symsort", "The dynamic symbols in the order of their addresses."},
    {0x6ffffff2, "SUNW_tlssort", "The thread variables in the order of their addresses."},
    {0x6ffffff3, "SUNW_LDYNSYM", "Local functions for the loader, so that it can name them."},
    {0x6ffffff4, "SUNW_dof", "Probes for DTrace."},
    {0x6ffffff5, "SUNW_cap", "Which capabilities of the processor the code needs."},
    {0x6ffffff6, "SUNW_SIGNATURE", "A signature of the file."},
    {0x6ffffff7, "SUNW_ANNOTATE", NULL},
    {0x6ffffff8, "SUNW_DEBUGSTR", NULL},
    {0x6ffffff9, "SUNW_DEBUG", NULL},
    {0x6ffffffa, "SUNW_move", "Initial values of partly initialised arrays."},
    {0x6ffffffc, "SUNW_syminfo", "More about each symbol."},
    {0x6ffffffd, "SUNW_verdef", "The symbol versions that this file defines."},
    {0x6ffffffe, "SUNW_verneed", "The symbol versions that this file needs, by library."},
    {0x6fffffff, "SUNW_versym", "The version of every dynamic symbol, as a number."},
};

/* Returns the table of types that only MACHINE has. */
static struct elf_names types_of(uint16_t machine)
{
    static const struct elf_names none = {NULL, 0};
    static const struct machine_types {
        uint16_t machine;
        struct elf_names types;
    } machines[] = {
        {EM_X86_64, ELF_NAMES(types_x86_64)}, {EM_L1OM, ELF_NAMES(types_x86_64)},
        {EM_K1OM, ELF_NAMES(types_x86_64)},   {EM_AARCH64, ELF_NAMES(types_aarch64)},
        {EM_ARM, ELF_NAMES(types_arm)},       {EM_RISCV, ELF_NAMES(types_riscv)},
        {EM_MIPS, ELF_NAMES(types_mips)},     {EM_MIPS_RS3_LE, ELF_NAMES(types_mips)},
        {EM_PARISC, ELF_NAMES(types_parisc)}, {EM_IA_64, ELF_NAMES(types_ia64)},
        {EM_ARC, ELF_NAMES(types_arc)},       {EM_ARC_COMPACT, ELF_NAMES(types_arc)},
        {EM_ARCV2, ELF_NAMES(types_arc)},     {EM_ARCV3, ELF_NAMES(types_arc)},
        {EM_ARCV3_32, ELF_NAMES(types_arc)},  {EM_CSKY, ELF_NAMES(types_csky)},
        {EM_ALPHA, ELF_NAMES(types_alpha)},   {EM_PPC, ELF_NAMES(types_ppc)},
        {EM_PPC64, ELF_NAMES(types_ppc)},
    };
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].machine == machine)
            return machines[i].types;
    return none;
}

const struct elf_name *elf_section_type_name(const Elf64_Ehdr *header, uint32_t type)
{
    static const struct elf_names generic = ELF_NAMES(types);
    static const struct elf_names solaris = ELF_NAMES(types_solaris);
    const struct elf_name *found = NULL;
    if (type >= SHT_LOPROC && type <= SHT_HIPROC)
        found = elf_name_find(types_of(header->e_machine), type);
    else if (header->e_ident[EI_OSABI] == ELFOSABI_SOLARIS)
        found = elf_name_find(solaris, type);
    return found ? found : elf_name_find(generic, type);
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

static const struct elf_flag flag_short = {SHF_IA_64_SHORT, 0, "SHORT",
                                           "It is reached from the register gp by a short offset."};
static const struct elf_flag flag_norecov = {SHF_IA_64_NORECOV, 0, "NORECOV",
                                             "Its code cannot recover from speculation."};

/* Finds a flag that only this machine has. */
static const struct elf_flag *machine_flag(uint16_t machine, uint64_t bit)
{
    static const struct machine_flag {
        uint16_t machine;
        const struct elf_flag *flag;
    } machines[] = {
        {EM_X86_64, &flag_large},      {EM_L1OM, &flag_large},          {EM_K1OM, &flag_large},
        {EM_ARM, &flag_purecode},      {EM_ARM, &flag_entry},           {EM_PPC, &flag_ppc_vle},
        {EM_IA_64, &flag_short},       {EM_IA_64, &flag_norecov},       {EM_SPARC, &flag_ordered},
        {EM_SPARC_OLD, &flag_ordered}, {EM_SPARC32PLUS, &flag_ordered}, {EM_SPARCV9, &flag_ordered},
        {EM_386, &flag_ordered},       {EM_IAMCU, &flag_ordered},       {EM_X86_64, &flag_ordered},
        {EM_L1OM, &flag_ordered},      {EM_K1OM, &flag_ordered},
    };
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].machine == machine && machines[i].flag->bit == bit)
            return machines[i].flag;
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
