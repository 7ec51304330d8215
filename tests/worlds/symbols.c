/*
 * symbols.c: symbols and relocations.
 *
 * There are few names, so that many files define each. What the loader relocates it also
 * writes, so every value and every place lies in the file's own slots, and some names
 * are of one kind only: a copy of an absolute address, or thread-local storage of a file
 * that has none, would crash it.
 */
#include "symbols.h"

#include "machine.h"

#include <string.h>

static const char *const plain_names[] = {"s0", "s1", "s2", "s3", "s4", "s5"};
static const char *const thread_names[] = {"thread0", "thread1"};
static const char absolute_name[] = "absolute";

/* Draws a name; returns it. */
static const char *draw_name(struct draw *draw)
{
    if (draw_chance(draw, 10))
        return thread_names[draw_below(draw, 2)];
    if (draw_chance(draw, 5))
        return absolute_name;
    return plain_names[draw_below(draw, sizeof plain_names / sizeof *plain_names)];
}

/* Draws st_info: the binding, the type. */
static unsigned char draw_info(struct draw *draw, const char *name, bool defined)
{
    static const unsigned char types[] = {STT_OBJECT, STT_OBJECT, STT_FUNC,      STT_FUNC,
                                          STT_NOTYPE, STT_COMMON, STT_GNU_IFUNC, STT_SECTION};
    unsigned char binding = STB_GLOBAL, type;
    unsigned dice = draw_below(draw, 100);
    if (dice < 20)
        binding = STB_WEAK;
    else if (dice < 30 && defined)
        binding = STB_GNU_UNIQUE;
    else if (dice == 30 && defined)
        binding = 5; /* of no meaning */
    type = types[draw_below(draw, draw_chance(draw, 80) ? 5 : sizeof types)];
    return (unsigned char)ELF64_ST_INFO(binding, name[0] == 't' ? STT_TLS : type);
}

/* Draws st_other: most are of default visibility. */
static unsigned char draw_visibility(struct draw *draw)
{
    static const unsigned char kinds[] = {STV_PROTECTED, STV_PROTECTED, STV_HIDDEN, STV_INTERNAL};
    return draw_chance(draw, 80) ? STV_DEFAULT : kinds[draw_below(draw, 4)];
}

/* Draws an address in the slots, or 0. */
static uint64_t draw_slot(struct symbols *symbols)
{
    return symbols->data + SLOT * draw_below(&symbols->world->draw, SLOTS);
}

/* Draws the version of a symbol; bit 15 says that it is not the default one. */
static uint16_t draw_version(struct symbols *symbols, bool defined)
{
    struct draw *draw = &symbols->world->draw;
    const uint16_t *indices = defined ? symbols->defined : symbols->needed;
    unsigned count = defined ? symbols->defined_count : symbols->needed_count;
    if (draw_chance(draw, 3))
        return 0;
    if (count == 0 || draw_chance(draw, 20))
        return 1;
    bool hidden = defined && draw_chance(draw, 30);
    return (uint16_t)(indices[draw_below(draw, count)] | (hidden ? 0x8000 : 0));
}

/* Adds a symbol that the file defines, or only refers to. */
static void add_symbol(struct symbols *symbols, bool defined, bool local)
{
    struct draw *draw = &symbols->world->draw;
    Elf64_Sym *entry = &symbols->entries[symbols->count];
    const char *name = draw_name(draw);
    bool thread = name[0] == 't';
    entry->st_name = image_string(&symbols->world->image, name);
    entry->st_info = draw_info(draw, name, defined);
    entry->st_size = 8;
    if (local)
        entry->st_info = (unsigned char)ELF64_ST_INFO(STB_LOCAL, entry->st_info & 0xf);
    if (defined) {
        entry->st_other = draw_visibility(draw);
        entry->st_shndx = name == absolute_name ? SHN_ABS : 1;
        entry->st_value = thread ? 8 * draw_below(draw, 2) : draw_slot(symbols);
        if (draw_chance(draw, 3))
            entry->st_value = 0;
    } else if (!thread && draw_chance(draw, symbols->program ? 20 : 3)) {
        entry->st_value = draw_slot(symbols); /* as a PLT entry that others may use */
    }
    symbols->names[symbols->count] = name;
    symbols->versions[symbols->count++] = draw_version(symbols, defined);
}

