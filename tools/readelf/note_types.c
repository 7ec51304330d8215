/* note_types.c: see note_types.h. gABI, "Note Section"; the types as in <elf.h>. */
#include "readelf/note_types.h"

#include "readelf/build_notes.h"

#define NT_STAPSDT    3
#define NT_GO_BUILDID 4

static const struct elf_name gnu_types[] = {
    {NT_GNU_ABI_TAG, "NT_GNU_ABI_TAG (ABI version tag)", "The oldest kernel it is made for."},
    {NT_GNU_HWCAP, "NT_GNU_HWCAP (DSO-supplied software HWCAP info)",
     "Processor features that choose the folder of a library."},
    {NT_GNU_BUILD_ID, "NT_GNU_BUILD_ID (unique build ID bitstring)",
     "A number by which the debug file of this very build is found."},
    {NT_GNU_GOLD_VERSION, "NT_GNU_GOLD_VERSION (gold version)", "The linker that made the file."},
    {NT_GNU_PROPERTY_TYPE_0, "NT_GNU_PROPERTY_TYPE_0", "What the code uses of the processor."},
    {NT_GNU_BUILD_ATTRIBUTE_OPEN, "NT_GNU_BUILD_ATTRIBUTE_OPEN", "How the code was compiled."},
    {NT_GNU_BUILD_ATTRIBUTE_FUNC, "NT_GNU_BUILD_ATTRIBUTE_FUNC", "How a function was compiled."},
};
static const struct elf_name systemtap_types[] = {
    {NT_STAPSDT, "NT_STAPSDT (SystemTap probe descriptors)",
     "A place where a debugger can look at the running program."},
};
static const struct elf_name object_types[] = {
    {1, "NT_VERSION (version)", "A version."},
    {2, "NT_ARCH (architecture)", "An architecture."},
    {NT_GO_BUILDID, "GO BUILDID", "The build of a program in Go."},
    {NT_GNU_BUILD_ATTRIBUTE_OPEN, "OPEN", "How the code was compiled."},
    {NT_GNU_BUILD_ATTRIBUTE_FUNC, "func", "How a function was compiled."},
    {NT_FDO_PACKAGING_METADATA, "FDO_PACKAGING_METADATA", "Which package the file comes from."},
};
/* In a core file: most are groups of registers of one machine, so that each has its own numbers. */
static const struct elf_name core_types[] = {
    {NT_PRSTATUS, "NT_PRSTATUS (prstatus structure)", "The registers of a thread."},
    {NT_FPREGSET, "NT_FPREGSET (floating point registers)",
     "The floating-point registers of a thread."},
    {NT_PRPSINFO, "NT_PRPSINFO (prpsinfo structure)", "The process: its name and its owner."},
    {NT_TASKSTRUCT, "NT_TASKSTRUCT (task structure)", "A structure of the kernel."},
    {NT_AUXV, "NT_AUXV (auxiliary vector)", "What the kernel told the loader at the start."},
    {NT_PSTATUS, "NT_PSTATUS (pstatus structure)", "The state of the process."},
    {12, "NT_FPREGS (floating point registers)", "More registers of a thread."},
    {NT_PSINFO, "NT_PSINFO (psinfo structure)", "The process."},
    {NT_LWPSTATUS, "NT_LWPSTATUS (lwpstatus_t structure)", "The state of a thread."},
    {NT_LWPSINFO, "NT_LWPSINFO (lwpsinfo_t structure)", "A thread."},
    {18, "NT_WIN32PSTATUS (win32_pstatus structure)", "The state of a process of Windows."},
    {0x100, "NT_PPC_VMX (ppc Altivec registers)", "More registers of a thread."},
    {0x102, "NT_PPC_VSX (ppc VSX registers)", "More registers of a thread."},
    {0x103, "NT_PPC_TAR (ppc TAR register)", "More registers of a thread."},
    {0x104, "NT_PPC_PPR (ppc PPR register)", "More registers of a thread."},
    {0x105, "NT_PPC_DSCR (ppc DSCR register)", "More registers of a thread."},
    {0x106, "NT_PPC_EBB (ppc EBB registers)", "More registers of a thread."},
    {0x107, "NT_PPC_PMU (ppc PMU registers)", "More registers of a thread."},
    {0x108, "NT_PPC_TM_CGPR (ppc checkpointed GPR registers)", "More registers of a thread."},
    {0x109, "NT_PPC_TM_CFPR (ppc checkpointed floating point registers)",
     "More registers of a thread."},
    {0x10a, "NT_PPC_TM_CVMX (ppc checkpointed Altivec registers)", "More registers of a thread."},
    {0x10b, "NT_PPC_TM_CVSX (ppc checkpointed VSX registers)", "More registers of a thread."},
    {0x10c, "NT_PPC_TM_SPR (ppc TM special purpose registers)", "More registers of a thread."},
    {0x10d, "NT_PPC_TM_CTAR (ppc checkpointed TAR register)", "More registers of a thread."},
    {0x10e, "NT_PPC_TM_CPPR (ppc checkpointed PPR register)", "More registers of a thread."},
    {0x10f, "NT_PPC_TM_CDSCR (ppc checkpointed DSCR register)", "More registers of a thread."},
    {NT_386_TLS, "NT_386_TLS (x86 TLS information)", "Where a thread's variables are."},
    {NT_386_IOPERM, "NT_386_IOPERM (x86 I/O permissions)", "Which ports it may use."},
    {NT_X86_XSTATE, "NT_X86_XSTATE (x86 XSAVE extended state)",
     "The vector registers of a thread, and more."},
    {0x203, "NT_X86_CET (x86 CET state)", "More registers of a thread."},
    {0x204, "NT_X86_SHSTK (x86 SHSTK state)", "More registers of a thread."},
    {0x300, "NT_S390_HIGH_GPRS (s390 upper register halves)", "More registers of a thread."},
    {0x301, "NT_S390_TIMER (s390 timer register)", "More registers of a thread."},
    {0x302, "NT_S390_TODCMP (s390 TOD comparator register)", "More registers of a thread."},
    {0x303, "NT_S390_TODPREG (s390 TOD programmable register)", "More registers of a thread."},
    {0x304, "NT_S390_CTRS (s390 control registers)", "More registers of a thread."},
    {0x305, "NT_S390_PREFIX (s390 prefix register)", "More registers of a thread."},
    {0x306, "NT_S390_LAST_BREAK (s390 last breaking event address)", NULL},
    {0x307, "NT_S390_SYSTEM_CALL (s390 system call restart data)", NULL},
    {0x308, "NT_S390_TDB (s390 transaction diagnostic block)", NULL},
    {0x309, "NT_S390_VXRS_LOW (s390 vector registers 0-15 upper half)",
     "More registers of a thread."},
    {0x30a, "NT_S390_VXRS_HIGH (s390 vector registers 16-31)", "More registers of a thread."},
    {0x30b, "NT_S390_GS_CB (s390 guarded-storage registers)", "More registers of a thread."},
    {0x30c, "NT_S390_GS_BC (s390 guarded-storage broadcast control)",
     "More registers of a thread."},
    {0x400, "NT_ARM_VFP (arm VFP registers)", "More registers of a thread."},
    {0x401, "NT_ARM_TLS (AArch TLS registers)", "More registers of a thread."},
    {0x402, "NT_ARM_HW_BREAK (AArch hardware breakpoint registers)", "More registers of a thread."},
    {0x403, "NT_ARM_HW_WATCH (AArch hardware watchpoint registers)", "More registers of a thread."},
    {0x404, "NT_ARM_SYSTEM_CALL (AArch system call number)", NULL},
    {0x405, "NT_ARM_SVE (AArch SVE registers)", "More registers of a thread."},
    {0x406, "NT_ARM_PAC_MASK (AArch pointer authentication code masks)", NULL},
    {0x407, "NT_ARM_PACA_KEYS (ARM pointer authentication address keys)", NULL},
    {0x408, "NT_ARM_PACG_KEYS (ARM pointer authentication generic keys)", NULL},
    {0x409, "NT_ARM_TAGGED_ADDR_CTRL (AArch tagged address control)",
     "More registers of a thread."},
    {0x40a, "NT_ARM_PAC_ENABLED_KEYS (AArch64 pointer authentication enabled keys)", NULL},
    {0x40b, "NT_ARM_SSVE (AArch64 streaming SVE registers)", "More registers of a thread."},
    {0x40c, "NT_ARM_ZA (AArch64 SME ZA register)", "More registers of a thread."},
    {0x40d, "NT_ARM_ZT (AArch64 SME2 ZT registers)", "More registers of a thread."},
    {0x600, "NT_ARC_V2 (ARC HS accumulator/extra registers)", "More registers of a thread."},
    {0x900, "NT_RISCV_CSR (RISC-V control and status registers)", "More registers of a thread."},
    {0x46494c45, "NT_FILE (mapped files)", "Which files were mapped, and where."},
    {0x46e62b7f, "NT_PRXFPREG (user_xfpregs structure)", "More registers of a thread."},
    {0x53494749, "NT_SIGINFO (siginfo_t data)", "The signal that ended the process."},
    {0xff000000, "NT_GDB_TDESC (GDB XML target description)", "Which registers there are."},
};

