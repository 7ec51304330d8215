/*
 * processor.c: see processor.h.
 *
 * Intel 64 and IA-32 Architectures Software Developer's Manual, "CPUID", and
 * the levels of the x86-64 psABI. A feature counts only if the operating
 * system keeps its registers too, which XGETBV tells. On Arm and AArch64 the
 * kernel tells each program the features: getauxval(3), AT_HWCAP.
 */
#include "ldso/processor.h"

#include <elf.h>
#include <stddef.h>

#ifdef __x86_64__

#include <cpuid.h>
#include <string.h>

/* The four words that one leaf of CPUID answers. */
struct leaf {
    unsigned eax, ebx, ecx, edx;
};

/* Asks for a leaf that every x86-64 has, or that leaf 0 says is there. In a virtual
   machine each question takes microseconds, so none is asked twice. */
static struct leaf ask(unsigned number)
{
    struct leaf leaf;
    __cpuid_count(number, 0, leaf.eax, leaf.ebx, leaf.ecx, leaf.edx);
    return leaf;
}

/* Returns which registers the operating system saves (XCR0). */
static unsigned saved_registers(const struct leaf *one)
{
    if (!(one->ecx & bit_OSXSAVE))
        return 0;
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

enum {
    SAVED_AVX = 0x6,     /* XMM and YMM */
    SAVED_AVX512 = 0xe6, /* and the masks, and the upper parts of ZMM */
};

/* Says whether all bits of MASK are set. */
static bool all(unsigned word, unsigned mask)
{
    return (word & mask) == mask;
}

struct ldso_processor ldso_processor_here(void)
{
    const unsigned lahf = 1u << 0, lzcnt = 1u << 5; /* leaf 0x80000001, ecx */
    struct leaf zero = ask(0), one = ask(1), seven = {0, 0, 0, 0}, more = ask(0x80000001);
    if (zero.eax >= 7)
        seven = ask(7);
    unsigned saved = saved_registers(&one);
    bool avx = all(saved, SAVED_AVX), avx512 = all(saved, SAVED_AVX512);
    struct ldso_processor processor = {
        .machine = EM_X86_64, .level = 1, .hwcap = LDSO_HWCAP_X86_64};

    bool two = all(one.ecx,
                   bit_CMPXCHG16B | bit_POPCNT | bit_SSE3 | bit_SSSE3 | bit_SSE4_1 | bit_SSE4_2) &&
               all(more.ecx, lahf);
    bool three = two && avx && all(one.ecx, bit_AVX | bit_F16C | bit_FMA | bit_MOVBE) &&
                 all(seven.ebx, bit_AVX2 | bit_BMI | bit_BMI2) && all(more.ecx, lzcnt);
    const unsigned four_bits =
        bit_AVX512F | bit_AVX512BW | bit_AVX512CD | bit_AVX512DQ | bit_AVX512VL;
    bool four = three && avx512 && all(seven.ebx, four_bits);
    processor.level += (unsigned)two + (unsigned)three + (unsigned)four;

    if (memcmp(&zero.ebx, "Genu", 4) != 0)
        return processor;
    bool conflict = avx512 && all(seven.ebx, bit_AVX512F | bit_AVX512CD);
    if (conflict && seven.ebx & bit_AVX512ER) {
        if (seven.ebx & bit_AVX512PF)
            processor.platform = "xeon_phi";
    } else if (conflict) {
        if (all(seven.ebx, bit_AVX512BW | bit_AVX512DQ | bit_AVX512VL))
            processor.hwcap |= LDSO_HWCAP_AVX512_1;
    }
    if (!processor.platform && avx && all(one.ecx, bit_FMA | bit_MOVBE | bit_POPCNT) &&
        all(seven.ebx, bit_AVX2 | bit_BMI | bit_BMI2) && all(more.ecx, lzcnt))
        processor.platform = "haswell";
    return processor;
}

#elif defined __aarch64__ || defined __arm__

#include <stdint.h>
#include <sys/auxv.h>

struct ldso_processor ldso_processor_here(void)
{
#ifdef __aarch64__
    const uint16_t machine = EM_AARCH64;
#else
    const uint16_t machine = EM_ARM;
#endif
    return (struct ldso_processor){
        .machine = machine,
        .hwcap = getauxval(AT_HWCAP),
        .platform = (const char *)(uintptr_t)getauxval(AT_PLATFORM),
    };
}

#else

struct ldso_processor ldso_processor_here(void)
{
    return (struct ldso_processor){.machine = EM_NONE};
}

#endif
