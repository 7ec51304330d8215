/* symbols.c: symbols, versions and relocations. */
#include "world.h"

/* One symbol, which is none, and a hash table of one empty chain. */
void world_put_symbols(struct world *world, bool program)
{
    (void)program;
    struct image *image = &world->image;
    Elf64_Sym none = {0};
    Elf32_Word table[4] = {1, 1, 0, 0};
    image_entry(image, DT_SYMTAB, image_put(image, &none, sizeof none));
    image_entry(image, DT_SYMENT, sizeof none);
    image_entry(image, DT_HASH, image_put(image, table, sizeof table));
}