static const struct elf_name freebsd_types[] = {
    {0x7, "NT_THRMISC (thrmisc structure)", NULL},
    {0x8, "NT_PROCSTAT_PROC (proc data)", NULL},
    {0x9, "NT_PROCSTAT_FILES (files data)", NULL},
    {0xa, "NT_PROCSTAT_VMMAP (vmmap data)", NULL},
    {0xb, "NT_PROCSTAT_GROUPS (groups data)", NULL},
    {0xc, "NT_PROCSTAT_UMASK (umask data)", NULL},
    {0xd, "NT_PROCSTAT_RLIMIT (rlimit data)", NULL},
    {0xe, "NT_PROCSTAT_OSREL (osreldate data)", NULL},
    {0xf, "NT_PROCSTAT_PSSTRINGS (ps_strings data)", NULL},
    {0x10, "NT_PROCSTAT_AUXV (auxv data)", NULL},
    {0x11, "NT_PTLWPINFO (ptrace_lwpinfo structure)", NULL},
    {0x200, "NT_X86_SEGBASES (x86 segment base registers)", NULL},
};
static const struct elf_name openbsd_types[] = {
    {0xa, "OpenBSD procinfo structure", NULL}, {0xb, "OpenBSD ELF auxiliary vector data", NULL},
    {0x14, "OpenBSD regular registers", NULL}, {0x15, "OpenBSD floating point registers", NULL},
    {0x17, "OpenBSD window cookie", NULL},
};
static const struct elf_name amdgpu_types[] = {
    {32, "NT_AMDGPU_METADATA (code object metadata)",
     "What a graphics card has to know of the code."},
};

/* Owners with types of their own. Where BESIDES is set they use the common ones, too. */
static const struct owner {
    const char *name; /* its owner's name begins so */
    struct elf_names types;
    bool besides;
} owners[] = {
    {"GNU", ELF_NAMES(gnu_types), false},        {"stapsdt", ELF_NAMES(systemtap_types), false},
    {"AMDGPU", ELF_NAMES(amdgpu_types), false},  {"FreeBSD", ELF_NAMES(freebsd_types), true},
    {"OpenBSD", ELF_NAMES(openbsd_types), true},
};

const struct elf_name *note_type_name(const Elf64_Ehdr *header, const struct elf_note *note)
{
    static const struct elf_names object = ELF_NAMES(object_types);
    static const struct elf_names core = ELF_NAMES(core_types);
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        if (!elf_text_begins(note->owner, owners[i].name))
            continue;
        const struct elf_name *found = elf_name_find(owners[i].types, note->type);
        if (found || !owners[i].besides)
            return found;
    }
    return elf_name_find(header->e_type == ET_CORE ? core : object, note->type);
}
