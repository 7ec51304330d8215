/* references.c: see references.h. */
#include "ldso/references.h"

#include "elf/missing.h"

/* One relocation type of one machine (S4). */
struct type {
    uint16_t number;
    unsigned char kind;
};

static const struct type types_x86_64[] = {
    {R_X86_64_NONE, LDSO_RELOCATION_PLAIN},      {R_X86_64_RELATIVE, LDSO_RELOCATION_PLAIN},
    {R_X86_64_IRELATIVE, LDSO_RELOCATION_PLAIN}, {R_X86_64_RELATIVE64, LDSO_RELOCATION_PLAIN},
    {R_X86_64_64, LDSO_RELOCATION_DATA},         {R_X86_64_PC32, LDSO_RELOCATION_DATA},
    {R_X86_64_GLOB_DAT, LDSO_RELOCATION_DATA},   {R_X86_64_32, LDSO_RELOCATION_DATA},
    {R_X86_64_SIZE32, LDSO_RELOCATION_DATA},     {R_X86_64_SIZE64, LDSO_RELOCATION_DATA},
    {R_X86_64_JUMP_SLOT, LDSO_RELOCATION_CALL},  {R_X86_64_DTPMOD64, LDSO_RELOCATION_TLS},
    {R_X86_64_DTPOFF64, LDSO_RELOCATION_TLS},    {R_X86_64_TPOFF64, LDSO_RELOCATION_TLS},
    {R_X86_64_TLSDESC, LDSO_RELOCATION_TLS},     {R_X86_64_COPY, LDSO_RELOCATION_COPY},
};

static const struct type types_386[] = {
    {R_386_NONE, LDSO_RELOCATION_PLAIN},       {R_386_RELATIVE, LDSO_RELOCATION_PLAIN},
    {R_386_IRELATIVE, LDSO_RELOCATION_PLAIN},  {R_386_32, LDSO_RELOCATION_DATA},
    {R_386_PC32, LDSO_RELOCATION_DATA},        {R_386_GLOB_DAT, LDSO_RELOCATION_DATA},
    {R_386_SIZE32, LDSO_RELOCATION_DATA},      {R_386_JMP_SLOT, LDSO_RELOCATION_CALL},
    {R_386_TLS_TPOFF, LDSO_RELOCATION_TLS},    {R_386_TLS_DTPMOD32, LDSO_RELOCATION_TLS},
    {R_386_TLS_DTPOFF32, LDSO_RELOCATION_TLS}, {R_386_TLS_TPOFF32, LDSO_RELOCATION_TLS},
    {R_386_TLS_DESC, LDSO_RELOCATION_TLS},     {R_386_COPY, LDSO_RELOCATION_COPY},
};

static const struct type types_aarch64[] = {
    {R_AARCH64_NONE, LDSO_RELOCATION_PLAIN},      {R_AARCH64_RELATIVE, LDSO_RELOCATION_PLAIN},
    {R_AARCH64_IRELATIVE, LDSO_RELOCATION_PLAIN}, {R_AARCH64_ABS64, LDSO_RELOCATION_DATA},
    {R_AARCH64_ABS32, LDSO_RELOCATION_DATA},      {R_AARCH64_GLOB_DAT, LDSO_RELOCATION_DATA},
    {R_AARCH64_JUMP_SLOT, LDSO_RELOCATION_CALL},  {R_AARCH64_TLS_DTPMOD, LDSO_RELOCATION_TLS},
    {R_AARCH64_TLS_DTPREL, LDSO_RELOCATION_TLS},  {R_AARCH64_TLS_TPREL, LDSO_RELOCATION_TLS},
    {R_AARCH64_TLSDESC, LDSO_RELOCATION_TLS},     {R_AARCH64_COPY, LDSO_RELOCATION_COPY},
};

static const struct type types_arm[] = {
    {R_ARM_NONE, LDSO_RELOCATION_PLAIN},       {R_ARM_RELATIVE, LDSO_RELOCATION_PLAIN},
    {R_ARM_IRELATIVE, LDSO_RELOCATION_PLAIN},  {R_ARM_ABS32, LDSO_RELOCATION_DATA},
    {R_ARM_PC24, LDSO_RELOCATION_DATA},        {R_ARM_GLOB_DAT, LDSO_RELOCATION_DATA},
    {R_ARM_JUMP_SLOT, LDSO_RELOCATION_CALL},   {R_ARM_TLS_DTPMOD32, LDSO_RELOCATION_TLS},
    {R_ARM_TLS_DTPOFF32, LDSO_RELOCATION_TLS}, {R_ARM_TLS_TPOFF32, LDSO_RELOCATION_TLS},
    {R_ARM_TLS_DESC, LDSO_RELOCATION_TLS},     {R_ARM_COPY, LDSO_RELOCATION_COPY},
};

