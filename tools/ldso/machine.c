/* machine.c: see machine.h. */
#include "ldso/machine.h"

#include <stddef.h>

/* Bits of e_flags; not every <elf.h> has them. */
enum { ARM_SOFT_FLOAT = 0x200, RISCV_FLOAT_ABI = 0x6, RISCV_FLOAT_DOUBLE = 0x4 };

/* EI_ABIVERSION with ELFOSABI_GNU counts what a file may ask of glibc: unique
   symbols, indirect functions (not everywhere a number of its own), absolute ones. */
enum { ABI_WITH_IFUNC = 4, ABI_WITHOUT_IFUNC = 3 };

static const struct ldso_machine machines[] = {
    {
        .name = "x86-64",
        .machine = EM_X86_64,
        .is64 = true,
        .loader = "/lib64/ld-linux-x86-64.so.2",
        .musl = "x86_64",
        .library = "lib/x86_64-linux-gnu",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0x303,
        .cache_flags_also = 0x303,
        .old_folders = "x86_64:avx512_1",
        .important = 0x6,
        .assumed = 0x2,
        .platform = "x86_64",
        .abi_versions = ABI_WITH_IFUNC,
    },
    {
        .name = "x32",
        .machine = EM_X86_64,
        .loader = "/libx32/ld-linux-x32.so.2",
        .musl = "x32",
        .library = "lib/x86_64-linux-gnux32",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0x803,
        .cache_flags_also = 0x803,
        .old_folders = "x86_64:avx512_1",
        .important = 0x6,
        .assumed = 0x2,
        .platform = "x86_64",
        .abi_versions = ABI_WITH_IFUNC,
    },
    {
        .name = "i386",
        .machine = EM_386,
        .loader = "/lib/ld-linux.so.2",
        .musl = "i386",
        .library = "lib/i386-linux-gnu",
        .vdso = "linux-gate.so.1",
        .cache_flags = 0x3,
        .cache_flags_also = 0x1,
        .old_folders = "sse2",
        .important = 0x1,
        .assumed = 0x1,
        .platform = "i686",
        .abi_versions = ABI_WITH_IFUNC,
    },
    {
        .name = "AArch64",
        .machine = EM_AARCH64,
        .is64 = true,
        .loader = "/lib/ld-linux-aarch64.so.1",
        .musl = "aarch64",
        .library = "lib/aarch64-linux-gnu",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0xa03,
        .cache_flags_also = 0xa03,
        .old_folders = "atomics",
        .important = 0x100,
        .assumed = 0x100,
        .platform = "aarch64",
        .abi_versions = ABI_WITHOUT_IFUNC,
    },
    {
        .name = "Arm",
        .machine = EM_ARM,
        .flags_mask = ARM_SOFT_FLOAT,
        .loader = "/lib/ld-linux-armhf.so.3",
        .musl = "armhf",
        .library = "lib/arm-linux-gnueabihf",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0x3,
        .cache_flags_also = 0x903,
        .old_folders = "vfp:neon",
        .important = 0x1040,
        .assumed = 0x1040,
        .platform = "v7l",
        .abi_versions = ABI_WITHOUT_IFUNC,
    },
    {
        .name = "Arm (soft float)",
        .machine = EM_ARM,
        .loader = "/lib/ld-linux.so.3",
        .musl = "arm",
        .library = "lib/arm-linux-gnueabi",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0x3,
        .cache_flags_also = 0xb03,
        .old_folders = "vfp:neon",
        .important = 0x1040,
        .assumed = 0x1040,
        .platform = "v7l",
        .abi_versions = ABI_WITHOUT_IFUNC,
    },
    {
        .name = "RISC-V 64",
        .machine = EM_RISCV,
        .is64 = true,
        .flags_mask = RISCV_FLOAT_ABI,
        .flags = RISCV_FLOAT_DOUBLE,
        .loader = "/lib/ld-linux-riscv64-lp64d.so.1",
        .musl = "riscv64",
        .library = "lib/riscv64-linux-gnu",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0x1003,
        .cache_flags_also = 0x1003,
        .old_folders = "",
        .abi_versions = ABI_WITH_IFUNC,
    },
    {
        .name = "RISC-V 64 (soft float)",
        .machine = EM_RISCV,
        .is64 = true,
        .flags_mask = RISCV_FLOAT_ABI,
        .loader = "/lib/ld-linux-riscv64-lp64.so.1",
        .musl = "riscv64-sf",
        .library = "lib/riscv64-linux-gnu",
        .vdso = "linux-vdso.so.1",
        .cache_flags = 0xf03,
        .cache_flags_also = 0xf03,
        .old_folders = "",
        .abi_versions = ABI_WITH_IFUNC,
    },
};

/* Says whether a file with this header is for MACHINE. */
static bool is_for(const struct ldso_machine *machine, const Elf64_Ehdr *header)
{
    return header->e_machine == machine->machine &&
           (header->e_flags & machine->flags_mask) == machine->flags;
}

const struct ldso_machine *ldso_machine_of(const struct elf_object *object)
{
    if (object->header.e_ident[EI_DATA] != ELFDATA2LSB)
        return NULL;
    for (size_t i = 0; i < sizeof machines / sizeof machines[0]; i++)
        if (machines[i].is64 == object->layout.is64 && is_for(&machines[i], &object->header))
            return &machines[i];
    return NULL;
}

bool ldso_machine_takes(const struct ldso_machine *machine, const Elf64_Ehdr *header)
{
    /* The two Arm loaders take each other's files; the cache keeps them apart. */
    return machine->machine == EM_ARM ? header->e_machine == EM_ARM : is_for(machine, header);
}
