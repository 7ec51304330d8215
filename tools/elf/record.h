/*
 * record.h: the records of an ELF file, widened once.
 *
 * A record (a symbol, a relocation, ...) is stored in 32 or 64-bit form and in
 * either byte order. The rest of the code sees one form only: the 64-bit
 * structs of <elf.h> in host order. A struct elf_table is a run of records of
 * one kind, proven to lie inside the file; its layout is chosen once, when it
 * is made. In the common layout (64-bit, host order) reading a record is a
 * copy that the compiler turns into plain loads; the others take one call.
 *
 * gABI chapters "Object Files", "Program Header", "Symbol Table",
 * "Relocation", "Dynamic Section"; elf(5).
 */
#ifndef ELF_RECORD_H
#define ELF_RECORD_H

#include "elf/bytes.h"
#include "elf/missing.h"

/* How records are stored: the class and the byte order of EI_CLASS, EI_DATA. */
struct elf_layout {
    bool is64; /* ELFCLASS64 */
    bool swap; /* the byte order is not the host's */

    /* r_info is that of 64-bit MIPS with the lowest byte first: the number of the symbol, and
       then four bytes, of which the last is the type. */
    bool mips_info;
};

/* Returns whether records of LAYOUT are stored as <elf.h> declares them. */
static inline bool elf_layout_is_native(struct elf_layout layout)
{
    return layout.is64 && !layout.swap && !layout.mips_info;
}

/* Reads an address-sized word (Elf32_Addr, Elf64_Addr, Elf64_Xword ...). */
static inline uint64_t elf_read_word(const unsigned char *from, struct elf_layout layout)
{
    return layout.is64 ? elf_read64(from, layout.swap) : elf_read32(from, layout.swap);
}

struct elf_table {
    const unsigned char *records; /* COUNT records, not owned */
    uint64_t count;
    size_t stride; /* bytes from one record to the next */
    struct elf_layout layout;
    bool native; /* elf_layout_is_native(LAYOUT), looked up in every loop */
};

/* The sizes of a record in the file. */
size_t elf_section_size(struct elf_layout layout);
size_t elf_segment_size(struct elf_layout layout);
size_t elf_symbol_size(struct elf_layout layout);
size_t elf_relocation_size(struct elf_layout layout, bool with_addend);
size_t elf_dynamic_size(struct elf_layout layout);

/* Makes a table of the records of STRIDE bytes in BYTES; a rest that is too
   short for a record is left out. */
struct elf_table elf_table_make(struct elf_bytes bytes, size_t stride, struct elf_layout layout);

/* The widening of records that are not native; INDEX must be below count. Use
   the inline functions below. */
Elf64_Sym elf_symbol_widen(const struct elf_table *table, uint64_t index);
Elf64_Rela elf_relocation_widen(const struct elf_table *table, uint64_t index, bool with_addend);
Elf64_Dyn elf_dynamic_widen(const struct elf_table *table, uint64_t index);

/* Decode the header, or a whole record, at FROM. These are few in a file. */
void elf_header_decode(Elf64_Ehdr *header, const unsigned char *from, struct elf_layout layout);
void elf_section_decode(Elf64_Shdr *section, const unsigned char *from, struct elf_layout layout);
void elf_segment_decode(Elf64_Phdr *segment, const unsigned char *from, struct elf_layout layout);

/* Returns the symbol at INDEX, which must be below the table's count. */
static inline Elf64_Sym elf_symbol_at(const struct elf_table *table, uint64_t index)
{
    if (!table->native)
        return elf_symbol_widen(table, index);
    Elf64_Sym symbol;
    memcpy(&symbol, table->records + index * sizeof symbol, sizeof symbol);
    return symbol;
}

/* Returns the relocation at INDEX. WITH_ADDEND: the table is SHT_RELA; without,
   r_addend is 0. r_info is in the 64-bit form: symbol << 32 | type; for 64-bit MIPS the
   type is four numbers, of which the first is in the lowest byte. */
static inline Elf64_Rela elf_relocation_at(const struct elf_table *table, uint64_t index,
                                           bool with_addend)
{
    if (!table->native || !with_addend)
        return elf_relocation_widen(table, index, with_addend);
    Elf64_Rela relocation;
    memcpy(&relocation, table->records + index * sizeof relocation, sizeof relocation);
    return relocation;
}

/* Returns the dynamic entry at INDEX. */
static inline Elf64_Dyn elf_dynamic_at(const struct elf_table *table, uint64_t index)
{
    if (!table->native)
        return elf_dynamic_widen(table, index);
    Elf64_Dyn entry;
    memcpy(&entry, table->records + index * sizeof entry, sizeof entry);
    return entry;
}

#endif
