/*
 * generate.c: writes ELF files that the tools of this machine may be unable to make:
 * of both classes and byte orders, and with very many sections.
 *
 *   generate FILE CLASS ORDER MACHINE REL SECTIONS
 *
 * CLASS is 32 or 64, ORDER little or big, MACHINE a number, REL rel or rela. The file
 * is an object with a text section, symbols, relocations, a note and its names;
 * SECTIONS more, empty ones, come last, so that the table of names has a low number
 * however many there are.
 */
#include <elf.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT = 1, SYMBOLS, STRINGS, RELOCATIONS, NOTE, NAMES, FIRST_EXTRA };

static const char names[] = "\0.text\0.symtab\0.strtab\0.rel.text\0.note.test\0.shstrtab\0.extra";
static const char strings[] = "\0first\0second_with_a_name_that_is_too_long_for_its_column\0third";

/* The file while it is being made. */
struct maker {
    bool is64, big;
    unsigned char *bytes;
    size_t size, room;
};

/* Appends a number of SIZE bytes. */
static void put(struct maker *maker, uint64_t value, size_t size)
{
    if (maker->size + size > maker->room) {
        maker->room = 2 * maker->room + 4096;
        maker->bytes = realloc(maker->bytes, maker->room);
        if (!maker->bytes)
            exit(1);
    }
    for (size_t i = 0; i < size; i++)
        maker->bytes[maker->size++] = (unsigned char)(value >> 8 * (maker->big ? size - 1 - i : i));
}

/* Appends an address, an offset or a size. */
static void put_word(struct maker *maker, uint64_t value)
{
    put(maker, value, maker->is64 ? 8 : 4);
}

/* Appends text, and fills up to a multiple of eight bytes. */
static void put_text(struct maker *maker, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        put(maker, (unsigned char)text[i], 1);
    while (maker->size % 8 != 0)
        put(maker, 0, 1);
}

/* Appends a symbol. */
static void put_symbol(struct maker *maker, unsigned name, unsigned info, unsigned other,
                       unsigned section, uint64_t value)
{
    put(maker, name, 4);
    if (!maker->is64) {
        put_word(maker, value);
        put_word(maker, 4);
    }
    put(maker, info, 1);
    put(maker, other, 1);
    put(maker, section, 2);
    if (maker->is64) {
        put_word(maker, value);
        put_word(maker, 4);
    }
}

/* Appends a relocation of the given symbol and type. */
static void put_relocation(struct maker *maker, bool addend, unsigned symbol, unsigned type)
{
    put_word(maker, 4 * (uint64_t)symbol);
    put_word(maker, maker->is64 ? (uint64_t)symbol << 32 | type : symbol << 8 | type);
    if (addend)
        put_word(maker, symbol == 1 ? -(uint64_t)8 : 16);
}

/* A section header; offset and size are filled in while the content is written. */
struct section {
    unsigned name, type, flags, link, info;
    size_t offset, size, entry;
};

/* Appends the content of all sections, and notes where it is. */
static void put_contents(struct maker *maker, struct section *sections, bool addend)
{
    size_t symbol = maker->is64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
    for (int i = TEXT; i < FIRST_EXTRA; i++) {
        sections[i].offset = maker->size;
        switch (i) {
        case TEXT: put_text(maker, "0123456789abcdef", 16); break;
        case SYMBOLS:
            for (size_t j = 0; j < symbol; j++)
                put(maker, 0, 1);
            put_symbol(maker, 0, ELF64_ST_INFO(STB_LOCAL, STT_SECTION), 0, TEXT, 0);
            put_symbol(maker, 1, ELF64_ST_INFO(STB_LOCAL, STT_OBJECT), 0, TEXT, 8);
            put_symbol(maker, 7, ELF64_ST_INFO(STB_GLOBAL, STT_FUNC), STV_HIDDEN, TEXT, 4);
            put_symbol(maker, 58, ELF64_ST_INFO(STB_WEAK, STT_NOTYPE), 0, SHN_UNDEF, 0);
            put_symbol(maker, 58, ELF64_ST_INFO(STB_GLOBAL, STT_OBJECT), 0, SHN_COMMON, 16);
            put_symbol(maker, 1, ELF64_ST_INFO(STB_GLOBAL, STT_NOTYPE), 0, SHN_ABS, 0x1234);
            break;
        case STRINGS: put_text(maker, strings, sizeof strings); break;
        case RELOCATIONS:
            for (unsigned j = 0; j < 4; j++)
                put_relocation(maker, addend, j, j + 1);
            break;
        case NOTE:
            put(maker, 5, 4);
            put(maker, 4, 4);
            put(maker, 1, 4);
            put_text(maker, "test\0\0\0\0data", 12);
            break;
        case NAMES: put_text(maker, names, sizeof names); break;
        }
        sections[i].size = maker->size - sections[i].offset;
    }
    sections[NOTE].size = 24;
}

