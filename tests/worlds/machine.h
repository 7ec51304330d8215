/*
 * machine.h: what depends on the machine that the worlds are for: the one this is built on.
 *
 * Where a table is drawn from, its length decides which worlds a seed makes; those of
 * x86-64 are to stay the same.
 */
#ifndef WORLDS_MACHINE_H
#define WORLDS_MACHINE_H

#include <elf.h>

#ifdef __aarch64__

#define MACHINE_PLATFORM      "aarch64"
#define MACHINE_LIBRARY       "lib/aarch64-linux-gnu" /* $LIB */
#define MACHINE_LOADER        "ld-linux-aarch64.so.1"
#define MACHINE_LOADER_FOLDER "/lib"

/* Folders for features of the processor, below those that are searched. */
#define MACHINE_FEATURES      "/atomics", "/aarch64", "/aarch64/atomics"
#define MACHINE_FEATURE_BELOW "/b/atomics"

/* The code of exit(0): mov x0, 0; mov x8, 93; svc 0. */
#define MACHINE_EXIT 0x00, 0x00, 0x80, 0xd2, 0xa8, 0x0b, 0x80, 0xd2, 0x01, 0x00, 0x00, 0xd4

/* For symbols, and for thread-local ones. What is there twice is drawn more often. */
#define MACHINE_RELOCATIONS                                                                        \
    R_AARCH64_ABS64, R_AARCH64_GLOB_DAT, R_AARCH64_JUMP_SLOT, R_AARCH64_COPY, R_AARCH64_ABS64,     \
        R_AARCH64_JUMP_SLOT
#define MACHINE_THREAD_RELOCATIONS                                                                 \
    R_AARCH64_TLS_DTPMOD, R_AARCH64_TLS_DTPREL, R_AARCH64_TLS_TPREL, R_AARCH64_ABS64,              \
        R_AARCH64_GLOB_DAT, R_AARCH64_TLSDESC

enum {
    MACHINE = EM_AARCH64,
    MACHINE_RELATED = EM_ARM, /* another one, of the same family */
    MACHINE_FOREIGN = EM_X86_64,
    MACHINE_PAGE = 65536, /* the largest */
    MACHINE_COPY = R_AARCH64_COPY,
    MACHINE_SIZE = -1, /* it has no relocation of a symbol's size */
};

#else

#define MACHINE_PLATFORM      "x86_64"
#define MACHINE_LIBRARY       "lib/x86_64-linux-gnu"
#define MACHINE_LOADER        "ld-linux-x86-64.so.2"
#define MACHINE_LOADER_FOLDER "/lib64"

#define MACHINE_FEATURES                                                                           \
    "/glibc-hwcaps/x86-64-v2", "/glibc-hwcaps/x86-64-v3", "/glibc-hwcaps/x86-64-v4"
#define MACHINE_FEATURE_BELOW "/b/glibc-hwcaps/x86-64-v2"

/* xor edi, edi; mov eax, 60; syscall. */
#define MACHINE_EXIT          0x31, 0xff, 0xb8, 60, 0, 0, 0, 0x0f, 0x05

#define MACHINE_RELOCATIONS                                                                        \
    R_X86_64_64, R_X86_64_GLOB_DAT, R_X86_64_JUMP_SLOT, R_X86_64_COPY, R_X86_64_SIZE64,            \
        R_X86_64_JUMP_SLOT
#define MACHINE_THREAD_RELOCATIONS                                                                 \
    R_X86_64_DTPMOD64, R_X86_64_DTPOFF64, R_X86_64_TPOFF64, R_X86_64_64, R_X86_64_GLOB_DAT

enum {
    MACHINE = EM_X86_64,
    MACHINE_RELATED = EM_386,
    MACHINE_FOREIGN = EM_AARCH64,
    MACHINE_PAGE = 4096,
    MACHINE_COPY = R_X86_64_COPY,
    MACHINE_SIZE = R_X86_64_SIZE64,
};

#endif

#endif
