/* names_dynamic.c: the tags and flags of the dynamic section. gABI, "Dynamic
   Section"; GNU and Sun extensions as in <elf.h>. */
#include "elf/names_dynamic.h"

static const struct elf_name tags[] = {
    {DT_NULL, "NULL", "The end of the list."},
    {DT_NEEDED, "NEEDED", "A library that has to be loaded before this file can be used."},
    {DT_PLTRELSZ, "PLTRELSZ", "The size of the relocations for calls (JMPREL)."},
    {DT_PLTGOT, "PLTGOT", "Where the table is that holds the addresses that calls go through."},
    {DT_HASH, "HASH", "Where the classic hash table for symbol look-ups is."},
    {DT_STRTAB, "STRTAB", "Where the names are that other entries point into."},
    {DT_SYMTAB, "SYMTAB", "Where the dynamic symbols are."},
    {DT_RELA, "RELA", "Where the relocations with an addend are."},
    {DT_RELASZ, "RELASZ", "The size of all RELA relocations."},
    {DT_RELAENT, "RELAENT", "The size of one RELA relocation."},
    {DT_STRSZ, "STRSZ", "The size of the table of names."},
    {DT_SYMENT, "SYMENT", "The size of one symbol."},
    {DT_INIT, "INIT", "A function that runs when the file has been loaded."},
    {DT_FINI, "FINI", "A function that runs when the file is unloaded or the program ends."},
    {DT_SONAME, "SONAME", "The name that files linked with this one will ask for."},
    {DT_RPATH, "RPATH",
     "Folders searched before LD_LIBRARY_PATH; ignored if there is a RUNPATH too."},
    {DT_SYMBOLIC, "SYMBOLIC", "Symbols are looked up in this file itself first."},
    {DT_REL, "REL", "Where the relocations without an addend are."},
    {DT_RELSZ, "RELSZ", "The size of all REL relocations."},
    {DT_RELENT, "RELENT", "The size of one REL relocation."},
    {DT_PLTREL, "PLTREL", "Which kind the relocations for calls are: REL or RELA."},
    {DT_DEBUG, "DEBUG", "Filled in at start, to tell a debugger what is loaded."},
    {DT_TEXTREL, "TEXTREL", "Relocation has to change pages that are otherwise read-only."},
    {DT_JMPREL, "JMPREL",
     "Where the relocations for calls are; without BIND_NOW they wait for the first call."},
    {DT_BIND_NOW, "BIND_NOW", "All functions are looked up at once, not at the first call."},
    {DT_INIT_ARRAY, "INIT_ARRAY", "Functions that run when the file has been loaded."},
    {DT_FINI_ARRAY, "FINI_ARRAY",
     "Functions that run when the file is unloaded or the program ends."},
    {DT_INIT_ARRAYSZ, "INIT_ARRAYSZ", "The size of INIT_ARRAY."},
    {DT_FINI_ARRAYSZ, "FINI_ARRAYSZ", "The size of FINI_ARRAY."},
    {DT_RUNPATH, "RUNPATH",
     "Folders searched after LD_LIBRARY_PATH, for the libraries that this file itself needs."},
    {DT_FLAGS, "FLAGS", "Flags for the loader."},
    {DT_PREINIT_ARRAY, "PREINIT_ARRAY",
     "Functions that run before those of any library; programs only."},
    {DT_PREINIT_ARRAYSZ, "PREINIT_ARRAYSZ", "The size of PREINIT_ARRAY."},
    {DT_SYMTAB_SHNDX, "SYMTAB_SHNDX", "Where the section numbers are that do not fit a symbol."},
    {DT_RELRSZ, "RELRSZ", "The size of the compact relative relocations."},
    {DT_RELR, "RELR", "Where the compact relative relocations are."},
    {DT_RELRENT, "RELRENT", "The size of one entry of them."},
    {DT_GNU_FLAGS_1, "GNU_FLAGS_1", "GNU flags for the loader."},
    {DT_GNU_PRELINKED, "GNU_PRELINKED", "When the file was prelinked."},
    {DT_GNU_CONFLICTSZ, "GNU_CONFLICTSZ", "The size of the conflicts that prelink found."},
    {DT_GNU_LIBLISTSZ, "GNU_LIBLISTSZ", "The size of the libraries it was prelinked for."},
    {DT_CHECKSUM, "CHECKSUM", "A checksum of parts of the file."},
    {DT_PLTPADSZ, "PLTPADSZ", "The size of PLTPAD."},
    {DT_MOVEENT, "MOVEENT", "The size of one entry of MOVETAB."},
    {DT_MOVESZ, "MOVESZ", "The size of MOVETAB."},
    {DT_FEATURE_1, "FEATURE", "Features that the file needs, on Solaris."},
    {DT_POSFLAG_1, "POSFLAG_1", "Flags for the entry that follows."},
    {DT_SYMINSZ, "SYMINSZ", "The size of SYMINFO."},
    {DT_SYMINENT, "SYMINENT", "The size of one entry of SYMINFO."},
    {DT_ADDRRNGLO, "ADDRRNGLO", "No tag, but the first number for tags that hold an address."},
    {DT_GNU_HASH, "GNU_HASH", "Where GNU's hash table for symbol look-ups is."},
    {DT_TLSDESC_PLT, "TLSDESC_PLT", "Code that looks thread variables up at their first use."},
    {DT_TLSDESC_GOT, "TLSDESC_GOT", "Where that code finds the address to jump to."},
    {DT_GNU_CONFLICT, "GNU_CONFLICT", "Where the conflicts are that prelink found."},
    {DT_GNU_LIBLIST, "GNU_LIBLIST", "The libraries that the file was prelinked for."},
    {DT_CONFIG, "CONFIG", "A configuration file, on Solaris."},
    {DT_DEPAUDIT, "DEPAUDIT",
     "For glibc the same as AUDIT; on Solaris also for what the file loads."},
    {DT_AUDIT, "AUDIT",
     "Audit libraries, which watch what the loader does; glibc heeds them in a program only."},
    {DT_PLTPAD, "PLTPAD", "Room for more entries of the procedure linkage table."},
    {DT_MOVETAB, "MOVETAB", "A table of initial values, on Solaris."},
    {DT_SYMINFO, "SYMINFO", "More about each symbol, on Solaris."},
    {DT_VERSYM, "VERSYM", "Where the version number of every dynamic symbol is."},
    {DT_RELACOUNT, "RELACOUNT", "How many of the RELA relocations are relative; they come first."},
    {DT_RELCOUNT, "RELCOUNT", "How many of the REL relocations are relative; they come first."},
    {DT_FLAGS_1, "FLAGS_1", "More flags for the loader."},
    {DT_VERDEF, "VERDEF", "Where the symbol versions are that this file defines."},
    {DT_VERDEFNUM, "VERDEFNUM", "How many versions the file defines."},
    {DT_VERNEED, "VERNEED", "Where the symbol versions are that this file needs."},
    {DT_VERNEEDNUM, "VERNEEDNUM", "From how many libraries the file needs versions."},
    {DT_AUXILIARY, "AUXILIARY", "A library whose symbols are preferred to those of this one."},
    {DT_USED, "USED", "A library that is used, on Solaris."},
    {DT_FILTER, "FILTER", "A library that provides what this one only names."},
};

