/* files.c: folders, links, and files that are no good. */
#include "machine.h"
#include "world.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void world_make_folder(struct world *world, const char *folder)
{
    char path[4096];
    int start = snprintf(path, sizeof path, "%s", world->root);
    snprintf(path + start, sizeof path - (size_t)start, "%s/", folder);
    for (char *slash = path + start + 1; (slash = strchr(slash, '/')); slash++) {
        *slash = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST) {
            perror(path);
            exit(2);
        }
        *slash = '/';
    }
}

/* Changes one field of the header or of a segment so that the loader may refuse the file,
   or pass it over. */
static void damage_header(struct world *world, unsigned char *bytes)
{
    Elf64_Ehdr *header = (void *)bytes;
    Elf64_Phdr *segments = (void *)(bytes + sizeof *header);
    unsigned value = draw_below(&world->draw, 5);
    Elf64_Phdr *segment = &segments[draw_below(&world->draw, header->e_phnum)];
    switch (draw_below(&world->draw, 15)) {
    case 0: header->e_ident[EI_CLASS] = (unsigned char)value; break;
    case 1: header->e_machine = value ? MACHINE_RELATED : MACHINE_FOREIGN; break;
    case 2: header->e_ident[EI_DATA] = (unsigned char)value; break;
    case 3: header->e_ident[EI_VERSION] = (unsigned char)value; break;
    case 4: header->e_ident[EI_OSABI] = (unsigned char)value; break;
    case 5: header->e_ident[EI_ABIVERSION] = (unsigned char)value; break;
    case 6: header->e_ident[EI_PAD + draw_below(&world->draw, 7)] = (unsigned char)value; break;
    case 7: header->e_version = value; break;
    case 8: header->e_type = (uint16_t)value; break;
    case 9: header->e_phentsize = (uint16_t)(54 + value); break;
    case 10: header->e_phoff += value * 100000; break;
    case 11: segment->p_type = PT_NULL; break;
    /* Nothing that leaves the loader with garbage for a dynamic section: it would crash. */
    case 12: segment->p_vaddr += segment->p_type == PT_LOAD ? value * 8 : 0; break;
    case 13: segment->p_filesz = segment->p_type == PT_LOAD ? segment->p_filesz : 0; break;
    default: header->e_ident[value] = 'x';
    }
}

void world_write_broken(struct world *world, const char *path)
{
    struct image *image = &world->image;
    unsigned kind = draw_below(&world->draw, 14);
    switch (kind) {
    case 0: mkdir(path, 0777); return;
    case 1:
        if (symlink("nowhere", path) != 0)
            perror(path);
        return;
    case 2:
        if (symlink(strrchr(path, '/') + 1, path) != 0) /* to itself */
            perror(path);
        return;
    case 3: image->used = draw_below(&world->draw, 70); break;
    /* Not behind the segments: the loader takes a dynamic section that is cut off for an
       empty one where the page goes on with zeros, and crashes later. */
    case 4: image->used = 64 + draw_below(&world->draw, 168); break;
    case 5: memset(image->bytes, ' ', 100); break;
    case 6: image->used = 0; break;
    default: damage_header(world, image->bytes);
    }
    if (image_write(image, path) && kind == 7 && chmod(path, 0) != 0)
        perror(path);
}
