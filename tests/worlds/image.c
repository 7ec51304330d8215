/* image.c: the header, the segments, what is appended, the strings, the dynamic section. */
#include "image.h"

#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for the header and the segments. */
enum { FRONT = sizeof(Elf64_Ehdr) + IMAGE_SEGMENTS * sizeof(Elf64_Phdr) };

/* Ends the program when the generator wants more than there is room for. */
static void need_room(bool room)
{
    if (!room) {
        fputs("worlds: a file grew too large\n", stderr);
        exit(2);
    }
}

void image_start(struct image *image, uint16_t type, uint64_t base)
{
    memset(image, 0, sizeof *image);
    image->base = base;
    image->used = FRONT;
    image->string_used = 1;
    Elf64_Ehdr *header = &image->header;
    memcpy(header->e_ident, ELFMAG, SELFMAG);
    header->e_ident[EI_CLASS] = ELFCLASS64;
    header->e_ident[EI_DATA] = ELFDATA2LSB;
    header->e_ident[EI_VERSION] = EV_CURRENT;
    header->e_type = type;
    header->e_machine = MACHINE;
    header->e_version = EV_CURRENT;
    header->e_entry = base + FRONT;
    header->e_phoff = sizeof *header;
    header->e_ehsize = sizeof *header;
    header->e_phentsize = sizeof(Elf64_Phdr);
}

uint64_t image_put(struct image *image, const void *bytes, size_t size)
{
    size_t place = (image->used + 15) / 16 * 16;
    need_room(place + size <= IMAGE_MOST);
    if (size)
        memcpy(image->bytes + place, bytes, size);
    image->used = place + size;
    return image->base + place;
}

uint32_t image_string(struct image *image, const char *text)
{
    size_t place = image->string_used, size = strlen(text) + 1;
    need_room(place + size <= sizeof image->strings);
    memcpy(image->strings + place, text, size);
    image->string_used += size;
    return (uint32_t)place;
}

void image_entry(struct image *image, int64_t tag, uint64_t value)
{
    need_room(image->entry_count < IMAGE_ENTRIES);
    Elf64_Dyn *entry = &image->entries[image->entry_count++];
    entry->d_tag = tag;
    entry->d_un.d_val = value;
}

void image_text(struct image *image, int64_t tag, const char *text)
{
    image_entry(image, tag, image_string(image, text));
}

void image_segment(struct image *image, uint32_t type, uint64_t address, size_t size)
{
    need_room(image->segment_count < IMAGE_SEGMENTS);
    Elf64_Phdr *segment = &image->segments[image->segment_count++];
    segment->p_type = type;
    segment->p_flags = type == PT_LOAD ? PF_R | PF_W | PF_X : PF_R | PF_W;
    segment->p_offset = address - image->base;
    segment->p_vaddr = segment->p_paddr = address;
    segment->p_filesz = segment->p_memsz = size;
    segment->p_align = type == PT_LOAD ? MACHINE_PAGE : 8;
}

void image_finish(struct image *image)
{
    uint64_t strings = image_put(image, image->strings, image->string_used);
    image_entry(image, DT_STRTAB, strings);
    image_entry(image, DT_STRSZ, image->string_used);
    image_entry(image, DT_NULL, 0);
    size_t size = image->entry_count * sizeof image->entries[0];
    uint64_t dynamic = image_put(image, image->entries, size);
    image_segment(image, PT_DYNAMIC, dynamic, size);
    image_segment(image, PT_LOAD, image->base, image->used);
    image_segment(image, PT_GNU_STACK, image->base, 0);
    image->header.e_phnum = (uint16_t)image->segment_count;
    memcpy(image->bytes, &image->header, sizeof image->header);
    memcpy(image->bytes + sizeof image->header, image->segments, sizeof image->segments);
}

bool image_write(const struct image *image, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    bool fine = fwrite(image->bytes, 1, image->used, file) == image->used;
    return fclose(file) == 0 && fine;
}