static const struct elf_name tags_aarch64[] = {
    {DT_AARCH64_BTI_PLT, "AARCH64_BTI_PLT", "Calls go through code that is a valid branch target."},
    {DT_AARCH64_PAC_PLT, "AARCH64_PAC_PLT", "Calls go through code that checks signed pointers."},
    {DT_AARCH64_VARIANT_PCS, "AARCH64_VARIANT_PCS",
     "Some functions do not follow the usual calling convention, so they are bound at once."},
};

static const struct elf_name tags_x86_64[] = {
    {DT_LOPROC, "DT_X86_64_PLT", "Where the procedure linkage table is."},
    {DT_LOPROC + 1, "DT_X86_64_PLTSZ", "The size of the procedure linkage table."},
    {DT_LOPROC + 3, "DT_X86_64_PLTENT", "The size of an entry of the procedure linkage table."},
};

static const struct elf_name tags_riscv[] = {
    {DT_LOPROC + 1, "RISCV_VARIANT_CC",
     "Some functions do not follow the usual calling convention, so they are bound at once."},
};

static const struct elf_name tags_mips[] = {
    {DT_LOPROC + 0x1, "MIPS_RLD_VERSION", "The version of the interface to the loader; 1 so far."},
    {DT_LOPROC + 0x2, "MIPS_TIME_STAMP", NULL},
    {DT_LOPROC + 0x3, "MIPS_ICHECKSUM", NULL},
    {DT_LOPROC + 0x4, "MIPS_IVERSION", NULL},
    {DT_LOPROC + 0x5, "MIPS_FLAGS", "Flags for the loader."},
    {DT_LOPROC + 0x6, "MIPS_BASE_ADDRESS", "The address that the file was linked for."},
    {DT_LOPROC + 0x7, "MIPS_MSYM", NULL},
    {DT_LOPROC + 0x8, "MIPS_CONFLICT", NULL},
    {DT_LOPROC + 0x9, "MIPS_LIBLIST", NULL},
    {DT_LOPROC + 0xa, "MIPS_LOCAL_GOTNO",
     "How many entries of the global offset table only need the load address added."},
    {DT_LOPROC + 0xb, "MIPS_CONFLICTNO", NULL},
    {DT_LOPROC + 0x10, "MIPS_LIBLISTNO", NULL},
    {DT_LOPROC + 0x11, "MIPS_SYMTABNO", "How many dynamic symbols there are."},
    {DT_LOPROC + 0x12, "MIPS_UNREFEXTNO",
     "The first dynamic symbol that this file does not use itself."},
    {DT_LOPROC + 0x13, "MIPS_GOTSYM",
     "The first dynamic symbol that has an entry in the global offset table."},
    {DT_LOPROC + 0x14, "MIPS_HIPAGENO", NULL},
    {DT_LOPROC + 0x16, "MIPS_RLD_MAP",
     "Where the loader stores the address of its list for debuggers; as DEBUG elsewhere."},
    {DT_LOPROC + 0x17, "MIPS_DELTA_CLASS", NULL},
    {DT_LOPROC + 0x18, "MIPS_DELTA_CLASS_NO", NULL},
    {DT_LOPROC + 0x19, "MIPS_DELTA_INSTANCE", NULL},
    {DT_LOPROC + 0x1a, "MIPS_DELTA_INSTANCE_NO", NULL},
    {DT_LOPROC + 0x1b, "MIPS_DELTA_RELOC", NULL},
    {DT_LOPROC + 0x1c, "MIPS_DELTA_RELOC_NO", NULL},
    {DT_LOPROC + 0x1d, "MIPS_DELTA_SYM", NULL},
    {DT_LOPROC + 0x1e, "MIPS_DELTA_SYM_NO", NULL},
    {DT_LOPROC + 0x20, "MIPS_DELTA_CLASSSYM", NULL},
    {DT_LOPROC + 0x21, "MIPS_DELTA_CLASSSYM_NO", NULL},
    {DT_LOPROC + 0x22, "MIPS_CXX_FLAGS", NULL},
    {DT_LOPROC + 0x23, "MIPS_PIXIE_INIT", NULL},
    {DT_LOPROC + 0x24, "MIPS_SYMBOL_LIB", NULL},
    {DT_LOPROC + 0x25, "MIPS_LOCALPAGE_GOTIDX", NULL},
    {DT_LOPROC + 0x26, "MIPS_LOCAL_GOTIDX", NULL},
    {DT_LOPROC + 0x27, "MIPS_HIDDEN_GOTIDX", NULL},
    {DT_LOPROC + 0x28, "MIPS_PROTECTED_GOTIDX", NULL},
    {DT_LOPROC + 0x29, "MIPS_OPTIONS", NULL},
    {DT_LOPROC + 0x2a, "MIPS_INTERFACE", NULL},
    {DT_LOPROC + 0x2b, "MIPS_DYNSTR_ALIGN", NULL},
    {DT_LOPROC + 0x2c, "MIPS_INTERFACE_SIZE", NULL},
    {DT_LOPROC + 0x2d, "MIPS_RLD_TEXT_RESOLVE_ADDR", NULL},
    {DT_LOPROC + 0x2e, "MIPS_PERF_SUFFIX", NULL},
    {DT_LOPROC + 0x2f, "MIPS_COMPACT_SIZE", NULL},
    {DT_LOPROC + 0x30, "MIPS_GP_VALUE", NULL},
    {DT_LOPROC + 0x31, "MIPS_AUX_DYNAMIC", NULL},
    {DT_LOPROC + 0x32, "MIPS_PLTGOT",
     "Where the table is that holds the addresses that calls go through."},
    {DT_LOPROC + 0x34, "MIPS_RWPLT", NULL},
    {DT_LOPROC + 0x35, "MIPS_RLD_MAP_REL",
     "The same, as a distance from this entry, for a program that can be loaded anywhere."},
    {DT_LOPROC + 0x36, "MIPS_XHASH",
     "Where the hash table for symbol look-ups is, in GNU's form with another order."},
};

