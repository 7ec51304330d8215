/*
 * record.c: see record.h.
 *
 * The 32 and 64-bit forms have fields of the same names, in different order
 * and width. FIELD copies one, byte-swapped where needed: the width comes from
 * the type of the field itself, so no line can get it wrong.
 */
#include "elf/record.h"

/* Reads the integer of SIZE bytes at FROM. */
static uint64_t read_sized(const unsigned char *from, size_t size, bool swap)
{
    switch (size) {
    case 1: return *from;
    case 2: return elf_read16(from, swap);
    case 4: return elf_read32(from, swap);
    default: return elf_read64(from, swap);
    }
}

#define FIELD(to, from, type, field, swap)                                                         \
    ((to)->field = (__typeof__((to)->field))read_sized((from) + offsetof(type, field),             \
                                                       sizeof((type *)0)->field, swap))

size_t elf_section_size(struct elf_layout layout)
{
    return layout.is64 ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr);
}

size_t elf_segment_size(struct elf_layout layout)
{
    return layout.is64 ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
}

size_t elf_symbol_size(struct elf_layout layout)
{
    return layout.is64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
}

size_t elf_relocation_size(struct elf_layout layout, bool with_addend)
{
    if (with_addend)
        return layout.is64 ? sizeof(Elf64_Rela) : sizeof(Elf32_Rela);
    return layout.is64 ? sizeof(Elf64_Rel) : sizeof(Elf32_Rel);
}

size_t elf_dynamic_size(struct elf_layout layout)
{
    return layout.is64 ? sizeof(Elf64_Dyn) : sizeof(Elf32_Dyn);
}

struct elf_table elf_table_make(struct elf_bytes bytes, size_t stride, struct elf_layout layout)
{
    return (struct elf_table){bytes.start, bytes.size / stride, stride, layout,
                              elf_layout_is_native(layout)};
}

#define HEADER_FIELDS(type)                                                                        \
    do {                                                                                           \
        FIELD(header, from, type, e_type, layout.swap);                                            \
        FIELD(header, from, type, e_machine, layout.swap);                                         \
        FIELD(header, from, type, e_version, layout.swap);                                         \
        FIELD(header, from, type, e_entry, layout.swap);                                           \
        FIELD(header, from, type, e_phoff, layout.swap);                                           \
        FIELD(header, from, type, e_shoff, layout.swap);                                           \
        FIELD(header, from, type, e_flags, layout.swap);                                           \
        FIELD(header, from, type, e_ehsize, layout.swap);                                          \
        FIELD(header, from, type, e_phentsize, layout.swap);                                       \
        FIELD(header, from, type, e_phnum, layout.swap);                                           \
        FIELD(header, from, type, e_shentsize, layout.swap);                                       \
        FIELD(header, from, type, e_shnum, layout.swap);                                           \
        FIELD(header, from, type, e_shstrndx, layout.swap);                                        \
    } while (0)

void elf_header_decode(Elf64_Ehdr *header, const unsigned char *from, struct elf_layout layout)
{
    memcpy(header->e_ident, from, EI_NIDENT);
    if (layout.is64)
        HEADER_FIELDS(Elf64_Ehdr);
    else
        HEADER_FIELDS(Elf32_Ehdr);
}

#define SECTION_FIELDS(type)                                                                       \
    do {                                                                                           \
        FIELD(section, from, type, sh_name, layout.swap);                                          \
        FIELD(section, from, type, sh_type, layout.swap);                                          \
        FIELD(section, from, type, sh_flags, layout.swap);                                         \
        FIELD(section, from, type, sh_addr, layout.swap);                                          \
        FIELD(section, from, type, sh_offset, layout.swap);                                        \
        FIELD(section, from, type, sh_size, layout.swap);                                          \
        FIELD(section, from, type, sh_link, layout.swap);                                          \
        FIELD(section, from, type, sh_info, layout.swap);                                          \
        FIELD(section, from, type, sh_addralign, layout.swap);                                     \
        FIELD(section, from, type, sh_entsize, layout.swap);                                       \
    } while (0)