/* Appends a section header. */
static void put_section(struct maker *maker, const struct section *section)
{
    put(maker, section->name, 4);
    put(maker, section->type, 4);
    put_word(maker, section->flags);
    put_word(maker, 0);
    put_word(maker, section->offset);
    put_word(maker, section->size);
    put(maker, section->link, 4);
    put(maker, section->info, 4);
    put_word(maker, 4);
    put_word(maker, section->entry);
}

/* Appends the ELF header. */
static void put_header(struct maker *maker, unsigned machine, size_t sections_at, size_t count)
{
    const unsigned char ident[EI_NIDENT] = {ELFMAG0,
                                            ELFMAG1,
                                            ELFMAG2,
                                            ELFMAG3,
                                            maker->is64 ? ELFCLASS64 : ELFCLASS32,
                                            maker->big ? ELFDATA2MSB : ELFDATA2LSB,
                                            EV_CURRENT};
    for (size_t i = 0; i < sizeof ident; i++)
        put(maker, ident[i], 1);
    put(maker, ET_REL, 2);
    put(maker, machine, 2);
    put(maker, EV_CURRENT, 4);
    put_word(maker, 0);
    put_word(maker, 0);
    put_word(maker, sections_at);
    put(maker, 0, 4);
    put(maker, maker->is64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr), 2);
    put(maker, 0, 2);
    put(maker, 0, 2);
    put(maker, maker->is64 ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr), 2);
    put(maker, count < SHN_LORESERVE ? count : 0, 2);
    put(maker, NAMES, 2);
}

/* Appends the whole file. */
static void put_file(struct maker *maker, unsigned machine, bool addend, size_t extra)
{
    size_t word = maker->is64 ? 8 : 4, count = FIRST_EXTRA + extra, start;
    struct section sections[FIRST_EXTRA + 1] = {
        [0] = {.size = count < SHN_LORESERVE ? 0 : count},
        [TEXT] = {1, SHT_PROGBITS, SHF_ALLOC | SHF_EXECINSTR, 0, 0, 0, 0, 0},
        [SYMBOLS] = {7, SHT_SYMTAB, 0, STRINGS, 3, 0, 0,
                     maker->is64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym)},
        [STRINGS] = {15, SHT_STRTAB, 0, 0, 0, 0, 0, 0},
        [RELOCATIONS] = {23, addend ? SHT_RELA : SHT_REL, SHF_INFO_LINK, SYMBOLS, TEXT, 0, 0,
                         addend ? 3 * word : 2 * word},
        [NOTE] = {33, SHT_NOTE, 0, 0, 0, 0, 0, 0},
        [NAMES] = {44, SHT_STRTAB, 0, 0, 0, 0, 0, 0},
        [FIRST_EXTRA] = {54, SHT_PROGBITS, SHF_ALLOC, 0, 0, 0, 0, 0},
    };
    put_header(maker, machine, 0, count);
    while (maker->size % 8 != 0)
        put(maker, 0, 1);
    put_contents(maker, sections, addend);
    start = maker->size;
    for (size_t i = 0; i < count; i++)
        put_section(maker, &sections[i < FIRST_EXTRA ? i : FIRST_EXTRA]);
    /* The header again, now that it is known where the section headers are. */
    size_t end = maker->size;
    maker->size = 0;
    put_header(maker, machine, start, count);
    maker->size = end;
}

int main(int count, char **arguments)
{
    if (count != 7)
        return 2;
    struct maker maker = {.is64 = strcmp(arguments[2], "64") == 0,
                          .big = strcmp(arguments[3], "big") == 0};
    put_file(&maker, (unsigned)atoi(arguments[4]), strcmp(arguments[5], "rela") == 0,
             (size_t)atol(arguments[6]));
    FILE *file = fopen(arguments[1], "wb");
    bool good = file && fwrite(maker.bytes, 1, maker.size, file) == maker.size;
    if (file && fclose(file) != 0)
        good = false;
    free(maker.bytes);
    return good ? 0 : 1;
}
