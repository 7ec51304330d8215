/*
 * world.h: a random world: a folder with a program and libraries, and the environment in
 * which the program is started.
 */
#ifndef WORLDS_WORLD_H
#define WORLDS_WORLD_H

#include "draw.h"
#include "image.h"
#include "text.h"

enum { WORLD_NAMES = 12 };

struct world {
    struct draw draw;
    const char *root;   /* the world's folder; an absolute path */
    const char *loader; /* the loader that programs name */
    bool musl;          /* it is musl's: files have a hash table, and no symbols */
    bool symbols;       /* with symbols, and little that keeps libraries from being found */
    unsigned versions;  /* per cent of files with versions */
    unsigned odd;       /* per cent of what is unusual */
    unsigned broken;    /* per cent of files that are damaged */
    char names[WORLD_NAMES][24]; /* of libraries */
    unsigned name_count;
    struct text program;      /* the path of the file to ask about */
    bool by_loader;           /* it is started as "loader program" */
    struct text folder;       /* from where it is started */
    struct text variables[3]; /* NAME=VALUE */
    unsigned variable_count;
    struct image image; /* of the file that is being made */
};

/* Makes the world SEED, NUMBER in the empty folder ROOT. The program says whether it has
   symbols. */
void world_make(struct world *world, uint64_t seed, uint64_t number);

/* elements.c: appends a random list of folders as in DT_RPATH, separated by characters of
   SEPARATORS. */
void world_list(struct world *world, struct text *text, const char *separators);

/* elements.c: returns a folder below the root, as "/a/b" or "". */
const char *world_folder(struct world *world);

/* elements.c: appends a random string as in DT_NEEDED. */
void world_need(struct world *world, struct text *text);

/* files.c: makes FOLDER, with all above it, below the root. */
void world_make_folder(struct world *world, const char *folder);

/* files.c: writes what stands in world->image to PATH, damaged so that it may be no
   library any more. */
void world_write_broken(struct world *world, const char *path);

/* symbols.c: gives the image symbols, versions and relocations. */
void world_put_symbols(struct world *world, bool program);

#endif
