/*
 * main.c: random worlds of programs and libraries, and the loader as the judge.
 *
 *     worlds [-k] [-f TABLE] LOADER TOOLS FOLDER SEED COUNT [FIRST]
 *
 * Makes the worlds FIRST (1), FIRST + 1 and so on of SEED, each in a folder of its own
 * below FOLDER, and asks LOADER and the tools in the folder TOOLS about it. A world in
 * which they do not agree is named and kept; with -k every one is. Worlds of even numbers
 * have symbols; with musl's LOADER none has. -f TABLE takes the last line of each of the tools'
 * tables of this name away (list, tries, bindings; status: expects the other status), to show that
 * the comparison can fail. The status is 1 if there is a difference.
 *
 * The only code of a world is that of its program, which ends at once.
 */
#include "compare.h"
#include "musl.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Removes one file, for nftw. */
static int remove_one(const char *path, const struct stat *status, int type, struct FTW *place)
{
    (void)status, (void)type, (void)place;
    return remove(path);
}

/* Removes FOLDER with all that is in it. */
static void remove_folder(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Makes one world and compares; returns whether all agree. */
static bool one_world(struct tally *tally, struct world *world, const char *folder, uint64_t seed,
                      uint64_t number, bool keep)
{
    char own[4096], root[4200];
    snprintf(own, sizeof own, "%s/%llu-%llu", folder, (unsigned long long)seed,
             (unsigned long long)number);
    snprintf(root, sizeof root, "%s/world", own);
    remove_folder(own);
    if (mkdir(own, 0777) != 0 || mkdir(root, 0777) != 0) {
        perror(own);
        exit(2);
    }
    world->root = root;
    world->symbols = number % 2 == 0 && !world->musl;
    world_make(world, seed, number);
    const char *different = world->musl ? compare_musl(tally, world, own, keep)
                                        : compare_world(tally, world, own, keep);
    if (different)
        printf("seed %llu world %llu: the %s: %s/%s.loader and .tool\n", (unsigned long long)seed,
               (unsigned long long)number, different, own, different);
    if (!different && !keep)
        remove_folder(own);
    return !different;
}

int main(int count, char **arguments)
{
    static struct world world;
    struct tally tally = {.falsify = ""};
    bool keep = false;
    for (int option; (option = getopt(count, arguments, "kf:")) != -1;) {
        if (option == 'k')
            keep = true;
        else if (option == 'f')
            tally.falsify = optarg;
        else
            return 2;
    }
    if (count - optind < 5) {
        fputs("usage: worlds [-k] [-f TABLE] LOADER TOOLS FOLDER SEED COUNT [FIRST]\n", stderr);
        return 2;
    }
    char **words = arguments + optind;
    setvbuf(stdout, NULL, _IOLBF, 0);
    world.loader = words[0];
    world.musl = strstr(words[0], "/ld-musl-") != NULL;
    tally.tools = words[1];
    uint64_t seed = strtoull(words[3], NULL, 10), worlds = strtoull(words[4], NULL, 10);
    uint64_t first = count - optind > 5 ? strtoull(words[5], NULL, 10) : 1;
    for (uint64_t i = 0; i < worlds; i++)
        one_world(&tally, &world, words[2], seed, first + i, keep);
    printf("%lu worlds (the loader refuses %lu; %lu more not compared): %lu libraries, %lu tries; "
           "bindings of %lu worlds: %lu rows; %lu worlds differ\n",
           tally.worlds, tally.refused, tally.mistaken, tally.lines, tally.tries, tally.bound,
           tally.rows, tally.different);
    return tally.different != 0;
}
