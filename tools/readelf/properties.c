/*
 * properties.c: see properties.h.
 *
 * Linux Extensions to gABI, "Program Property"; for each machine its psABI.
 */
#include "readelf/properties.h"

#include "readelf/text.h"

#define PROPERTY_STACK_SIZE           1
#define PROPERTY_NO_COPY_ON_PROTECTED 2
#define PROPERTY_MEMORY_SEAL          3
#define PROPERTY_UINT32_AND           0xb0000000
#define PROPERTY_UINT32_AND_END       0xb0007fff
#define PROPERTY_UINT32_OR            0xb0008000
#define PROPERTY_1_NEEDED             PROPERTY_UINT32_OR
#define PROPERTY_UINT32_OR_END        0xb000ffff
#define PROPERTY_PROCESSOR            0xc0000000
#define PROPERTY_PROCESSOR_END        0xdfffffff
#define PROPERTY_USER                 0xe0000000

/* The names of the bits of one property, from bit 0 on. */
struct bits {
    const char *const *names;
    size_t count;
};

#define BITS(array)                                                                                \
    {                                                                                              \
        array, sizeof(array) / sizeof *(array)                                                     \
    }

static const char *const x86_isa[] = {"x86-64-baseline", "x86-64-v2", "x86-64-v3", "x86-64-v4"};
static const char *const x86_feature_1[] = {"IBT", "SHSTK", "LAM_U48", "LAM_U57"};
static const char *const x86_feature_2[] = {"x86",  "x87",   "MMX",      "XMM",    "YMM", "ZMM",
                                            "FXSR", "XSAVE", "XSAVEOPT", "XSAVEC", "TMM", "MASK"};
static const char *const x86_compat_isa[] = {
    "i486",     "586",      "686",      "SSE",      "SSE2",     "SSE3",
    "SSSE3",    "SSE4_1",   "SSE4_2",   "AVX",      "AVX2",     "AVX512F",
    "AVX512CD", "AVX512ER", "AVX512PF", "AVX512VL", "AVX512DQ", "AVX512BW"};
static const char *const x86_compat_2_isa[] = {
    "CMOV",        "SSE",         "SSE2",          "SSE3",          "SSSE3",
    "SSE4_1",      "SSE4_2",      "AVX",           "AVX2",          "FMA",
    "AVX512F",     "AVX512CD",    "AVX512ER",      "AVX512PF",      "AVX512VL",
    "AVX512DQ",    "AVX512BW",    "AVX512_4FMAPS", "AVX512_4VNNIW", "AVX512_BITALG",
    "AVX512_IFMA", "AVX512_VBMI", "AVX512_VBMI2",  "AVX512_VNNI",   "AVX512_BF16"};
static const char *const aarch64_feature_1[] = {"BTI", "PAC", "GCS"};
static const char *const needed_1[] = {"indirect external access"};

/* A property that is 32 bits, each with a name. */
struct machine_property {
    uint32_t type;
    const char *words;
    struct bits bits;
    bool says_none; /* "<None>" where no bit is set */
};

static const struct machine_property x86_properties[] = {
    {0xc0000000, "x86 ISA used: ", BITS(x86_compat_isa), false},
    {0xc0000001, "x86 ISA needed: ", BITS(x86_compat_isa), false},
    {0xc0000002, "x86 feature: ", BITS(x86_feature_1), true},
    {0xc0008000, "x86 ISA needed: ", BITS(x86_compat_2_isa), true},
    {0xc0008001, "x86 feature needed: ", BITS(x86_feature_2), true},
    {0xc0008002, "x86 ISA needed: ", BITS(x86_isa), false},
    {0xc0010000, "x86 ISA used: ", BITS(x86_compat_2_isa), true},
    {0xc0010001, "x86 feature used: ", BITS(x86_feature_2), true},
    {0xc0010002, "x86 ISA used: ", BITS(x86_isa), false},
};
static const struct machine_property aarch64_properties[] = {
    {0xc0000000, "AArch64 feature: ", BITS(aarch64_feature_1), false},
};

/* Prints the names of the bits that are set in VALUE. */
static void print_bits(struct output *output, uint32_t value,
                       const struct machine_property *property)
{
    if (value == 0 && property->says_none)
        output_text(output, "<None>");
    while (value) {
        uint32_t bit = value & -value;
        size_t number = (size_t)__builtin_ctz(value);
        value &= ~bit;
        if (number < property->bits.count)
            output_text(output, property->bits.names[number]);
        else
            output_format(output, "<unknown: %x>", bit);
        if (value)
            output_text(output, ", ");
    }
}