static const struct elf_name tags_ppc[] = {
    {DT_LOPROC, "PPC_GOT",
     "Where the global offset table is; with it the file has the secure form of calls."},
    {DT_LOPROC + 1, "PPC_OPT", "What the linker has optimised."},
};

static const struct elf_name tags_ppc64[] = {
    {DT_LOPROC, "PPC64_GLINK", "Where the code is that looks functions up at their first call."},
    {DT_LOPROC + 1, "PPC64_OPD",
     "Where the function descriptors are: the address and the table of each function."},
    {DT_LOPROC + 2, "PPC64_OPDSZ", "The size of the function descriptors."},
    {DT_LOPROC + 3, "PPC64_OPT", "What the linker has optimised."},
};

static const struct elf_name tags_sparc[] = {
    {DT_LOPROC + 1, "SPARC_REGISTER",
     "A register that the code takes for its own: the number of its symbol."},
};

static const struct elf_name tags_alpha[] = {
    {DT_LOPROC, "ALPHA_PLTRO", "The procedure linkage table is read-only."},
};

static const struct elf_name tags_ia64[] = {
    {DT_LOPROC, "IA_64_PLT_RESERVE",
     "Room for the loader, for calls that are looked up at the first one."},
};

static const struct elf_name tags_nios2[] = {
    {DT_LOPROC + 2, "NIOS2_GP", "The value of the register for the global offset table."},
};

