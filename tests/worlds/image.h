/*
 * image.h: writes an ELF file of one segment, without a compiler.
 *
 * For the machine of machine.h, with 64 bits and the low byte first. The whole file is one writable
 * PT_LOAD whose address is a base plus the place in the file, so that what is appended has its
 * address at once.
 */
#ifndef WORLDS_IMAGE_H
#define WORLDS_IMAGE_H

#include <elf.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { IMAGE_MOST = 1 << 16, IMAGE_ENTRIES = 96, IMAGE_SEGMENTS = 8 };

struct image {
    unsigned char bytes[IMAGE_MOST];
    size_t used;
    uint64_t base; /* the address of the file's first byte */
    Elf64_Ehdr header;
    Elf64_Phdr segments[IMAGE_SEGMENTS];
    unsigned segment_count;
    Elf64_Dyn entries[IMAGE_ENTRIES];
    unsigned entry_count;
    char strings[IMAGE_MOST / 2];
    size_t string_used;
};

/* Begins a file of TYPE, ET_DYN or ET_EXEC. */
void image_start(struct image *image, uint16_t type, uint64_t base);

/* Appends SIZE bytes at a multiple of 16; returns their address. */
uint64_t image_put(struct image *image, const void *bytes, size_t size);

/* Returns the place of TEXT in the string table. */
uint32_t image_string(struct image *image, const char *text);

/* Appends an entry of the dynamic section: a value, or the place of a string. */
void image_entry(struct image *image, int64_t tag, uint64_t value);
void image_text(struct image *image, int64_t tag, const char *text);

/* Adds a segment for the SIZE bytes at ADDRESS. */
void image_segment(struct image *image, uint32_t type, uint64_t address, size_t size);

/* Puts the parts together: no more may be appended then, but the bytes may be changed. */
void image_finish(struct image *image);

/* Writes the file; returns false if that fails. */
bool image_write(const struct image *image, const char *path);

#endif