/* Draws a relocation; returns whether it is of a kind that fits the symbol. */
static bool draw_relocation(struct symbols *symbols, Elf64_Rela *relocation)
{
    static const uint32_t plain[] = {MACHINE_RELOCATIONS}, thread[] = {MACHINE_THREAD_RELOCATIONS};
    struct draw *draw = &symbols->world->draw;
    unsigned symbol = draw_below(draw, symbols->count);
    const char *name = symbols->names[symbol];
    uint32_t type = plain[draw_below(draw, sizeof plain / sizeof *plain)];
    if (name && name[0] == 't')
        type = thread[draw_below(draw, sizeof thread / sizeof *thread)];
    if (type == MACHINE_COPY &&
        (!name || name == absolute_name || (!symbols->program && !draw_chance(draw, 10))))
        return false;
    const Elf64_Sym *entry = &symbols->entries[symbol];
    /* The loader reads the size through a null pointer where the symbol is nowhere. */
    if (type == (uint32_t)MACHINE_SIZE && ELF64_ST_BIND(entry->st_info) != STB_LOCAL)
        return false;
    /* A symbol that binds to its own object is copied from its value, and 0 is no address
       in a program of fixed addresses. */
    bool own = entry->st_other != STV_DEFAULT || ELF64_ST_BIND(entry->st_info) == STB_LOCAL;
    if (type == MACHINE_COPY && own && entry->st_value == 0)
        return false;
    relocation->r_offset = draw_slot(symbols);
    relocation->r_info = ELF64_R_INFO((uint64_t)symbol, type);
    return true;
}

/* Puts the relocations: calls in a table of their own, or behind the others, or none. */
static void put_relocations(struct symbols *symbols)
{
    enum { MOST = 16 };
    struct draw *draw = &symbols->world->draw;
    struct image *image = &symbols->world->image;
    Elf64_Rela relocations[MOST] = {0};
    unsigned count = 0, calls = 0;
    for (unsigned i = draw_below(draw, MOST); i > 0; i--)
        count += draw_relocation(symbols, &relocations[count]);
    if (draw_chance(draw, 70))
        calls = draw_below(draw, count + 1);
    uint64_t address = image_put(image, relocations, count * sizeof *relocations);
    uint64_t size = (count - calls) * sizeof *relocations;
    if (count > calls) {
        image_entry(image, DT_RELA, address);
        /* The calls may count as the end of the first table as well. */
        image_entry(image, DT_RELASZ, draw_chance(draw, 20) ? count * sizeof *relocations : size);
        image_entry(image, DT_RELAENT, sizeof *relocations);
    }
    if (calls) {
        image_entry(image, DT_JMPREL, address + size);
        image_entry(image, DT_PLTRELSZ, calls * sizeof *relocations);
        image_entry(image, DT_PLTREL, DT_RELA);
    }
}

/* Says that the file looks into itself first, in one of the two ways. */
static void put_symbolic(struct symbols *symbols)
{
    struct draw *draw = &symbols->world->draw;
    if (draw_chance(draw, 10))
        image_entry(&symbols->world->image, DT_SYMBOLIC, 0);
    else if (draw_chance(draw, 10))
        image_entry(&symbols->world->image, DT_FLAGS, DF_SYMBOLIC);
}

void world_put_symbols(struct world *world, bool program)
{
    static const unsigned char slots[SLOTS * SLOT];
    static struct symbols symbols;
    struct image *image = &world->image;
    memset(&symbols, 0, sizeof symbols);
    symbols.world = world;
    symbols.program = program;
    symbols.count = symbols.first_defined = 1; /* the first one is none */
    if (world->symbols) {
        symbols.data = image_put(image, slots, sizeof slots);
        image_segment(image, PT_TLS, symbols.data, SLOT);
        symbols_put_versions(&symbols);
        for (unsigned i = draw_below(&world->draw, 3); i > 0; i--)
            add_symbol(&symbols, true, true);
        for (unsigned i = draw_below(&world->draw, 7); i > 0; i--)
            add_symbol(&symbols, false, false);
        symbols.first_defined = symbols.count;
        for (unsigned i = draw_below(&world->draw, 10); i > 0; i--)
            add_symbol(&symbols, true, false);
        symbols_put_hashes(&symbols);
        put_relocations(&symbols);
        put_symbolic(&symbols);
    }
    image_entry(image, DT_SYMTAB,
                image_put(image, symbols.entries, symbols.count * sizeof symbols.entries[0]));
    image_entry(image, DT_SYMENT, sizeof symbols.entries[0]);
    if (symbols.versioned)
        image_entry(image, DT_VERSYM,
                    image_put(image, symbols.versions, symbols.count * sizeof symbols.versions[0]));
}
