/*
 * header_flags.c: see header_flags.h. The processor supplement of each machine; the flags as in
 * <elf.h>.
 *
 * What a machine makes of its 32 bits is a list of rules: a part of the bits, the value of that
 * part, its words. Of rules about the same part only the first counts that is true.
 */
#include "readelf/header_flags.h"

/* What <elf.h> has no names for. */
#define EF_ARM_RELEXEC_BIT 0x01
#define EF_ARM_PIC_BIT     0x20

/* A bit of e_flags and its words. */
struct flag_words {
    uint32_t bit;
    const char *words;
};

static const struct flag_words arm_old[] = {
    {0x04, ", interworking enabled"},
    {0x08, ", uses APCS/26"},
    {0x10, ", uses APCS/float"},
    {0x40, ", 8 bit structure alignment"},
    {0x80, ", uses new ABI"},
    {0x100, ", uses old ABI"},
    {0x200, ", software FP"},
    {0x400, ", VFP"},
    {0, NULL},
};
static const struct flag_words arm_version_1[] = {
    {0x04, ", sorted symbol tables"},
    {0, NULL},
};
static const struct flag_words arm_version_2[] = {
    {0x04, ", sorted symbol tables"},
    {0x08, ", dynamic symbols use segment index"},
    {0x10, ", mapping symbols precede others"},
    {0, NULL},
};
static const struct flag_words arm_version_3[] = {
    {0, NULL},
};
static const struct flag_words arm_version_4[] = {
    {EF_ARM_LE8, ", LE8"},
    {EF_ARM_BE8, ", BE8"},
    {0, NULL},
};
static const struct flag_words arm_version_5[] = {
    {EF_ARM_ABI_FLOAT_SOFT, ", soft-float ABI"},
    {EF_ARM_ABI_FLOAT_HARD, ", hard-float ABI"},
    {EF_ARM_LE8, ", LE8"},
    {EF_ARM_BE8, ", BE8"},
    {0, NULL},
};

/* Prints the words for e_flags of an Arm file; which bits mean what depends on
   the version of the ABI in the highest byte. */
static void print_arm_flags(struct output *output, uint32_t flags)
{
    static const struct {
        const char *words;
        const struct flag_words *bits;
    } versions[] = {
        {", GNU EABI", arm_old},
        {", Version1 EABI", arm_version_1},
        {", Version2 EABI", arm_version_2},
        {", Version3 EABI", arm_version_3},
        {", Version4 EABI", arm_version_4},
        {", Version5 EABI", arm_version_5},
    };
    uint32_t version = flags >> 24;
    flags &= ~(uint32_t)EF_ARM_EABIMASK;
    if (flags & EF_ARM_RELEXEC_BIT)
        output_text(output, ", relocatable executable");
    if (flags & EF_ARM_PIC_BIT)
        output_text(output, ", position independent");
    flags &= ~(uint32_t)(EF_ARM_RELEXEC_BIT | EF_ARM_PIC_BIT);
    if (version >= sizeof versions / sizeof *versions) {
        output_text(output, ", <unrecognized EABI>");
        if (flags)
            output_text(output, ", <unknown>");
        return;
    }
    output_text(output, versions[version].words);
    for (const struct flag_words *word = versions[version].bits; word->words; word++) {
        if (flags & word->bit)
            output_text(output, word->words);
        flags &= ~word->bit;
    }
    if (flags && version != 3)
        output_text(output, ", <unknown>");
}

/* A part of e_flags, and what is said if it has this value. */
struct flag_rule {
    uint32_t part;
    uint32_t value; /* ANY: every other one */
    const char *words;
};

/* No part has all 32 bits, so none has this value. */
#define ANY UINT32_MAX

