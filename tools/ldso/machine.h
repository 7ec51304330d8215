/*
 * machine.h: what depends on the processor that a program was built for.
 */
#ifndef LDSO_MACHINE_H
#define LDSO_MACHINE_H

#include "elf/object.h"

struct ldso_machine {
    const char *name; /* "x86-64", as the course writes it */
    uint16_t machine; /* e_machine */
    bool is64;
    uint32_t flags_mask, flags; /* a file is for it if e_flags & flags_mask are these (L24) */
    const char *loader;         /* the standard path of the glibc loader */
    const char *musl;           /* ARCH in musl's file names, or NULL */
    const char *library;        /* $LIB, where the loader does not tell (L17) */
    const char *vdso;           /* the kernel's object (L28) */
    uint32_t cache_flags;       /* of its entries in the cache (C6) ... */
    uint32_t cache_flags_also;  /* ... and of those that count only if no such follows */
    const char *old_folders;    /* "vfp:neon": what W of L18 may begin with, ... */
    uint64_t important;         /* ... the bits of the processor's hwcap they stand for, the
                                   lowest first, ... */
    uint64_t assumed;           /* ... and those of them that it has, where it cannot be asked */
    const char *platform;       /* $PLATFORM, if the processor does not say more; NULL: none */
    unsigned abi_versions;      /* EI_ABIVERSION must be below it, with ELFOSABI_GNU (L24) */
};

/* Returns the machine for which OBJECT was built; NULL: one that we do not know. */
const struct ldso_machine *ldso_machine_of(const struct elf_object *object);

/* Says whether a loader for MACHINE takes a file with this header, whose class is
   right already, for one of its own (L24). */
bool ldso_machine_takes(const struct ldso_machine *machine, const Elf64_Ehdr *header);

#endif
