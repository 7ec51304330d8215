/* relocate_rules.c: see relocate_rules.h. The processor supplements (psABI), "Relocation Types". */
#include "readelf/relocate_rules.h"

#include "elf/missing.h"

/* The type, the bytes, the bits of them, and what is done. */
static const struct relocate_rule x86_64[] = {
    {0, 0, 0, RELOCATE_NOTHING}, {1, 8, 64, RELOCATE_SET},       {2, 4, 32, RELOCATE_DISTANCE},
    {10, 4, 32, RELOCATE_SET},   {24, 8, 64, RELOCATE_DISTANCE},
};
static const struct relocate_rule i386[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_SET},
    {2, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule aarch64[] = {
    {0, 0, 0, RELOCATE_NOTHING},     {1, 4, 32, RELOCATE_SET},   {256, 0, 0, RELOCATE_NOTHING},
    {257, 8, 64, RELOCATE_SET},      {258, 4, 32, RELOCATE_SET}, {260, 8, 64, RELOCATE_DISTANCE},
    {261, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule arm[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {2, 4, 32, RELOCATE_SET},
    {3, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule riscv[] = {
    {0, 0, 0, RELOCATE_NOTHING},    {1, 4, 32, RELOCATE_SET},       {2, 8, 64, RELOCATE_SET},
    {33, 1, 8, RELOCATE_ADD},       {34, 2, 16, RELOCATE_ADD},      {35, 4, 32, RELOCATE_ADD},
    {36, 8, 64, RELOCATE_ADD},      {37, 1, 8, RELOCATE_SUBTRACT},  {38, 2, 16, RELOCATE_SUBTRACT},
    {39, 4, 32, RELOCATE_SUBTRACT}, {40, 8, 64, RELOCATE_SUBTRACT}, {52, 1, 6, RELOCATE_SUBTRACT},
    {53, 1, 6, RELOCATE_SET},       {54, 1, 8, RELOCATE_SET},       {55, 2, 16, RELOCATE_SET},
    {57, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule ppc64[] = {
    {0, 0, 0, RELOCATE_NOTHING}, {1, 4, 32, RELOCATE_SET},       {26, 4, 32, RELOCATE_DISTANCE},
    {38, 8, 64, RELOCATE_SET},   {44, 8, 64, RELOCATE_DISTANCE},
};
static const struct relocate_rule s390[] = {
    {0, 0, 0, RELOCATE_NOTHING}, {4, 4, 32, RELOCATE_SET},       {5, 4, 32, RELOCATE_DISTANCE},
    {22, 8, 64, RELOCATE_SET},   {23, 8, 64, RELOCATE_DISTANCE},
};
static const struct relocate_rule loongarch[] = {
    {0, 0, 0, RELOCATE_NOTHING},    {1, 4, 32, RELOCATE_SET},       {2, 8, 64, RELOCATE_SET},
    {47, 1, 8, RELOCATE_ADD},       {48, 2, 16, RELOCATE_ADD},      {50, 4, 32, RELOCATE_ADD},
    {51, 8, 64, RELOCATE_ADD},      {52, 1, 8, RELOCATE_SUBTRACT},  {53, 2, 16, RELOCATE_SUBTRACT},
    {55, 4, 32, RELOCATE_SUBTRACT}, {56, 8, 64, RELOCATE_SUBTRACT}, {99, 4, 32, RELOCATE_DISTANCE},
    {105, 1, 6, RELOCATE_ADD},      {106, 1, 6, RELOCATE_SUBTRACT},
};
static const struct relocate_rule mips[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {2, 4, 32, RELOCATE_SET},
    {18, 8, 64, RELOCATE_SET},
};
static const struct relocate_rule sparc[] = {
    {0, 0, 0, RELOCATE_NOTHING}, {3, 4, 32, RELOCATE_SET},  {6, 4, 32, RELOCATE_DISTANCE},
    {23, 4, 32, RELOCATE_SET},   {32, 8, 64, RELOCATE_SET}, {46, 8, 64, RELOCATE_DISTANCE},
    {54, 8, 64, RELOCATE_SET},
};
static const struct relocate_rule ppc[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_SET},
    {26, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule m68k[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_SET},
    {4, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule sh[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_SET},
    {2, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule ia64[] = {
    {0, 0, 0, RELOCATE_NOTHING},    {36, 4, 32, RELOCATE_SET},  {37, 4, 32, RELOCATE_SET},
    {38, 8, 64, RELOCATE_SET},      {39, 8, 64, RELOCATE_SET},  {78, 8, 64, RELOCATE_DISTANCE},
    {79, 8, 64, RELOCATE_DISTANCE}, {100, 4, 32, RELOCATE_SET}, {101, 4, 32, RELOCATE_SET},
};
static const struct relocate_rule parisc[] = {
    {0, 0, 0, RELOCATE_NOTHING}, {1, 4, 32, RELOCATE_SET},  {2, 4, 32, RELOCATE_SET},
    {41, 4, 32, RELOCATE_SET},   {80, 8, 64, RELOCATE_SET},
};
static const struct relocate_rule arc[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {2, 2, 16, RELOCATE_SET},
    {4, 4, 32, RELOCATE_SET},
    {49, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule csky[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_SET},
};
static const struct relocate_rule alpha[] = {
    {0, 0, 0, RELOCATE_NOTHING},    {1, 4, 32, RELOCATE_SET},       {2, 8, 64, RELOCATE_SET},
    {10, 4, 32, RELOCATE_DISTANCE}, {11, 8, 64, RELOCATE_DISTANCE},
};
static const struct relocate_rule or1k[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_SET},
    {2, 2, 16, RELOCATE_SET},
    {9, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule nios2[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {12, 4, 32, RELOCATE_SET},
    {13, 2, 16, RELOCATE_SET},
};
static const struct relocate_rule microblaze[] = {
    {1, 4, 32, RELOCATE_SET},
    {2, 4, 32, RELOCATE_DISTANCE},
};
static const struct relocate_rule xtensa[] = {
    {0, 0, 0, RELOCATE_NOTHING},
    {1, 4, 32, RELOCATE_ADD},
    {14, 4, 32, RELOCATE_DISTANCE},
};

#define RULES(machine, array)                                                                      \
    {                                                                                              \
        machine,                                                                                   \
        {                                                                                          \
            array, sizeof(array) / sizeof *(array)                                                 \
        }                                                                                          \
    }

struct relocate_rules relocate_rules_of(uint16_t machine)
{
    static const struct relocate_rules none = {NULL, 0};
    static const struct machine_rules {
        uint16_t machine;
        struct relocate_rules rules;
    } machines[] = {
        RULES(EM_X86_64, x86_64),
        RULES(EM_386, i386),
        RULES(EM_AARCH64, aarch64),
        RULES(EM_ARM, arm),
        RULES(EM_RISCV, riscv),
        RULES(EM_PPC64, ppc64),
        RULES(EM_S390, s390),
        RULES(EM_LOONGARCH, loongarch),
        RULES(EM_MIPS, mips),
        RULES(EM_SPARC, sparc),
        RULES(EM_PPC, ppc),
        RULES(EM_68K, m68k),
        RULES(EM_SH, sh),
        RULES(EM_IA_64, ia64),
        RULES(EM_PARISC, parisc),
        RULES(EM_ARC_COMPACT, arc),
        RULES(EM_CSKY, csky),
        RULES(EM_ALPHA, alpha),
        RULES(EM_OPENRISC, or1k),
        RULES(EM_ALTERA_NIOS2, nios2),
        RULES(EM_MICROBLAZE, microblaze),
        RULES(EM_XTENSA, xtensa),
        RULES(EM_IAMCU, i386),
        RULES(EM_L1OM, x86_64),
        RULES(EM_K1OM, x86_64),
        RULES(EM_SPARC32PLUS, sparc),
        RULES(EM_SPARCV9, sparc),
        RULES(EM_ARCV2, arc),
        RULES(EM_ARCV3, arc),
        RULES(EM_ARCV3_32, arc),
        RULES(EM_S390_OLD, s390),
        RULES(EM_MICROBLAZE_OLD, microblaze),
    };
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++)
        if (machines[i].machine == machine)
            return machines[i].rules;
    return none;
}

const struct relocate_rule *relocate_rule_find(struct relocate_rules rules, uint32_t type)
{
    for (size_t i = 0; i < rules.count; i++)
        if (rules.rules[i].type == type)
            return &rules.rules[i];
    return NULL;
}