void elf_section_decode(Elf64_Shdr *section, const unsigned char *from, struct elf_layout layout)
{
    if (elf_layout_is_native(layout))
        memcpy(section, from, sizeof *section);
    else if (layout.is64)
        SECTION_FIELDS(Elf64_Shdr);
    else
        SECTION_FIELDS(Elf32_Shdr);
}

#define SEGMENT_FIELDS(type)                                                                       \
    do {                                                                                           \
        FIELD(segment, from, type, p_type, layout.swap);                                           \
        FIELD(segment, from, type, p_flags, layout.swap);                                          \
        FIELD(segment, from, type, p_offset, layout.swap);                                         \
        FIELD(segment, from, type, p_vaddr, layout.swap);                                          \
        FIELD(segment, from, type, p_paddr, layout.swap);                                          \
        FIELD(segment, from, type, p_filesz, layout.swap);                                         \
        FIELD(segment, from, type, p_memsz, layout.swap);                                          \
        FIELD(segment, from, type, p_align, layout.swap);                                          \
    } while (0)

void elf_segment_decode(Elf64_Phdr *segment, const unsigned char *from, struct elf_layout layout)
{
    if (layout.is64)
        SEGMENT_FIELDS(Elf64_Phdr);
    else
        SEGMENT_FIELDS(Elf32_Phdr);
}

#define SYMBOL_FIELDS(type)                                                                        \
    do {                                                                                           \
        FIELD(&symbol, from, type, st_name, table->layout.swap);                                   \
        FIELD(&symbol, from, type, st_info, table->layout.swap);                                   \
        FIELD(&symbol, from, type, st_other, table->layout.swap);                                  \
        FIELD(&symbol, from, type, st_shndx, table->layout.swap);                                  \
        FIELD(&symbol, from, type, st_value, table->layout.swap);                                  \
        FIELD(&symbol, from, type, st_size, table->layout.swap);                                   \
    } while (0)

Elf64_Sym elf_symbol_widen(const struct elf_table *table, uint64_t index)
{
    Elf64_Sym symbol;
    const unsigned char *from = table->records + index * table->stride;
    if (table->layout.is64)
        SYMBOL_FIELDS(Elf64_Sym);
    else
        SYMBOL_FIELDS(Elf32_Sym);
    return symbol;
}

Elf64_Rela elf_relocation_widen(const struct elf_table *table, uint64_t index, bool with_addend)
{
    Elf64_Rela relocation = {0, 0, 0};
    const unsigned char *from = table->records + index * table->stride;
    bool swap = table->layout.swap;
    if (table->layout.is64) {
        FIELD(&relocation, from, Elf64_Rela, r_offset, swap);
        FIELD(&relocation, from, Elf64_Rela, r_info, swap);
        if (table->layout.mips_info)
            relocation.r_info =
                relocation.r_info << 32 | bswap_32((uint32_t)(relocation.r_info >> 32));
        if (with_addend)
            FIELD(&relocation, from, Elf64_Rela, r_addend, swap);
        return relocation;
    }
    uint32_t info = elf_read32(from + offsetof(Elf32_Rela, r_info), swap);
    FIELD(&relocation, from, Elf32_Rela, r_offset, swap);
    relocation.r_info = ELF64_R_INFO(ELF32_R_SYM(info), ELF32_R_TYPE(info));
    if (with_addend)
        relocation.r_addend = (int32_t)elf_read32(from + offsetof(Elf32_Rela, r_addend), swap);
    return relocation;
}

Elf64_Dyn elf_dynamic_widen(const struct elf_table *table, uint64_t index)
{
    Elf64_Dyn entry;
    const unsigned char *from = table->records + index * table->stride;
    bool swap = table->layout.swap;
    if (table->layout.is64) {
        entry.d_tag = (Elf64_Sxword)elf_read64(from, swap);
        entry.d_un.d_val = elf_read64(from + offsetof(Elf64_Dyn, d_un), swap);
    } else {
        entry.d_tag = (Elf64_Sxword)elf_read32(from, swap);
        entry.d_un.d_val = elf_read32(from + offsetof(Elf32_Dyn, d_un), swap);
    }
    return entry;
}
