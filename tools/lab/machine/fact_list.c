/* fact_list.c: see fact_list.h. */
#include "lab/machine/fact_list.h"

#include <elf.h>
#include <stdio.h>
#include <string.h>

#include "lab/words/text.h"

const struct fact fact_list[] = {
    {"cc:gcc", FACT_COMPILER, "gcc", 0, "plain cc is gcc", "gcc"},
    {"cc:clang", FACT_COMPILER, "clang", 0, "plain cc is clang", "clang"},
    {"ld:bfd", FACT_LINKER, "bfd", 0, "plain cc links with GNU ld (also called bfd)", "GNU ld"},
    {"ld:gold", FACT_LINKER, "gold", 0, "plain cc links with gold", "gold"},
    {"ld:lld", FACT_LINKER, "lld", 0, "plain cc links with lld", "lld"},
    {"ld:mold", FACT_LINKER, "mold", 0, "plain cc links with mold", "mold"},
    {"libc:glibc", FACT_LIBRARY, "glibc", 0, "plain cc links with glibc", "glibc"},
    {"libc:musl", FACT_LIBRARY, "musl", 0, "plain cc links with musl", "musl"},
    {"arch:x86_64", FACT_MACHINE, NULL, EM_X86_64, "plain cc produces x86-64 code", "x86-64"},
    {"arch:i386", FACT_MACHINE, NULL, EM_386, "plain cc produces 32-bit x86 code", "32-bit x86"},
    {"arch:aarch64", FACT_MACHINE, NULL, EM_AARCH64, "plain cc produces AArch64 code", "AArch64"},
    {"arch:arm", FACT_MACHINE, NULL, EM_ARM, "plain cc produces 32-bit Arm code", "32-bit Arm"},
    {"arch:riscv", FACT_MACHINE, NULL, EM_RISCV, "plain cc produces RISC-V code", "RISC-V"},
    {"m32", FACT_BUILDS, "-m32 -ffreestanding -c", EM_386, "cc -m32 can compile for 32-bit x86",
     NULL},
    {"textrel", FACT_BUILDS, "-fno-pic -mcmodel=large -shared -Wl,-z,notext", 0,
     "cc and the linker can make a library whose code is patched when it is loaded", NULL},
    /* The order matters: GNU ld ignores the second with a warning where it cannot do it. */
    {"relr", FACT_BUILDS, "-Wl,--fatal-warnings -Wl,-z,pack-relative-relocs", 0,
     "the linker packs relative relocations for this processor", NULL},
    {"static-libc", FACT_BUILDS, "-static", 0, "the C library is there as an archive", NULL},
    {"gcc", FACT_PROGRAM, "gcc", 0, "the compiler gcc", NULL},
    {"clang", FACT_PROGRAM, "clang", 0, "the compiler clang", NULL},
    {"musl-gcc", FACT_PROGRAM, "musl-gcc", 0, "the compiler wrapper of musl", NULL},
    {"bfd", FACT_PROGRAM, "ld.bfd", 0, "the linker GNU ld", NULL},
    {"gold", FACT_PROGRAM, "ld.gold", 0, "the linker gold", NULL},
    {"lld", FACT_PROGRAM, "ld.lld", 0, "the linker lld", NULL},
    {"mold", FACT_PROGRAM, "mold", 0, "the linker mold", NULL},
    {"binutils", FACT_PROGRAM, "readelf", 0, "GNU readelf, nm and objdump", NULL},
    {"elfutils", FACT_PROGRAM, "eu-findtextrel", 0, "the elfutils", NULL},
    {"strace", FACT_PROGRAM, "strace", 0, "the system call tracer", NULL},
    {"file", FACT_PROGRAM, "file", 0, "the program file", NULL},
    {"patchelf", FACT_PROGRAM, "patchelf", 0, "the ELF editor patchelf", NULL},
    {"setarch", FACT_PROGRAM, "setarch", 0, "setarch of util-linux", NULL},
    {"fincore", FACT_PROGRAM, "fincore", 0, "fincore of util-linux", NULL},
    {"tput", FACT_PROGRAM, "tput", 0, "tput of ncurses", NULL},
    {"unshare", FACT_PROGRAM, "unshare", 0, "unshare of util-linux", NULL},
    {"curl", FACT_PROGRAM, "curl", 0, "the HTTP client curl", NULL},
    {"ldconfig", FACT_PROGRAM, "ldconfig", 0, "the program ldconfig", NULL},
    {"ldd", FACT_PROGRAM, "ldd", 0, "the script ldd", NULL},
    {"root", FACT_ROOT, NULL, 0, "the lab runs as root", NULL},
    {"chroot", FACT_CHROOT, NULL, 0, "a process may call chroot(2) as it is", NULL},
    {"userns", FACT_USER_NAMESPACE, NULL, 0, "an ordinary user may make a user namespace", NULL},
    {"root-directory", FACT_ROOT_DIRECTORY, NULL, 0, "a process can enter another root directory",
     NULL},
};

const size_t fact_count = sizeof fact_list / sizeof *fact_list;

size_t fact_find(const char *name)
{
    size_t index = 0;
    while (index < fact_count && strcmp(fact_list[index].name, name) != 0)
        index++;
    return index;
}

bool fact_is_version(const char *name, int *major, int *minor)
{
    char end;
    return sscanf(name, "glibc>=%d.%d%c", major, minor, &end) == 2;
}

bool fact_is_known(const char *name)
{
    int major, minor;
    return fact_find(name) < fact_count || fact_is_version(name, &major, &minor);
}

const char *fact_meaning(const char *name)
{
    size_t index = fact_find(name);
    return index < fact_count ? fact_list[index].meaning : "";
}

char *fact_label(const char *term)
{
    bool negated = term[0] == '!';
    const char *name = term + negated;
    size_t index = fact_find(name);
    const struct fact *fact = index < fact_count ? &fact_list[index] : NULL;
    if (fact == NULL)
        return string_format(negated ? "before glibc %s" : "glibc %s or newer",
                             name + strlen("glibc>="));
    if (fact->label == NULL)
        return string_format("%s %s", negated ? "without" : "needs", name);
    return string_format(negated ? "not with %s" : "%s only", fact->label);
}
