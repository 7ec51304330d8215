/* world.c: which files there are, what they ask for, and how the program is started. */
#include "world.h"
#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Ends the program when a file cannot be made. */
static void need_file(bool made, const char *path)
{
    if (!made) {
        perror(path);
        exit(2);
    }
}

/* Appends entries of random names: DT_NEEDED, and now and then a filter. */
static void put_needs(struct world *world, unsigned count)
{
    struct text name = {0};
    for (unsigned i = 0; i < count; i++) {
        int64_t tag = DT_NEEDED;
        if (!world->symbols && draw_chance(&world->draw, world->odd / 4))
            tag = draw_chance(&world->draw, 50) ? DT_FILTER : DT_AUXILIARY;
        text_empty(&name);
        world_need(world, &name);
        image_text(&world->image, tag, text_of(&name));
        if (draw_chance(&world->draw, 3))
            image_text(&world->image, DT_NEEDED, text_of(&name));
    }
    free(name.bytes);
}

/* Appends DT_RPATH or DT_RUNPATH, or both, or none. */
static void put_paths(struct world *world, unsigned percent)
{
    struct text list = {0};
    static const int64_t tags[] = {DT_RPATH, DT_RUNPATH};
    for (size_t i = 0; i < 2; i++) {
        if (!draw_chance(&world->draw, percent))
            continue;
        text_empty(&list);
        if (!draw_chance(&world->draw, world->odd / 3))
            world_list(world, &list, ":");
        image_text(&world->image, tags[i], text_of(&list));
    }
    free(list.bytes);
}

/* Appends the flags. */
static void put_flags(struct world *world)
{
    struct draw *draw = &world->draw;
    if (draw_chance(draw, world->odd / 2))
        image_entry(&world->image, DT_FLAGS_1, DF_1_NODEFLIB);
    else if (draw_chance(draw, world->odd / 4))
        image_entry(&world->image, DT_FLAGS_1, draw_below(draw, 0x10000));
    if (draw_chance(draw, world->odd / 4))
        image_entry(&world->image, DT_FLAGS, DF_ORIGIN);
}

/* Gives the image a table of symbols with nothing in it: musl searches every object. */
static void put_nothing(struct image *image)
{
    static const Elf64_Sym none;
    static const uint32_t hash[] = {1, 1, 0, 0}; /* a bucket and a symbol, the empty one */
    image_entry(image, DT_SYMTAB, image_put(image, &none, sizeof none));
    image_entry(image, DT_HASH, image_put(image, hash, sizeof hash));
}

/* Makes the image of the library called NAME. */
static void make_library(struct world *world, const char *name)
{
    struct draw *draw = &world->draw;
    image_start(&world->image, ET_DYN, draw_chance(draw, 5) ? 0x10000 : 0);
    put_needs(world, draw_below(draw, world->symbols ? 3 : 5));
    if (draw_chance(draw, 70))
        image_text(&world->image, DT_SONAME, name);
    else if (draw_chance(draw, 50)) {
        struct text other = {0};
        world_need(world, &other);
        image_text(&world->image, DT_SONAME, text_of(&other));
        free(other.bytes);
    }
    if (!world->symbols)
        put_paths(world, 30);
    put_flags(world);
    world_put_symbols(world, false);
    if (world->musl)
        put_nothing(&world->image);
    image_finish(&world->image);
}

/* Makes PATH another way to OLD: a symbolic link, a relative one or a hard one. */
static void make_link(struct world *world, const char *old, const char *path)
{
    struct stat status;
    if (stat(old, &status) != 0 || S_ISDIR(status.st_mode) || draw_chance(&world->draw, 60))
        need_file(symlink(old, path) == 0, path);
    else
        need_file(link(old, path) == 0, path);
}

/* Makes the files called NAME: in one folder or several, different ones or the same. */
static void make_files(struct world *world, const char *name)
{
    static const char *const features[] = {MACHINE_FEATURES};
    struct draw *draw = &world->draw;
    char old[4096] = "", path[4096], folder[256];
    unsigned count = 1 + (draw_chance(draw, 50) ? draw_below(draw, 4) : 0);
    for (unsigned i = 0; i < count; i++) {
        snprintf(folder, sizeof folder, "%s", world_folder(world));
        size_t length = strlen(folder);
        if (draw_chance(draw, 10))
            snprintf(folder + length, sizeof folder - length, "%s", features[draw_below(draw, 3)]);
        else if (draw_chance(draw, 3))
            snprintf(folder + length, sizeof folder - length, "/tls");
        world_make_folder(world, folder);
        snprintf(path, sizeof path, "%s%s/%s%s", world->root, folder, name,
                 draw_chance(draw, world->odd / 2) ? ".1" : "");
        struct stat status;
        if (lstat(path, &status) == 0)
            continue;
        if (*old && draw_chance(draw, 40)) {
            make_link(world, old, path);
            continue;
        }
        make_library(world, name);
        if (draw_chance(draw, world->broken))
            world_write_broken(world, path);
        else
            need_file(image_write(&world->image, path), path);
        snprintf(old, sizeof old, "%s", path);
    }
}

/* Gives the program code: exit(0). So that a real start tells whether the loader refuses. */
static void put_code(struct image *image)
{
    static const unsigned char code[] = {MACHINE_EXIT};
    image->header.e_entry = image_put(image, code, sizeof code);
}

