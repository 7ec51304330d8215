/* elements.c: random strings: folders, lists of them, names of libraries. */
#include "machine.h"
#include "world.h"

#include <stdio.h>
#include <string.h>

/* The folders of a world; those in front are drawn more often. */
static const char *const folders[] = {
    "", "/a", "/b", "/a/c", "/" MACHINE_PLATFORM, "/" MACHINE_LIBRARY};

enum { FOLDERS = sizeof folders / sizeof folders[0] };

const char *world_folder(struct world *world)
{
    return folders[draw_below(&world->draw, 1 + draw_below(&world->draw, FOLDERS))];
}

/* Returns one of COUNT words. */
static const char *one_of(struct world *world, const char *const *words, size_t count)
{
    return words[draw_below(&world->draw, (unsigned)count)];
}

/* Appends a folder as one would write it. */
static void usual_folder(struct world *world, struct text *text)
{
    const char *folder = world_folder(world);
    switch (draw_below(&world->draw, 8)) {
    case 0:
    case 1: text_add(text, "$ORIGIN"); break;
    case 2: text_add(text, "$ORIGIN%s", folder); break;
    case 3: text_add(text, "${ORIGIN}/..%s", folder); break;
    case 4: text_add(text, "%s", *folder ? folder + 1 : "."); break;
    default: text_add(text, "%s%s", world->root, folder);
    }
}

/* Appends a folder as hardly anybody would. */
static void odd_folder(struct world *world, struct text *text)
{
    static const char *const words[] = {"",
                                        ".",
                                        "..",
                                        "/",
                                        "//",
                                        "$",
                                        "$$LIB",
                                        "$LIB",
                                        "$PLATFORM",
                                        "${LIB}",
                                        "$LIB/",
                                        "$ORIGINX",
                                        "${ORI",
                                        "$ORIGIN_/",
                                        "${ORIGIN}a",
                                        "$ORIGIN/",
                                        "$ORIGIN/.",
                                        "/lib",
                                        "none",
                                        "a/none",
                                        "a/",
                                        "a//",
                                        "./a",
                                        "a/../b",
                                        "link",
                                        "file",
                                        "./file",
                                        "loop",
                                        "$ORIGIN/loop",
                                        "a b",
                                        "a;b",
                                        "a,b",
                                        "$ORIGIN$LIB",
                                        "${PLATFORM}",
                                        ("/usr/" MACHINE_LIBRARY),
                                        "/usr/lib",
                                        "/usr/lib/",
                                        "/etc/passwd",
                                        "$ORIGIN/$PLATFORM",
                                        "$ORIGIN.",
                                        "a/c/.."};
    static const char *const below[] = {
        "/none",   "/a/",   "//a",   "/a/.",       "/./a",  "/a/../b",       "/link",
        "/file",   "/loop", "/$LIB", "/$PLATFORM", "/a/c/", "/glibc-hwcaps", MACHINE_FEATURE_BELOW,
        "/$ORIGIN"};
    unsigned kind = draw_below(&world->draw, 20);
    if (kind == 0)
        text_add(text, "%s/%0*d", world->root, 200 + (int)draw_below(&world->draw, 80), 0);
    else if (kind < 8)
        text_add(text, "%s%s", world->root, one_of(world, below, sizeof below / sizeof *below));
    else
        text_add(text, "%s", one_of(world, words, sizeof words / sizeof *words));
}

void world_list(struct world *world, struct text *text, const char *separators)
{
    unsigned count = draw_below(&world->draw, 5);
    if (draw_chance(&world->draw, 3))
        count += draw_below(&world->draw, 30);
    for (unsigned i = 0; i <= count; i++) {
        if (i > 0)
            text_add(text, "%c",
                     separators[draw_below(&world->draw, (unsigned)strlen(separators))]);
        if (draw_chance(&world->draw, world->odd))
            odd_folder(world, text);
        else
            usual_folder(world, text);
    }
}

/* Appends a name with a slash, or with a token. */
static void name_with_slash(struct world *world, struct text *text)
{
    const char *folder = world_folder(world);
    const char *name = world->names[draw_below(&world->draw, world->name_count)];
    switch (draw_below(&world->draw, 9)) {
    case 0: text_add(text, "%s%s/%s", world->root, folder, name); break;
    case 1: text_add(text, ".%s/%s", folder, name); break;
    case 2: text_add(text, "%s/%s", *folder ? folder + 1 : "..", name); break;
    case 3: text_add(text, "$ORIGIN/%s", name); break;
    case 4: text_add(text, "${ORIGIN}%s/%s", folder, name); break;
    case 5: text_add(text, "$ORIGIN/..%s/%s", folder, name); break;
    case 6: text_add(text, "$LIB/%s", name); break;
    case 7: text_add(text, "$PLATFORM/%s", name); break;
    default: text_add(text, "%s//a/%s", world->root, name);
    }
}

/* Appends a name as hardly anybody would. */
static void odd_name(struct world *world, struct text *text)
{
    static const char *const words[] = {"",
                                        "libmissing0.so",
                                        "libmissing1.so",
                                        "lib$PLATFORM.so",
                                        "lib$ORIGIN.so",
                                        "lib$.so",
                                        "$ORIGINAL.so",
                                        "lib${LIB.so",
                                        "libc.so.6",
                                        "libm.so.6",
                                        "libc.so.6",
                                        MACHINE_LOADER,
                                        MACHINE_LOADER_FOLDER "/" MACHINE_LOADER,
                                        "/" MACHINE_LIBRARY "/" MACHINE_LOADER,
                                        "linux-vdso.so.1",
                                        "libc.so.06",
                                        "a",
                                        "link",
                                        "libprog.so",
                                        "/" MACHINE_LIBRARY "/libc.so.6",
                                        "$ORIGIN",
                                        ".",
                                        "/",
                                        "liba:libb",
                                        "lib a.so",
                                        "./none/liba.so",
                                        "file/liba.so",
                                        "loop/liba.so"};
    if (draw_chance(&world->draw, 4))
        text_add(text, "lib%0*d.so", 230 + (int)draw_below(&world->draw, 40), 0);
    else
        text_add(text, "%s", one_of(world, words, sizeof words / sizeof *words));
}

void world_need(struct world *world, struct text *text)
{
    const char *name = world->names[draw_below(&world->draw, world->name_count)];
    if (draw_chance(&world->draw, world->odd / 2))
        odd_name(world, text);
    else if (draw_chance(&world->draw, world->odd))
        name_with_slash(world, text);
    else if (draw_chance(&world->draw, world->odd))
        text_add(text, "%s.1", name);
    else
        text_add(text, "%s", name);
}
