/* versions.c: DT_VERDEF and DT_VERNEED. */
#include "symbols.h"

#include <stdio.h>
#include <string.h>

/* Returns the place in the string table of a version's name, with its hash. */
static uint32_t draw_version(struct symbols *symbols, uint32_t *hash)
{
    char name[8];
    snprintf(name, sizeof name, "V%u", 1 + draw_below(&symbols->world->draw, 4));
    *hash = symbols_hash(name);
    return image_string(&symbols->world->image, name);
}

/* Puts the records of the versions that the file defines: the base, and up to three more.
   A version may come twice. */
static void put_defined(struct symbols *symbols)
{
    struct {
        Elf64_Verdef record;
        Elf64_Verdaux name;
    } records[4] = {0};
    struct world *world = symbols->world;
    bool base = !draw_chance(&world->draw, 5);
    unsigned count = base + 1 + draw_below(&world->draw, 3);
    for (unsigned i = 0; i < count; i++) {
        Elf64_Verdef *record = &records[i].record;
        record->vd_version = VER_DEF_CURRENT;
        record->vd_ndx = (Elf64_Half)(i + 2 - base);
        record->vd_cnt = 1;
        record->vd_aux = sizeof *record;
        record->vd_next = i + 1 < count ? sizeof records[i] : 0;
        if (base && i == 0) {
            record->vd_flags = VER_FLG_BASE;
            record->vd_hash = symbols_hash("base");
            records[i].name.vda_name = image_string(&world->image, "base");
        } else {
            if (draw_chance(&world->draw, 5))
                record->vd_flags = VER_FLG_WEAK;
            records[i].name.vda_name = draw_version(symbols, &record->vd_hash);
        }
        symbols->defined[symbols->defined_count++] = record->vd_ndx;
    }
    image_entry(&world->image, DT_VERDEF,
                image_put(&world->image, records, count * sizeof records[0]));
    image_entry(&world->image, DT_VERDEFNUM, count);
}

/* Returns the place in the string table of a library that the file needs, or 0. One that
   nobody loads under this name would make the loader stop with an assertion. */
static uint32_t draw_needed(struct symbols *symbols)
{
    const struct image *image = &symbols->world->image;
    uint32_t names[IMAGE_ENTRIES];
    unsigned count = 0;
    for (unsigned i = 0; i < image->entry_count; i++) {
        const Elf64_Dyn *entry = &image->entries[i];
        const char *name = image->strings + entry->d_un.d_val;
        if (entry->d_tag == DT_NEEDED && *name && !strchr(name, '$'))
            names[count++] = (uint32_t)entry->d_un.d_val;
    }
    return count ? names[draw_below(&symbols->world->draw, count)] : 0;
}

/* Puts the records of the versions that the file needs, of one or two libraries. */
static void put_needed(struct symbols *symbols)
{
    struct {
        Elf64_Verneed record;
        Elf64_Vernaux name;
    } records[3] = {0};
    struct world *world = symbols->world;
    unsigned count = 1 + draw_below(&world->draw, 3);
    for (unsigned i = 0; i < count; i++) {
        Elf64_Verneed *record = &records[i].record;
        Elf64_Vernaux *name = &records[i].name;
        record->vn_version = VER_NEED_CURRENT;
        record->vn_cnt = 1;
        record->vn_file = draw_needed(symbols);
        record->vn_aux = sizeof *record;
        record->vn_next = i + 1 < count ? sizeof records[i] : 0;
        uint16_t index = (uint16_t)(2 + symbols->defined_count + i);
        name->vna_other = (Elf64_Half)(index | (draw_chance(&world->draw, 5) ? 0x8000 : 0));
        name->vna_flags = draw_chance(&world->draw, 10) ? VER_FLG_WEAK : 0;
        name->vna_name = draw_version(symbols, &name->vna_hash);
        if (record->vn_file == 0)
            return;
        symbols->needed[symbols->needed_count++] = index;
    }
    image_entry(&world->image, DT_VERNEED,
                image_put(&world->image, records, count * sizeof records[0]));
    image_entry(&world->image, DT_VERNEEDNUM, count);
}

void symbols_put_versions(struct symbols *symbols)
{
    struct world *world = symbols->world;
    if (draw_chance(&world->draw, symbols->program ? world->versions / 4 : world->versions))
        put_defined(symbols);
    if (draw_chance(&world->draw, world->versions / 2))
        put_needed(symbols);
    /* With a DT_VERSYM and no records, the loader reads through a null pointer. */
    symbols->versioned = symbols->defined_count || symbols->needed_count;
}