static const struct flag_rule riscv[] = {
    {0x1, 0x1, ", RVC"},
    {0x8, 0x8, ", RVE"},
    {0x10, 0x10, ", TSO"},
    {0x6, 0, ", soft-float ABI"},
    {0x6, 0x2, ", single-float ABI"},
    {0x6, 0x4, ", double-float ABI"},
    {0x6, 0x6, ", quad-float ABI"},
};
static const struct flag_rule mips[] = {
    {0x1, 0x1, ", noreorder"},
    {0x2, 0x2, ", pic"},
    {0x4, 0x4, ", cpic"},
    {0x10, 0x10, ", ugen_reserved"},
    {0x20, 0x20, ", abi2"},
    {0x80, 0x80, ", odk first"},
    {0x100, 0x100, ", 32bitmode"},
    {0x400, 0x400, ", nan2008"},
    {0x200, 0x200, ", fp64"},
    {0xff0000, 0, ""},
    {0xff0000, 0x810000, ", 3900"},
    {0xff0000, 0x820000, ", 4010"},
    {0xff0000, 0x830000, ", 4100"},
    {0xff0000, 0x840000, ", allegrex"},
    {0xff0000, 0x850000, ", 4650"},
    {0xff0000, 0x870000, ", 4120"},
    {0xff0000, 0x880000, ", 4111"},
    {0xff0000, 0x8a0000, ", sb1"},
    {0xff0000, 0x8b0000, ", octeon"},
    {0xff0000, 0x8c0000, ", xlr"},
    {0xff0000, 0x8d0000, ", octeon2"},
    {0xff0000, 0x8e0000, ", octeon3"},
    {0xff0000, 0x910000, ", 5400"},
    {0xff0000, 0x920000, ", 5900"},
    {0xff0000, 0x930000, ", interaptiv-mr2"},
    {0xff0000, 0x980000, ", 5500"},
    {0xff0000, 0x990000, ", 9000"},
    {0xff0000, 0xa00000, ", loongson-2e"},
    {0xff0000, 0xa10000, ", loongson-2f"},
    {0xff0000, 0xa20000, ", gs464"},
    {0xff0000, 0xa30000, ", gs464e"},
    {0xff0000, 0xa40000, ", gs264e"},
    {0xff0000, ANY, ", unknown CPU"},
    {0xf000, 0, ""},
    {0xf000, 0x1000, ", o32"},
    {0xf000, 0x2000, ", o64"},
    {0xf000, 0x3000, ", eabi32"},
    {0xf000, 0x4000, ", eabi64"},
    {0xf000, ANY, ", unknown ABI"},
    {0x8000000, 0x8000000, ", mdmx"},
    {0x4000000, 0x4000000, ", mips16"},
    {0x2000000, 0x2000000, ", micromips"},
    {0xf0000000, 0, ", mips1"},
    {0xf0000000, 0x10000000, ", mips2"},
    {0xf0000000, 0x20000000, ", mips3"},
    {0xf0000000, 0x30000000, ", mips4"},
    {0xf0000000, 0x40000000, ", mips5"},
    {0xf0000000, 0x50000000, ", mips32"},
    {0xf0000000, 0x60000000, ", mips64"},
    {0xf0000000, 0x70000000, ", mips32r2"},
    {0xf0000000, 0x80000000, ", mips64r2"},
    {0xf0000000, 0x90000000, ", mips32r6"},
    {0xf0000000, 0xa0000000, ", mips64r6"},
    {0xf0000000, ANY, ", unknown ISA"},
};
static const struct flag_rule ppc[] = {
    {0x80000000, 0x80000000, ", emb"},
    {0x10000, 0x10000, ", relocatable"},
    {0x8000, 0x8000, ", relocatable-lib"},
};
static const struct flag_rule ppc64[] = {
    {0x3, 0x1, ", abiv1"},
    {0x3, 0x2, ", abiv2"},
    {0x3, 0x3, ", abiv3"},
};
static const struct flag_rule s390[] = {
    {0x1, 0x1, ", highgprs"},
};
static const struct flag_rule loongarch[] = {
    {0x7, 0x1, ", SOFT-FLOAT"}, {0x7, 0x2, ", SINGLE-FLOAT"}, {0x7, 0x3, ", DOUBLE-FLOAT"},
    {0xc0, 0, ", OBJ-v0"},      {0xc0, 0x40, ", OBJ-v1"},
};
static const struct flag_rule sparc[] = {
    {0x100, 0x100, ", v8+"},
    {0x200, 0x200, ", ultrasparcI"},
    {0x800, 0x800, ", ultrasparcIII"},
    {0x400, 0x400, ", halr1"},
    {0x800000, 0x800000, ", ledata"},
    {0x3, 0, ", tso"},
    {0x3, 0x1, ", pso"},
    {0x3, 0x2, ", rmo"},
};
static const struct flag_rule sh[] = {
    {0x1f, 0x1, ", sh1"},
    {0x1f, 0x2, ", sh2"},
    {0x1f, 0x3, ", sh3"},
    {0x1f, 0x4, ", sh-dsp"},
    {0x1f, 0x5, ", sh3-dsp"},
    {0x1f, 0x6, ", sh4al-dsp"},
    {0x1f, 0x8, ", sh3e"},
    {0x1f, 0x9, ", sh4"},
    {0x1f, 0xa, ", sh5"},
    {0x1f, 0xb, ", sh2e"},
    {0x1f, 0xc, ", sh4a"},
    {0x1f, 0xd, ", sh2a"},
    {0x1f, 0x10, ", sh4-nofpu"},
    {0x1f, 0x11, ", sh4a-nofpu"},
    {0x1f, 0x12, ", sh4-nommu-nofpu"},
    {0x1f, 0x13, ", sh2a-nofpu"},
    {0x1f, 0x14, ", sh3-nommu"},
    {0x1f, 0x15, ", sh2a-nofpu-or-sh4-nommu-nofpu"},
    {0x1f, 0x16, ", sh2a-nofpu-or-sh3-nommu"},
    {0x1f, 0x17, ", sh2a-or-sh4"},
    {0x1f, 0x18, ", sh2a-or-sh3e"},
    {0x1f, ANY, ", unknown ISA"},
    {0x100, 0x100, ", pic"},
    {0x8000, 0x8000, ", fdpic"},
};
static const struct flag_rule ia64[] = {
    {0x10, 0x10, ", 64-bit"},           {0x10, 0, ", 32-bit"},
    {0x20, 0x20, ", reduced fp model"}, {0xc0, 0, ""},
    {0xc0, 0x40, ", constant gp"},      {0xc0, ANY, ", no function descriptors, constant gp"},
    {0x100, 0x100, ", absolute"},
};
static const struct flag_rule parisc[] = {
    {0xffff, 0x20b, ", PA-RISC 1.0"},   {0xffff, 0x210, ", PA-RISC 1.1"},
    {0xffff, 0x214, ", PA-RISC 2.0"},   {0x10000, 0x10000, ", trapnil"},
    {0x20000, 0x20000, ", ext"},        {0x40000, 0x40000, ", lsb"},
    {0x80000, 0x80000, ", wide"},       {0x100000, 0x100000, ", no kabp"},
    {0x400000, 0x400000, ", lazyswap"},
};
static const struct flag_rule or1k[] = {
    {0x1, 0x1, ", no delay"},
};
static const struct flag_rule arc[] = {
    {0xff, 0x2, ", ARC600"},
    {0xff, 0x3, ", ARC700"},
    {0xff, 0x4, ", ARC601"},
    {0xff, 0x5, ", ARC EM"},
    {0xff, 0x6, ", ARC HS"},
    {0xff, ANY, ", Unknown ARC"},
    {0xf00, 0, ", (ABI:legacy)"},
    {0xf00, 0x200, ", (ABI:v2)"},
    {0xf00, 0x300, ", v3 no-legacy-syscalls ABI"},
    {0xf00, 0x400, ", v4 ABI"},
    {0xf00, ANY, ", unrecognised ARC OSABI flag"},
};
static const struct flag_rule arc_compact[] = {
    {0xff, 0x2, ", ARC600"},
    {0xff, 0x3, ", ARC700"},
    {0xff, 0x4, ", ARC601"},
    {0xff, 0x5, ", ARC EM"},
    {0xff, 0x6, ", ARC HS"},
    {0xff, ANY, ", Unknown ARCompact"},
    {0xf00, 0, ", (ABI:legacy)"},
    {0xf00, 0x200, ", (ABI:v2)"},
    {0xf00, 0x300, ", v3 no-legacy-syscalls ABI"},
    {0xf00, 0x400, ", v4 ABI"},
    {0xf00, ANY, ", unrecognised ARC OSABI flag"},
};
static const struct flag_rule m68k[] = {
    {0x3818000, 0x1000000, ", m68000"},
    {0x3818000, 0x2000000, ", fido_a"},
    {0x3818000, 0x810000, ", cpu32"},
};
static const struct flag_rule coldfire[] = {
    {0xf, 0x1, ", cf, isa A, nodiv"}, {0xf, 0x2, ", cf, isa A"},
    {0xf, 0x3, ", cf, isa A+"},       {0xf, 0x4, ", cf, isa B, nousp"},
    {0xf, 0x5, ", cf, isa B"},        {0xf, 0x6, ", cf, isa C"},
    {0xf, 0x7, ", cf, isa C, nodiv"}, {0xf, ANY, ", cf, isa unknown"},
    {0x40, 0x40, ", float"},          {0x30, 0x10, ", mac"},
    {0x30, 0x20, ", emac"},           {0x30, 0x30, ", emac_b"},
};