/* Of each pair one is for 32 bits and one for 64; no file has the other. */
static const struct type types_riscv[] = {
    {R_RISCV_NONE, LDSO_RELOCATION_PLAIN},       {R_RISCV_RELATIVE, LDSO_RELOCATION_PLAIN},
    {R_RISCV_IRELATIVE, LDSO_RELOCATION_PLAIN},  {R_RISCV_32, LDSO_RELOCATION_DATA},
    {R_RISCV_64, LDSO_RELOCATION_DATA},          {R_RISCV_JUMP_SLOT, LDSO_RELOCATION_CALL},
    {R_RISCV_TLS_DTPMOD32, LDSO_RELOCATION_TLS}, {R_RISCV_TLS_DTPMOD64, LDSO_RELOCATION_TLS},
    {R_RISCV_TLS_DTPREL32, LDSO_RELOCATION_TLS}, {R_RISCV_TLS_DTPREL64, LDSO_RELOCATION_TLS},
    {R_RISCV_TLS_TPREL32, LDSO_RELOCATION_TLS},  {R_RISCV_TLS_TPREL64, LDSO_RELOCATION_TLS},
    {R_RISCV_COPY, LDSO_RELOCATION_COPY},
};

#define TYPES(array) array, sizeof(array) / sizeof *(array)

static const struct {
    uint16_t number;
    bool rel, rela;
    const struct type *types;
    size_t count;
} machines[] = {
    {EM_X86_64, false, true, TYPES(types_x86_64)},   {EM_386, true, true, TYPES(types_386)},
    {EM_AARCH64, false, true, TYPES(types_aarch64)}, {EM_ARM, true, true, TYPES(types_arm)},
    {EM_RISCV, false, true, TYPES(types_riscv)},
};

bool ldso_types_open(struct ldso_types *machine, uint16_t number, bool musl)
{
    memset(machine, 0, sizeof *machine);
    for (size_t i = 0; i < sizeof machines / sizeof *machines; i++) {
        if (machines[i].number != number)
            continue;
        for (size_t k = 0; k < machines[i].count; k++)
            machine->kinds[machines[i].types[k].number] = machines[i].types[k].kind;
        machine->rel = machines[i].rel || musl;
        machine->rela = machines[i].rela;
        machine->musl = musl;
        return true;
    }
    return false;
}

/* Where a table of relocations is in memory. */
struct place {
    uint64_t address, size;
    bool with_addend;
    uint64_t skip; /* relocations at the front that ask for no symbol: DT_RELACOUNT */
};

/* Reads from the dynamic section where the table with these tags is; it is empty if it
   is not there. */
static struct place find_place(const struct elf_dynamic *dynamic, bool with_addend)
{
    struct place place = {.with_addend = with_addend};
    elf_dynamic_find(dynamic, with_addend ? DT_RELA : DT_REL, &place.address);
    elf_dynamic_find(dynamic, with_addend ? DT_RELASZ : DT_RELSZ, &place.size);
    elf_dynamic_find(dynamic, with_addend ? DT_RELACOUNT : DT_RELCOUNT, &place.skip);
    return place;
}

/* Adds the table at PLACE to the walk. */
static void add_range(struct ldso_references *references, struct place place, bool plt)
{
    const struct elf_object *elf = &references->symbols->object->elf;
    if (place.size == 0)
        return;
    struct elf_bytes bytes = elf_bytes_from_address(elf, place.address);
    if (bytes.size < place.size)
        references->broken = "a table of relocations reaches beyond the end of its segment";
    else
        bytes.size = place.size;
    size_t stride = elf_relocation_size(elf->layout, place.with_addend);
    struct elf_table table = elf_table_make(bytes, stride, elf->layout);
    uint64_t skip = place.skip < table.count ? place.skip : table.count;
    if (table.count > 0)
        table.records += skip * stride;
    table.count -= skip;
    references->ranges[references->range_count++] =
        (struct ldso_range){table, place.with_addend, plt};
}

/* S4: adds the table of one kind, and DT_JMPREL behind it if it is of that kind; where
   the latter is the tail of the former it is not read twice. */
