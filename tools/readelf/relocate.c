/*
 * relocate.c: see relocate.h.
 *
 * As GNU readelf it knows the simple types only, those of which debug information
 * consists: an address or a distance that fills 1, 2, 4 or 8 bytes. Sections are
 * taken to begin at address 0.
 *
 * The processor supplements (psABI), "Relocation Types".
 */
#include "readelf/relocate.h"

#include "elf/symbols.h"

#include <stdlib.h>

/* What to do with the value at the place. */
enum action {
    ACTION_NOTHING,
    ACTION_SET,      /* the symbol's value and the addend */
    ACTION_DISTANCE, /* the same, less the address of the place */
    ACTION_ADD,      /* added to what is there */
    ACTION_SUBTRACT, /* subtracted from it */
};

/* How one type of relocation is applied. */
struct rule {
    uint16_t machine;
    uint16_t type;
    uint8_t size; /* bytes */
    uint8_t bits; /* of these bytes that change: 6, or all */
    enum action action;
};

static const struct rule rules[] = {
    {EM_386, 0, 0, 0, ACTION_NOTHING},
    {EM_386, 1, 4, 32, ACTION_SET},
    {EM_386, 2, 4, 32, ACTION_DISTANCE},
    {EM_X86_64, 0, 0, 0, ACTION_NOTHING},
    {EM_X86_64, 1, 8, 64, ACTION_SET},
    {EM_X86_64, 2, 4, 32, ACTION_DISTANCE},
    {EM_X86_64, 10, 4, 32, ACTION_SET},
    {EM_X86_64, 24, 8, 64, ACTION_DISTANCE},
    {EM_AARCH64, 0, 0, 0, ACTION_NOTHING},
    {EM_AARCH64, 256, 0, 0, ACTION_NOTHING},
    {EM_AARCH64, 1, 4, 32, ACTION_SET},
    {EM_AARCH64, 257, 8, 64, ACTION_SET},
    {EM_AARCH64, 258, 4, 32, ACTION_SET},
    {EM_AARCH64, 260, 8, 64, ACTION_DISTANCE},
    {EM_AARCH64, 261, 4, 32, ACTION_DISTANCE},
    {EM_ARM, 0, 0, 0, ACTION_NOTHING},
    {EM_ARM, 2, 4, 32, ACTION_SET},
    {EM_ARM, 3, 4, 32, ACTION_DISTANCE},
    {EM_RISCV, 0, 0, 0, ACTION_NOTHING},
    {EM_RISCV, 1, 4, 32, ACTION_SET},
    {EM_RISCV, 2, 8, 64, ACTION_SET},
    {EM_RISCV, 33, 1, 8, ACTION_ADD},
    {EM_RISCV, 34, 2, 16, ACTION_ADD},
    {EM_RISCV, 35, 4, 32, ACTION_ADD},
    {EM_RISCV, 36, 8, 64, ACTION_ADD},
    {EM_RISCV, 37, 1, 8, ACTION_SUBTRACT},
    {EM_RISCV, 38, 2, 16, ACTION_SUBTRACT},
    {EM_RISCV, 39, 4, 32, ACTION_SUBTRACT},
    {EM_RISCV, 40, 8, 64, ACTION_SUBTRACT},
    {EM_RISCV, 52, 1, 6, ACTION_SUBTRACT},
    {EM_RISCV, 53, 1, 6, ACTION_SET},
    {EM_RISCV, 54, 1, 8, ACTION_SET},
    {EM_RISCV, 55, 2, 16, ACTION_SET},
    {EM_RISCV, 57, 4, 32, ACTION_DISTANCE},
};

/* Says whether there are rules for MACHINE. */
static bool has_rules(uint16_t machine)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].machine == machine)
            return true;
    return machine == EM_IAMCU;
}

/* Returns the rule for TYPE, or NULL. */
static const struct rule *find_rule(uint16_t machine, uint32_t type)
{
    if (machine == EM_IAMCU)
        machine = EM_386;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].machine == machine && rules[i].type == type)
            return &rules[i];
    return NULL;
}

/* Reads the SIZE bytes at FROM as a number. */
static uint64_t read_number(const unsigned char *from, size_t size, bool big_endian)
{
    uint64_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | from[big_endian ? i : size - 1 - i];
    return value;
}

/* Stores VALUE in the SIZE bytes at TO. */
static void write_number(unsigned char *to, uint64_t value, size_t size, bool big_endian)
{
    for (size_t i = 0; i < size; i++)
        to[big_endian ? size - 1 - i : i] = (unsigned char)(value >> 8 * i);
}