#define RULES(machine, array)                                                                      \
    {                                                                                              \
        machine, array, sizeof(array) / sizeof *(array)                                            \
    }

static const struct machine_rules {
    uint16_t machine;
    const struct flag_rule *rules;
    size_t count;
} machines[] = {
    RULES(EM_RISCV, riscv),
    RULES(EM_MIPS, mips),
    RULES(EM_MIPS_RS3_LE, mips),
    RULES(EM_PPC, ppc),
    RULES(EM_PPC64, ppc64),
    RULES(EM_S390, s390),
    RULES(EM_LOONGARCH, loongarch),
    RULES(EM_SPARCV9, sparc),
    RULES(EM_SH, sh),
    RULES(EM_IA_64, ia64),
    RULES(EM_PARISC, parisc),
    RULES(EM_OPENRISC, or1k),
    RULES(EM_ARCV2, arc),
    RULES(EM_ARC_COMPACT, arc_compact),
};
static const struct machine_rules m68k_rules = RULES(EM_68K, m68k);
static const struct machine_rules coldfire_rules = RULES(EM_68K, coldfire);

/* Prints what the rules in LIST say of FLAGS; false if that is nothing. */
static bool print_by_rules(struct output *output, const struct machine_rules *list, uint32_t flags)
{
    uint32_t done = 0;
    bool any = false;
    for (size_t i = 0; i < list->count; i++) {
        const struct flag_rule *rule = &list->rules[i];
        if (rule->part == done || (rule->value != ANY && (flags & rule->part) != rule->value))
            continue;
        output_text(output, rule->words);
        done = rule->part;
        any = true;
    }
    return any;
}

void print_header_flags(struct output *output, const Elf64_Ehdr *header)
{
    uint32_t flags = header->e_flags;
    if (flags == 0)
        return;
    if (header->e_machine == EM_ARM) {
        print_arm_flags(output, flags);
        return;
    }
    if (header->e_machine == EM_BPF)
        output_format(output, ", CPU Version: %u", flags & 0xf);
    /* Whatever is no 68000 is a ColdFire, its successor with a smaller set of instructions. */
    if (header->e_machine == EM_68K && !print_by_rules(output, &m68k_rules, flags))
        print_by_rules(output, &coldfire_rules, flags);
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].machine == header->e_machine)
            print_by_rules(output, &machines[i], flags);
}
