/* names_segment.c: the numbers in a program header. gABI, "Program Header". */
#include "elf/names_segment.h"

static const struct elf_name types[] = {
    {PT_NULL, "NULL", "An unused entry."},
    {PT_LOAD, "LOAD", "A part of the file that is mapped into memory when it is loaded."},
    {PT_DYNAMIC, "DYNAMIC", "Where the dynamic section is, from which the loader works."},
    {PT_INTERP, "INTERP", "Where the path of the program's loader is."},
    {PT_NOTE, "NOTE", "Where notes are that describe the file."},
    {PT_SHLIB, "SHLIB", "Reserved; its meaning was never defined."},
    {PT_PHDR, "PHDR", "Where the program headers themselves are in memory."},
    {PT_TLS, "TLS", "The initial content of each thread's own variables."},
    {PT_NUM, "NUM", "No type, but the number of types that the gABI defines."},
    {PT_GNU_EH_FRAME, "GNU_EH_FRAME",
     "Where the index is by which an exception finds its way up the stack."},
    {PT_GNU_STACK, "GNU_STACK",
     "Its flags say whether the stack must be executable; it has no content."},
    {PT_GNU_RELRO, "GNU_RELRO", "A part of memory that becomes read-only when relocation is done."},
    {PT_GNU_PROPERTY, "GNU_PROPERTY",
     "Where the note is that lists processor features this file uses or needs."},
    {PT_GNU_SFRAME, "GNU_SFRAME", "Where compact information for walking the stack is."},
    {0x65a3dbe5, "OPENBSD_MUTABLE", "On OpenBSD: memory whose permissions may change."},
    {0x65a3dbe6, "OPENBSD_RANDOMIZE", "On OpenBSD: to be filled with random bytes."},
    {0x65a3dbe7, "OPENBSD_WXNEEDED", "On OpenBSD: memory both writable and executable is needed."},
    {0x65a3dbe8, "OPENBSD_NOBTCFI", "On OpenBSD: branch targets are not checked."},
    {0x65a3dbe9, "OPENBSD_SYSCALLS", "On OpenBSD: where system calls are made."},
    {0x65a41be6, "OPENBSD_BOOTDATA", "On OpenBSD: data for the boot loader."},
};

static const struct elf_name types_aarch64[] = {
    {PT_LOPROC, "AARCH64_ARCHEXT", "The architecture extensions that the code uses."},
    {PT_AARCH64_MEMTAG_MTE, "AARCH64_MEMTAG_MTE", "In a core file: the memory tags of a range."},
};
static const struct elf_name types_arm[] = {
    {PT_LOPROC, "ARM_ARCHEXT", "The architecture extensions that the code uses."},
    {PT_ARM_EXIDX, "ARM_EXIDX",
     "Where the index is by which an exception finds its way up the stack."},
};
static const struct elf_name types_riscv[] = {
    {PT_LOPROC + 3, "RISCV_ATTRIBUTES", "Where the extensions that the code uses are listed."},
};

static const struct elf_name types_mips[] = {
    {PT_LOPROC, "REGINFO", "Which registers the code uses."},
    {PT_LOPROC + 1, "RTPROC", "A table of functions for debuggers."},
    {PT_LOPROC + 2, "OPTIONS", "Which registers the code uses, and other properties of it."},
    {PT_LOPROC + 3, "ABIFLAGS",
     "What the code needs of the processor, and its calling convention."},
};
static const struct elf_name types_parisc[] = {
    {PT_LOPROC, "PARISC_ARCHEXT", "The architecture extensions that the code uses."},
    {PT_LOPROC + 1, "PARISC_UNWIND", "How to walk up the stack from any place in the code."},
    {PT_LOPROC + 2, "PARISC_WEAKORDER", "Memory may be accessed in another order."},
};
static const struct elf_name types_s390[] = {
    {PT_LOPROC, "S390_PGSTE", "The program is a virtual machine's, and needs larger page tables."},
};
static const struct elf_name types_ia64[] = {
    {PT_LOPROC, "IA_64_ARCHEXT", "The architecture extensions that the code uses."},
    {PT_LOPROC + 1, "IA_64_UNWIND", "How to walk up the stack from any place in the code."},
};

/* What a file for Solaris has (EI_OSABI), on any machine. */
static const struct elf_name types_solaris[] = {
    {PT_GNU_EH_FRAME, "SUNW_EH_FRAME",
     "Where the index is by which an exception finds its way up the stack."},
    {0x6ffffffa, "SUNW_BSS", "Memory that starts as zeros."},
    {0x6ffffffb, "SUNW_STACK", "Its flags say whether the stack must be executable."},
    {0x6ffffffc, "SUNW_DTRACE", "Room for DTrace."},
    {0x6ffffffd, "SUNW_CAP", "Which capabilities of the processor the code needs."},
};

static const struct elf_name flags[] = {
    {PF_X, "E", "The memory may be executed."},
    {PF_W, "W", "The memory may be written."},
    {PF_R, "R", "The memory may be read."},
};
const struct elf_names elf_segment_flag_names = ELF_NAMES(flags);

const struct elf_name *elf_segment_type_name(const Elf64_Ehdr *header, uint32_t type)
{
    static const struct elf_names generic = ELF_NAMES(types);
    static const struct elf_names aarch64 = ELF_NAMES(types_aarch64);
    static const struct elf_names arm = ELF_NAMES(types_arm);
    static const struct elf_names riscv = ELF_NAMES(types_riscv);
    static const struct elf_names mips = ELF_NAMES(types_mips);
    static const struct elf_names parisc = ELF_NAMES(types_parisc);
    static const struct elf_names s390 = ELF_NAMES(types_s390);
    static const struct elf_names ia64 = ELF_NAMES(types_ia64);
    static const struct elf_names solaris = ELF_NAMES(types_solaris);
    if (type < PT_LOPROC || type > PT_HIPROC) {
        const struct elf_name *found = NULL;
        if (header->e_ident[EI_OSABI] == ELFOSABI_SOLARIS)
            found = elf_name_find(solaris, type);
        return found ? found : elf_name_find(generic, type);
    }
    switch (header->e_machine) {
    case EM_AARCH64: return elf_name_find(aarch64, type);
    case EM_ARM: return elf_name_find(arm, type);
    case EM_RISCV: return elf_name_find(riscv, type);
    case EM_MIPS:
    case EM_MIPS_RS3_LE: return elf_name_find(mips, type);
    case EM_PARISC: return elf_name_find(parisc, type);
    case EM_S390:
    case EM_S390_OLD: return elf_name_find(s390, type);
    case EM_IA_64: return elf_name_find(ia64, type);
    default: return NULL;
    }
}