/* Changes the bytes at PLACE, in the section at OFFSET. */
static void apply(const struct rule *rule, unsigned char *place, uint64_t offset, uint64_t symbol,
                  const Elf64_Rela *relocation, bool with_addend, bool big_endian)
{
    uint64_t stored = read_number(place, rule->size, big_endian);
    uint64_t mask = rule->bits == 64 ? UINT64_MAX : ((uint64_t)1 << rule->bits) - 1;
    uint64_t value = (uint64_t)relocation->r_addend;
    /* Without an addend of its own a relocation finds it in the place. */
    if (!with_addend || rule->action == ACTION_ADD || rule->action == ACTION_SUBTRACT)
        value += stored & mask;
    value += rule->action == ACTION_SUBTRACT ? -symbol : symbol;
    if (rule->action == ACTION_DISTANCE)
        value -= offset;
    write_number(place, (stored & ~mask) | (value & mask), rule->size, big_endian);
}

/* A section while it is being relocated. */
struct target {
    struct report *report;
    unsigned char *bytes;
    uint64_t size;
    uint32_t refused; /* the type that was last reported as unknown */
};

/* Applies one relocation, or says why not. */
static void relocate(struct target *target, const struct elf_symbols *symbols,
                     const Elf64_Rela *relocation, bool with_addend)
{
    struct report *report = target->report;
    const Elf64_Ehdr *header = &report->object.header;
    uint32_t type = (uint32_t)ELF64_R_TYPE(relocation->r_info);
    uint64_t index = ELF64_R_SYM(relocation->r_info);
    const struct rule *rule = find_rule(header->e_machine, type);
    if (!rule) {
        if (type != target->refused)
            report_warning(report, "unable to apply relocation type %u", type);
        target->refused = type;
        return;
    }
    if (rule->action == ACTION_NOTHING)
        return;
    if (rule->size > target->size || relocation->r_offset > target->size - rule->size) {
        report_warning(report, "skipping invalid relocation offset 0x%jx",
                       (uintmax_t)relocation->r_offset);
        return;
    }
    if (index >= symbols->table.count) {
        report_warning(report, "skipping invalid relocation symbol index %ju", (uintmax_t)index);
        return;
    }
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    unsigned kind = ELF64_ST_TYPE(symbol.st_info);
    if (index != 0 && kind > STT_SECTION && kind != STT_COMMON) {
        report_warning(report, "skipping a relocation against a symbol of type %u", kind);
        return;
    }
    apply(rule, target->bytes + relocation->r_offset, relocation->r_offset, symbol.st_value,
          relocation, with_addend, header->e_ident[EI_DATA] == ELFDATA2MSB);
}

/* Applies the relocations in SECTION. */
static void relocate_by(struct target *target, const Elf64_Shdr *section)
{
    struct report *report = target->report;
    const struct elf_object *object = &report->object;
    bool with_addend = section->sh_type == SHT_RELA;
    const Elf64_Shdr *linked = &object->sections[section->sh_link];
    struct elf_symbols symbols;
    struct elf_error error;
    if (linked->sh_type != SHT_SYMTAB && linked->sh_type != SHT_DYNSYM)
        return;
    if (!elf_section_fits(object, section) || !elf_symbols_open(&symbols, object, linked, &error)) {
        report_error(report, "relocations: they, or their symbols, are not in the file");
        return;
    }
    struct elf_table table =
        elf_table_make(elf_section_bytes(object, section),
                       elf_relocation_size(object->layout, with_addend), object->layout);
    if (!has_rules(object->header.e_machine)) {
        report_warning(report, "relocations of this machine are not applied");
        return;
    }
    for (uint64_t i = 0; i < table.count; i++) {
        Elf64_Rela relocation = elf_relocation_at(&table, i, with_addend);
        relocate(target, &symbols, &relocation, with_addend);
    }
}

unsigned char *relocated_section(struct report *report, const Elf64_Shdr *section,
                                 struct elf_bytes bytes)
{
    const struct elf_object *object = &report->object;
    struct target target = {.report = report, .size = bytes.size, .refused = UINT32_MAX};
    target.bytes = malloc((size_t)bytes.size);
    if (!target.bytes)
        return NULL;
    memcpy(target.bytes, bytes.start, (size_t)bytes.size);
    for (uint64_t i = 0; object->header.e_type == ET_REL && i < object->section_count; i++) {
        const Elf64_Shdr *candidate = &object->sections[i];
        if ((candidate->sh_type == SHT_RELA || candidate->sh_type == SHT_REL) &&
            candidate->sh_info == (uint64_t)(section - object->sections) &&
            candidate->sh_size != 0 && candidate->sh_link < object->section_count)
            relocate_by(&target, candidate);
    }
    return target.bytes;
}
