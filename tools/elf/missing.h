/*
 * missing.h: <elf.h>, with the constants that some C libraries lack in it.
 *
 * musl's <elf.h> and those of older glibcs know fewer of them than the current
 * glibc; a few are in none. The tools print the name of what is in a file, on
 * whatever system they were built: so the values are here too. Include this
 * header instead of <elf.h>.
 */
#ifndef ELF_MISSING_H
#define ELF_MISSING_H

#include <elf.h>

/* Machines, and bits of e_flags. */
#ifndef EM_IAMCU
#define EM_IAMCU 6 /* musl */
#endif
#ifndef EM_ARCV2
#define EM_ARCV2 195 /* musl, glibc before 2.32 */
#endif
#ifndef EM_LOONGARCH
#define EM_LOONGARCH 258 /* musl before 1.2.4, glibc before 2.35 */
#endif
#ifndef EM_L1OM
#define EM_L1OM 180 /* musl, and so the next ones */
#endif
#ifndef EM_K1OM
#define EM_K1OM 181
#endif
#ifndef EM_ARCV3
#define EM_ARCV3    253 /* glibc, too, and so the next ones */
#define EM_ARCV3_32 255
#endif
#define EM_SPARC_OLD      11 /* Numbers that were used before there were official ones. */
#define EM_S390_OLD       0xa390
#define EM_XTENSA_OLD     0xabc7
#define EM_MICROBLAZE_OLD 0xbaab
#ifndef EF_RISCV_RVC
#define EF_RISCV_RVC 0x0001 /* musl */
#endif

/* Segment types. */
#ifndef PT_GNU_PROPERTY
#define PT_GNU_PROPERTY 0x6474e553 /* glibc before 2.32 */
#endif
#ifndef PT_GNU_SFRAME
#define PT_GNU_SFRAME 0x6474e554 /* glibc before 2.41 */
#endif
#define PT_GNU_MBIND_LO 0x6474e555
#define PT_GNU_MBIND_HI (PT_GNU_MBIND_LO + 4095)
#ifndef PT_AARCH64_MEMTAG_MTE
#define PT_AARCH64_MEMTAG_MTE (PT_LOPROC + 2) /* musl, glibc before 2.36 */
#endif

/* Section types, flags and groups. */
#ifndef SHT_RELR
#define SHT_RELR 19 /* musl before 1.2.4, glibc before 2.36 */
#endif
#ifndef SHT_X86_64_UNWIND
#define SHT_X86_64_UNWIND 0x70000001 /* musl */
#endif
#ifndef SHF_GNU_RETAIN
#define SHF_GNU_RETAIN (1 << 21) /* musl before 1.2.4, glibc before 2.33 */
#endif
#ifndef GRP_MASKOS
#define GRP_MASKOS   0x0ff00000
#define GRP_MASKPROC 0xf0000000
#endif

/* The dynamic section. */
#ifndef DT_RELR
#define DT_RELRSZ  35 /* musl before 1.2.4, glibc before 2.36 */
#define DT_RELR    36
#define DT_RELRENT 37
#endif
#define DT_GNU_FLAGS_1 0x6ffffdf4
#define DT_USED        0x7ffffffe
#ifndef DT_AARCH64_BTI_PLT
#define DT_AARCH64_BTI_PLT (DT_LOPROC + 1) /* musl, glibc before 2.32 */
#endif
#ifndef DT_AARCH64_PAC_PLT
#define DT_AARCH64_PAC_PLT (DT_LOPROC + 3) /* musl, glibc before 2.32 */
#endif
#ifndef DT_AARCH64_VARIANT_PCS
#define DT_AARCH64_VARIANT_PCS (DT_LOPROC + 5) /* musl */
#endif
#ifndef DF_1_KMOD
#define DF_1_KMOD 0x10000000 /* musl */
#endif
#ifndef DF_1_WEAKFILTER
#define DF_1_WEAKFILTER 0x20000000 /* musl */
#endif
#ifndef DF_1_NOCOMMON
#define DF_1_NOCOMMON 0x40000000 /* musl */
#endif

/* Symbols. */
#ifndef STO_AARCH64_VARIANT_PCS
#define STO_AARCH64_VARIANT_PCS 0x80 /* musl */
#endif
#ifndef SHN_X86_64_LCOMMON
#define SHN_X86_64_LCOMMON 0xff02
#endif

/* Relocations. */
#ifndef R_AARCH64_IRELATIVE
#define R_AARCH64_IRELATIVE 1032 /* musl */
#endif
#ifndef R_RISCV_IRELATIVE
#define R_RISCV_IRELATIVE 58 /* musl */
#endif

/* Notes. */
#ifndef NT_GNU_HWCAP
#define NT_GNU_HWCAP 2 /* musl */
#endif
#ifndef NT_FDO_PACKAGING_METADATA
#define NT_FDO_PACKAGING_METADATA 0xcafe1a7e /* musl, glibc before 2.37 */
#endif

#endif