/* What a file for Solaris has (EI_OSABI), on any machine. */
static const struct elf_name tags_solaris[] = {
    {0x6000000d, "SUNW_AUXILIARY", NULL},  {0x6000000e, "SUNW_RTLDINF", NULL},
    {0x6000000f, "SUNW_FILTER", NULL},     {0x60000010, "SUNW_CAP", NULL},
    {0x60000011, "SUNW_SYMTAB", NULL},     {0x60000012, "SUNW_SYMSZ", NULL},
    {0x60000013, "SUNW_SORTENT", NULL},    {0x60000014, "SUNW_SYMSORT", NULL},
    {0x60000015, "SUNW_SYMSORTSZ", NULL},  {0x60000016, "SUNW_TLSSORT", NULL},
    {0x60000017, "SUNW_TLSSORTSZ", NULL},  {0x60000018, "SUNW_CAPINFO", NULL},
    {0x60000019, "SUNW_STRPAD", NULL},     {0x6000001a, "SUNW_CAPCHAIN", NULL},
    {0x6000001b, "SUNW_LDMACH", NULL},     {0x6000001d, "SUNW_CAPCHAINENT", NULL},
    {0x6000001f, "SUNW_CAPCHAINSZ", NULL}, {0x60000021, "SUNW_PARENT", NULL},
    {0x60000023, "SUNW_ASLR", NULL},       {0x60000025, "SUNW_RELAX", NULL},
    {0x60000029, "SUNW_NXHEAP", NULL},     {0x6000002b, "SUNW_NXSTACK", NULL},
};

/* Returns the table of tags that only MACHINE has. */
static struct elf_names tags_of(uint16_t machine)
{
    static const struct elf_names none = {NULL, 0};
    static const struct machine_tags {
        uint16_t machine;
        struct elf_names tags;
    } machines[] = {
        {EM_X86_64, ELF_NAMES(tags_x86_64)},      {EM_AARCH64, ELF_NAMES(tags_aarch64)},
        {EM_RISCV, ELF_NAMES(tags_riscv)},        {EM_MIPS, ELF_NAMES(tags_mips)},
        {EM_MIPS_RS3_LE, ELF_NAMES(tags_mips)},   {EM_PPC, ELF_NAMES(tags_ppc)},
        {EM_PPC64, ELF_NAMES(tags_ppc64)},        {EM_SPARCV9, ELF_NAMES(tags_sparc)},
        {EM_ALPHA, ELF_NAMES(tags_alpha)},        {EM_IA_64, ELF_NAMES(tags_ia64)},
        {EM_ALTERA_NIOS2, ELF_NAMES(tags_nios2)},
    };
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].machine == machine)
            return machines[i].tags;
    return none;
}