/* Makes the program, and says how it is started. */
static void make_program(struct world *world)
{
    struct draw *draw = &world->draw;
    struct image *image = &world->image;
    bool fixed = draw_chance(draw, 30);
    char path[4096];
    world->by_loader = draw_chance(draw, 10) && !world->musl;
    image_start(image, fixed ? ET_EXEC : ET_DYN, fixed ? 0x400000 : 0);
    image_segment(image, PT_PHDR, image->base + image->header.e_phoff, sizeof image->segments);
    bool interpreter = !world->by_loader || draw_chance(draw, 50);
    if (interpreter) {
        size_t size = strlen(world->loader) + 1;
        image_segment(image, PT_INTERP, image_put(image, world->loader, size), size);
    }
    put_code(image);
    /* Without both, the loader hands it back to the kernel, as a static program. */
    if (!interpreter)
        image_text(image, DT_NEEDED, world->names[0]);
    put_needs(world, 1 + draw_below(draw, 5));
    if (draw_chance(draw, world->odd / 2))
        image_text(image, DT_SONAME, world->names[0]);
    if (world->symbols) {
        snprintf(path, sizeof path,
                 "%s:%s/a:%s/b:%s/a/c:%s/" MACHINE_PLATFORM ":%s/" MACHINE_LIBRARY, world->root,
                 world->root, world->root, world->root, world->root, world->root);
        image_text(image, DT_RPATH, path);
    } else {
        put_paths(world, 60);
    }
    put_flags(world);
    world_put_symbols(world, true);
    if (world->musl)
        put_nothing(image);
    image_finish(image);

    snprintf(path, sizeof path, "%s%s/prog", world->root, world_folder(world));
    need_file(image_write(image, path) && chmod(path, 0755) == 0, path);
    text_add(&world->program, "%s", path);
    if (!world->by_loader && draw_chance(draw, 15)) {
        text_empty(&world->program);
        text_add(&world->program, "%s%s/started", world->root, world_folder(world));
        need_file(symlink(path, text_of(&world->program)) == 0, path);
    }
}

/* Appends names as in LD_PRELOAD. */
static void preload_list(struct world *world, struct text *text)
{
    unsigned count = 1 + draw_below(&world->draw, 4);
    for (unsigned i = 0; i < count; i++) {
        if (i > 0)
            text_add(text, "%c", " :"[draw_below(&world->draw, 2)]);
        world_need(world, text);
    }
}

/* Draws the environment. */
static void make_environment(struct world *world)
{
    struct draw *draw = &world->draw;
    text_add(&world->folder, "%s%s", world->root, world_folder(world));
    if (!world->symbols && draw_chance(draw, 40)) {
        struct text *variable = &world->variables[world->variable_count++];
        text_add(variable, "LD_LIBRARY_PATH=");
        if (!draw_chance(draw, world->odd / 2))
            world_list(world, variable, ":;");
    }
    if (draw_chance(draw, 25)) {
        struct text *variable = &world->variables[world->variable_count++];
        text_add(variable, "LD_PRELOAD=");
        preload_list(world, variable);
    }
    if (world->symbols && draw_chance(draw, 10))
        text_add(&world->variables[world->variable_count++], "LD_DYNAMIC_WEAK=");
}

/* Makes the folders, and what else stands in them. */
static void make_folders(struct world *world)
{
    static const char *const folders[] = {"/a/c", "/b", "/" MACHINE_PLATFORM, "/" MACHINE_LIBRARY};
    static const char *const links[][2] = {{"b", "link"}, {"loop", "loop"}};
    char path[4096];
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        world_make_folder(world, folders[i]);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        snprintf(path, sizeof path, "%s/%s", world->root, links[i][1]);
        need_file(symlink(links[i][0], path) == 0, path);
    }
    snprintf(path, sizeof path, "%s/file", world->root);
    FILE *file = fopen(path, "w");
    need_file(file && fclose(file) == 0, path);
}

void world_make(struct world *world, uint64_t seed, uint64_t number)
{
    static const unsigned odds[] = {0, 5, 10, 20, 40}, versions[] = {0, 60, 100, 100};
    struct draw *draw = &world->draw;
    draw_start(draw, seed, number);
    text_empty(&world->program);
    text_empty(&world->folder);
    world->variable_count = 0;
    for (size_t i = 0; i < sizeof world->variables / sizeof world->variables[0]; i++)
        text_empty(&world->variables[i]);
    world->odd = odds[draw_below(draw, sizeof odds / sizeof *odds)];
    world->versions = versions[draw_below(draw, 4)];
    world->broken = draw_chance(draw, 30) ? 15 : 0;
    if (world->symbols)
        world->odd /= 8, world->broken = 0;
    /* Not libc.so: a library that needs it, and names no loader, is taken for one of musl. */
    world->name_count = 2 + draw_below(draw, WORLD_NAMES - 1);
    for (unsigned i = 0; i < world->name_count; i++)
        snprintf(world->names[i], sizeof world->names[i], "lib%c.so", "abdefghijkno"[i]);
    if (draw_chance(draw, world->odd / 2))
        snprintf(world->names[0], sizeof world->names[0], "libm.so.6");
    make_folders(world);
    for (unsigned i = 0; i < world->name_count; i++)
        make_files(world, world->names[i]);
    make_program(world);
    make_environment(world);
}