static void add_ranges(struct ldso_references *references, bool with_addend)
{
    const struct elf_dynamic *dynamic = &references->symbols->object->dynamic;
    struct place place = find_place(dynamic, with_addend), plt = {.with_addend = with_addend};
    uint64_t kind;
    bool has_plt = elf_dynamic_find(dynamic, DT_PLTREL, &kind) &&
                   kind == (with_addend ? DT_RELA : DT_REL) &&
                   elf_dynamic_find(dynamic, DT_JMPREL, &plt.address) &&
                   elf_dynamic_find(dynamic, DT_PLTRELSZ, &plt.size);
    if (has_plt && place.size >= plt.size && place.address + place.size == plt.address + plt.size)
        place.size -= plt.size;
    bool plt_first = references->machine->musl; /* U25 */
    if (has_plt && plt_first)
        add_range(references, plt, true);
    add_range(references, place, false);
    if (has_plt && !plt_first)
        add_range(references, plt, true);
}

/* S18: says whether the object asks for all its symbols at the start. */
static bool asks_for_now(const struct elf_dynamic *dynamic)
{
    uint64_t value;
    return elf_dynamic_find(dynamic, DT_BIND_NOW, &value) ||
           (elf_dynamic_find(dynamic, DT_FLAGS, &value) && value & DF_BIND_NOW) ||
           (elf_dynamic_find(dynamic, DT_FLAGS_1, &value) && value & DF_1_NOW);
}

void ldso_references_start(struct ldso_references *references, const struct ldso_types *machine,
                           const struct ldso_symbols *symbols)
{
    memset(references, 0, sizeof *references);
    references->machine = machine;
    references->symbols = symbols;
    references->now = asks_for_now(&symbols->object->dynamic);
    if (machine->rel)
        add_ranges(references, false);
    if (machine->rela)
        add_ranges(references, true);
}

/* Returns the class that goes with a kind of relocation; in musl only calls refuse
   undefined symbols as such (U20). */
static enum ldso_class class_of(unsigned kind, bool musl)
{
    switch (kind) {
    case LDSO_RELOCATION_CALL: return LDSO_CLASS_PLT;
    case LDSO_RELOCATION_TLS: return musl ? LDSO_CLASS_DATA : LDSO_CLASS_PLT;
    case LDSO_RELOCATION_COPY: return LDSO_CLASS_COPY;
    default: return LDSO_CLASS_DATA;
    }
}

/* S4: says whether a reference to SYMBOL is bound to its own object without a search. */
static bool is_local(const Elf64_Sym *symbol, bool musl)
{
    unsigned visibility = ELF64_ST_VISIBILITY(symbol->st_other);
    return ELF64_ST_BIND(symbol->st_info) == STB_LOCAL ||
           (!musl && (visibility == STV_HIDDEN || visibility == STV_INTERNAL));
}

/* Fills RELOCATION from the record; false if it looks up nothing. */
static bool take(struct ldso_references *references, const struct ldso_range *range,
                 const Elf64_Rela *record, struct ldso_relocation *relocation)
{
    const struct ldso_types *machine = references->machine;
    const struct elf_table *table = &references->symbols->table;
    uint32_t type = ELF64_R_TYPE(record->r_info);
    unsigned kind = type < LDSO_RELOCATION_TYPES ? machine->kinds[type] : LDSO_RELOCATION_UNKNOWN;
    if (kind == LDSO_RELOCATION_PLAIN)
        return false;
    uint64_t symbol = ELF64_R_SYM(record->r_info);
    if (kind == LDSO_RELOCATION_UNKNOWN) {
        references->broken = "a relocation has a type that the loader does not know";
        return false;
    }
    if (symbol >= table->count) {
        references->broken = "a relocation names a symbol that is not there";
        return false;
    }
    relocation->reference = elf_symbol_at(table, symbol);
    if (symbol == 0 || is_local(&relocation->reference, machine->musl))
        return false;
    relocation->offset = record->r_offset;
    relocation->symbol = symbol;
    relocation->type = type;
    relocation->class = class_of(kind, machine->musl);
    relocation->lazy =
        range->plt && kind == LDSO_RELOCATION_CALL && !references->now && !machine->musl;
    return true;
}

bool ldso_references_next(struct ldso_references *references, struct ldso_relocation *relocation)
{
    for (; references->range < references->range_count; references->range++, references->next = 0) {
        const struct ldso_range *range = &references->ranges[references->range];
        while (references->next < range->table.count) {
            Elf64_Rela record =
                elf_relocation_at(&range->table, references->next++, range->with_addend);
            if (take(references, range, &record, relocation))
                return true;
        }
    }
    return false;
}