const struct elf_name *elf_dynamic_tag_name(const Elf64_Ehdr *header, int64_t tag)
{
    static const struct elf_names generic = ELF_NAMES(tags);
    static const struct elf_names solaris = ELF_NAMES(tags_solaris);
    const struct elf_name *found = elf_name_find(tags_of(header->e_machine), (uint64_t)tag);
    if (!found && header->e_ident[EI_OSABI] == ELFOSABI_SOLARIS)
        found = elf_name_find(solaris, (uint64_t)tag);
    return found ? found : elf_name_find(generic, (uint64_t)tag);
}

static const struct elf_name flags[] = {
    {DF_ORIGIN, "ORIGIN", "The file's own place matters: $ORIGIN is used."},
    {DF_SYMBOLIC, "SYMBOLIC", "Symbols are looked up in this file itself first."},
    {DF_TEXTREL, "TEXTREL", "Relocation has to change pages that are otherwise read-only."},
    {DF_BIND_NOW, "BIND_NOW", "All functions are looked up at once, not at the first call."},
    {DF_STATIC_TLS, "STATIC_TLS",
     "Its thread-local variables are in static TLS, which is allocated when a thread starts. "
     "dlopen "
     "has only a small reserve of it: 'cannot allocate memory in static TLS block'."},
};
const struct elf_names elf_dynamic_flag_names = ELF_NAMES(flags);

static const struct elf_name flags_1[] = {
    {DF_1_NOW, "NOW", "All functions are looked up at once, not at the first call."},
    {DF_1_GLOBAL, "GLOBAL", "On Solaris: its symbols serve files that are loaded later."},
    {DF_1_GROUP, "GROUP", "On Solaris: symbols are looked up within the group only."},
    {DF_1_NODELETE, "NODELETE", "dlclose does not unload it."},
    {DF_1_LOADFLTR, "LOADFLTR", "On Solaris: what a filter stands for is loaded at once."},
    {DF_1_INITFIRST, "INITFIRST", "Its initialisation runs before that of all others."},
    {DF_1_NOOPEN, "NOOPEN", "dlopen refuses it: 'shared object cannot be dlopen()ed'."},
    {DF_1_ORIGIN, "ORIGIN", "The file's own place matters: $ORIGIN is used."},
    {DF_1_DIRECT, "DIRECT",
     "On Solaris: symbols are bound directly to the library found at link time."},
    {DF_1_TRANS, "TRANS", "Reserved."},
    {DF_1_INTERPOSE, "INTERPOSE", "On Solaris: its symbols replace those of the other libraries."},
    {DF_1_NODEFLIB, "NODEFLIB", "The default folders are not searched for what it needs."},
    {DF_1_NODUMP, "NODUMP", "On Solaris: dldump cannot save it."},
    {DF_1_CONFALT, "CONFALT", "On Solaris: a replacement made by configuration."},
    {DF_1_ENDFILTEE, "ENDFILTEE", "On Solaris: the search through a filter ends here."},
    {DF_1_DISPRELDNE, "DISPRELDNE", "On Solaris: displacement relocations have been done."},
    {DF_1_DISPRELPND, "DISPRELPND", "On Solaris: displacement relocations are still to be done."},
    {DF_1_NODIRECT, "NODIRECT", "On Solaris: its symbols cannot be bound directly."},
    {DF_1_IGNMULDEF, "IGNMULDEF", "Reserved."},
    {DF_1_NOKSYMS, "NOKSYMS", "Reserved."},
    {DF_1_NOHDR, "NOHDR", "Reserved."},
    {DF_1_EDITED, "EDITED", "On Solaris: the file was changed after it was linked."},
    {DF_1_NORELOC, "NORELOC", "Reserved."},
    {DF_1_SYMINTPOSE, "SYMINTPOSE", "On Solaris: some of its symbols replace others."},
    {DF_1_GLOBAUDIT, "GLOBAUDIT", "On Solaris: auditing covers the whole process."},
    {DF_1_SINGLETON, "SINGLETON", "On Solaris: some of its symbols exist once in a process."},
    {DF_1_STUB, "STUB", "On Solaris: a stub, for linking only."},
    {DF_1_PIE, "PIE", "It is a program, not a library."},
    {DF_1_KMOD, "KMOD", "A kernel module, on Solaris."},
    {DF_1_WEAKFILTER, "WEAKFILTER", "On Solaris: a weak filter."},
    {DF_1_NOCOMMON, "NOCOMMON", "On Solaris: it has no common symbols."},
};
const struct elf_names elf_dynamic_flag_1_names = ELF_NAMES(flags_1);
