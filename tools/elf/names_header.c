/* names_header.c: the numbers in the ELF header. gABI, "ELF Header". */
#include "elf/names_header.h"

static const struct elf_name classes[] = {
    {ELFCLASSNONE, "none", "The class is not stated, so the file cannot be valid."},
    {ELFCLASS32, "ELF32", "Addresses and offsets in this file have 32 bits."},
    {ELFCLASS64, "ELF64", "Addresses and offsets in this file have 64 bits."},
};
const struct elf_names elf_class_names = ELF_NAMES(classes);

static const struct elf_name encodings[] = {
    {ELFDATANONE, "none", "The byte order is not stated, so the file cannot be valid."},
    {ELFDATA2LSB, "2's complement, little endian",
     "Numbers are stored with their least significant byte first, as on x86."},
    {ELFDATA2MSB, "2's complement, big endian",
     "Numbers are stored with their most significant byte first, as on S/390."},
};
const struct elf_names elf_encoding_names = ELF_NAMES(encodings);

static const struct elf_name osabis[] = {
    {ELFOSABI_NONE, "UNIX - System V", "No operating system is named; on Linux most files are so."},
    {ELFOSABI_HPUX, "UNIX - HP-UX", "The file uses extensions of HP-UX."},
    {ELFOSABI_NETBSD, "UNIX - NetBSD", "The file uses extensions of NetBSD."},
    {ELFOSABI_GNU, "UNIX - GNU",
     "The file uses GNU extensions, such as IFUNC symbols or unique symbols."},
    {ELFOSABI_SOLARIS, "UNIX - Solaris", "The file uses extensions of Solaris."},
    {ELFOSABI_AIX, "UNIX - AIX", "The file uses extensions of AIX."},
    {ELFOSABI_IRIX, "UNIX - IRIX", "The file uses extensions of IRIX."},
    {ELFOSABI_FREEBSD, "UNIX - FreeBSD", "The file uses extensions of FreeBSD."},
    {ELFOSABI_TRU64, "UNIX - TRU64", "The file uses extensions of Tru64 UNIX."},
    {ELFOSABI_MODESTO, "Novell - Modesto", "The file uses extensions of Novell Modesto."},
    {ELFOSABI_OPENBSD, "UNIX - OpenBSD", "The file uses extensions of OpenBSD."},
    {13, "VMS - OpenVMS", "The file uses extensions of OpenVMS."},
    {14, "HP - Non-Stop Kernel", "The file uses extensions of the HP NonStop kernel."},
    {15, "AROS", "The file uses extensions of AROS."},
    {16, "FenixOS", "The file uses extensions of FenixOS."},
    {17, "Nuxi CloudABI", "The file uses extensions of CloudABI."},
    {18, "Stratus Technologies OpenVOS", "The file uses extensions of OpenVOS."},
    {51, "CUDA", "Code for a graphics card of Nvidia."},
};
const struct elf_names elf_osabi_names = ELF_NAMES(osabis);

static const struct elf_name osabis_arm[] = {
    {65, "ARM FDPIC", "Code and data segments can be loaded apart from each other."},
    {ELFOSABI_ARM, "ARM", "The file uses extensions of the Arm architecture."},
};

static const struct elf_name osabis_amdgpu[] = {
    {64, "AMD HSA", "Code for AMD's runtime for heterogeneous systems."},
    {65, "AMD PAL", "Code for AMD's platform abstraction library."},
    {66, "AMD Mesa3D", "Code for Mesa's drivers."},
};

static const struct elf_name file_types[] = {
    {ET_NONE, "NONE (None)", "The file's type is not stated."},
    {ET_REL, "REL (Relocatable file)",
     "Compiled code that the linker still has to join with other files."},
    {ET_EXEC, "EXEC (Executable file)", "A program that runs at the addresses it was linked for."},
    {ET_DYN, "DYN (Shared object file)", "A library or program that can be loaded at any address."},
    {ET_CORE, "CORE (Core file)",
     "The memory of a process, saved for a debugger, mostly because it crashed."},
};
const struct elf_names elf_file_type_names = ELF_NAMES(file_types);

const struct elf_name *elf_osabi_name(const Elf64_Ehdr *header)
{
    unsigned char osabi = header->e_ident[EI_OSABI];
    static const struct elf_names arm = ELF_NAMES(osabis_arm);
    static const struct elf_names amdgpu = ELF_NAMES(osabis_amdgpu);
    if (header->e_machine == EM_ARM && osabi >= 64)
        return elf_name_find(arm, osabi);
    if (header->e_machine == EM_AMDGPU && osabi >= 64)
        return elf_name_find(amdgpu, osabi);
    return elf_name_find(elf_osabi_names, osabi);
}