/* The same on all machines. */
static const struct machine_property all_machines_property = {
    .type = PROPERTY_1_NEEDED, .words = "1_needed: ", .bits = BITS(needed_1)};

/* Finds a property of bits with names that this file's machine may have. */
static const struct machine_property *find_property(uint16_t machine, uint32_t type)
{
    if (type == all_machines_property.type)
        return &all_machines_property;
    const struct machine_property *from = NULL;
    size_t count = 0;
    if (machine == EM_X86_64 || machine == EM_386 || machine == EM_IAMCU) {
        from = x86_properties;
        count = sizeof x86_properties / sizeof *x86_properties;
    } else if (machine == EM_AARCH64) {
        from = aarch64_properties;
        count = sizeof aarch64_properties / sizeof *aarch64_properties;
    }
    for (size_t i = 0; i < count; i++)
        if (from[i].type == type)
            return &from[i];
    return NULL;
}

/* Prints the length of a property that has the wrong one. */
static void print_bad_length(struct output *output, uint64_t size)
{
    output_format(output, "<corrupt length: %#jx> ", (uintmax_t)size);
}

/* Prints a property that all machines have; false if it is not one. */
static bool print_common(struct report *report, uint32_t type, struct elf_bytes data)
{
    struct output *output = report->output;
    struct elf_layout layout = report->object.layout;
    if (type == PROPERTY_STACK_SIZE) {
        output_text(output, "stack size: ");
        if (data.size == (layout.is64 ? 8u : 4u))
            output_format(output, "%#jx", (uintmax_t)elf_read_word(data.start, layout));
        else
            print_bad_length(output, data.size);
        return true;
    }
    if (type == PROPERTY_NO_COPY_ON_PROTECTED || type == PROPERTY_MEMORY_SEAL) {
        output_text(output,
                    type == PROPERTY_MEMORY_SEAL ? "memory seal " : "no copy on protected ");
        if (data.size != 0)
            print_bad_length(output, data.size);
        return true;
    }
    bool all = type >= PROPERTY_UINT32_AND && type <= PROPERTY_UINT32_AND_END;
    bool any = type >= PROPERTY_UINT32_OR && type <= PROPERTY_UINT32_OR_END;
    if (!all && !any)
        return false;
    output_format(output, "UINT32_%s (%#x): ", all ? "AND" : "OR", type);
    if (data.size == 4)
        output_format(output, "%#x", elf_read32(data.start, layout.swap));
    else
        print_bad_length(output, data.size);
    return true;
}

/* Prints one property. */
static void print_property(struct report *report, uint32_t type, struct elf_bytes data)
{
    struct output *output = report->output;
    const struct machine_property *property = find_property(report->object.header.e_machine, type);
    if (property) {
        output_text(output, property->words);
        if (data.size == 4)
            print_bits(output, elf_read32(data.start, report->object.layout.swap), property);
        else
            print_bad_length(output, data.size);
        return;
    }
    if (print_common(report, type, data))
        return;
    output_format(output, "<%s type %#x data: ",
                  type < PROPERTY_PROCESSOR ? "unknown"
                  : type < PROPERTY_USER    ? "processor-specific"
                                            : "application-specific",
                  type);
    print_bytes(report, data);
    output_char(output, '>');
}

void print_properties(struct report *report, struct elf_bytes data)
{
    struct output *output = report->output;
    uint64_t align = report->object.layout.is64 ? 8 : 4, offset = 0;
    bool swap = report->object.layout.swap;
    output_text(output, "      Properties: ");
    if (data.size < 8 || data.size % align != 0) {
        output_format(output, "<corrupt GNU_PROPERTY_TYPE, size = %#jx>\n", (uintmax_t)data.size);
        return;
    }
    while (offset < data.size) {
        const unsigned char *header = elf_bytes_at(data, offset, 8);
        if (!header) {
            output_format(output, "<corrupt descsz: %#jx>\n", (uintmax_t)data.size);
            break;
        }
        uint32_t type = elf_read32(header, swap), size = elf_read32(header + 4, swap);
        struct elf_bytes value = elf_bytes_part(data, offset + 8, size);
        if (!value.start) {
            output_format(output, "<corrupt type (%#x) datasz: %#x>\n", type, size);
            break;
        }
        print_property(report, type, value);
        offset += 8 + ((size + align - 1) & ~(align - 1));
        if (offset < data.size)
            output_text(output, report->options->wide ? ", " : "\n\t");
    }
    output_char(output, '\n');
}
