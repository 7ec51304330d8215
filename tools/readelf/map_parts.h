/*
 * map_parts.h: the parts of a file, in the order in which --map draws them.
 */
#ifndef READELF_MAP_PARTS_H
#define READELF_MAP_PARTS_H

#include "elf/object.h"

enum map_kind {
    MAP_LOAD,    /* a PT_LOAD; the parts inside of it follow */
    MAP_SEGMENT, /* another segment, where there are no sections to draw */
    MAP_SECTION,
    MAP_SECTIONS, /* a run of small sections, in a file that has very many */
    MAP_TABLE,    /* the ELF header, the program headers, the section headers */
};

struct map_part {
    enum map_kind kind;
    uint64_t offset, size; /* in the file; a section without content has size 0 */
    uint64_t extra;        /* bytes that it has in memory only */
    uint64_t index;        /* of the section or segment; the order among tables */
    uint64_t count;        /* of entries in a table, of sections in a run */
    unsigned load;         /* number of the PT_LOAD it lies in, from 1; 0: none */
    uint64_t anchor;       /* where that PT_LOAD is drawn, or its own offset */
    unsigned permissions;  /* PF_R, PF_W, PF_X; 0: it is not in memory */
    bool mixed;            /* a run whose sections have different permissions */
};

struct map {
    struct map_part *parts;
    size_t count;
};

/* Collects the parts of OBJECT, sorted. The caller frees map->parts. False: out of
   memory, and there is nothing to free. */
bool map_collect(struct map *map, const struct elf_object *object);

#endif
