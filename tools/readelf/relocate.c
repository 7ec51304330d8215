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

#include "elf/names_relocation.h"
#include "elf/symbols.h"
#include "readelf/relocate_rules.h"

#include <stdlib.h>

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
static void apply(const struct relocate_rule *rule, unsigned char *place, uint64_t offset,
                  uint64_t symbol, const Elf64_Rela *relocation, bool with_addend, bool big_endian)
{
    uint64_t stored = read_number(place, rule->size, big_endian);
    uint64_t mask = rule->bits == 64 ? UINT64_MAX : ((uint64_t)1 << rule->bits) - 1;
    uint64_t value = (uint64_t)relocation->r_addend;
    /* Without an addend of its own a relocation finds it in the place. */
    if (!with_addend || rule->action == RELOCATE_ADD || rule->action == RELOCATE_SUBTRACT)
        value += stored & mask;
    value += rule->action == RELOCATE_SUBTRACT ? -symbol : symbol;
    if (rule->action == RELOCATE_DISTANCE)
        value -= offset;
    write_number(place, (stored & ~mask) | (value & mask), rule->size, big_endian);
}

/* A section while it is being relocated. */
struct target {
    struct report *report;
    unsigned char *bytes;
    uint64_t size;
    struct relocate_rules rules;
    uint32_t refused; /* the type that was last reported as unknown */
};

/* Applies one relocation, or says why not. */
static void relocate(struct target *target, const struct elf_symbols *symbols,
                     const Elf64_Rela *relocation, bool with_addend)
{
    struct report *report = target->report;
    const Elf64_Ehdr *header = &report->object.header;
    uint32_t type = elf_relocation_first_type(header, (uint32_t)ELF64_R_TYPE(relocation->r_info));
    uint64_t index = ELF64_R_SYM(relocation->r_info);
    const struct relocate_rule *rule = relocate_rule_find(target->rules, type);
    if (!rule) {
        if (type != target->refused)
            report_warning(report, "unable to apply relocation type %u", type);
        target->refused = type;
        return;
    }
    if (rule->action == RELOCATE_NOTHING)
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
    /* For SuperH the addend is in the place, whatever the table has. */
    bool beside = with_addend && header->e_machine != EM_SH;
    Elf64_Rela used = *relocation;
    if (!beside)
        used.r_addend = 0;
    apply(rule, target->bytes + relocation->r_offset, relocation->r_offset, symbol.st_value, &used,
          beside, header->e_ident[EI_DATA] == ELFDATA2MSB);
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
    if (!target->rules.rules) {
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
    struct target target = {.report = report,
                            .size = bytes.size,
                            .rules = relocate_rules_of(object->header.e_machine),
                            .refused = UINT32_MAX};
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
