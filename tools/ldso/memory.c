/* memory.c: see memory.h. */
#include "ldso/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* madvise(2), since Linux 5.14: older headers lack it. */
#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif

struct ldso_block {
    struct ldso_block *older;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

enum { BLOCK_SIZE = 60 * 1024 };

/* Asks the kernel for the pages of BLOCK in one call. They would come by themselves, each when
   it is first touched, but that takes three times as long; an older kernel refuses, and they do. */
static void fill_with_pages(struct ldso_block *block)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = ((uintptr_t)block->bytes + page - 1) & ~(page - 1);
    uintptr_t end = ((uintptr_t)block->bytes + block->size) & ~(page - 1);
    if (start < end)
        madvise((void *)start, end - start, MADV_POPULATE_WRITE);
}

/* Cuts SIZE bytes from a new block. */
static void *cut_new(struct ldso_memory *memory, size_t size)
{
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct ldso_block *fresh = NULL;
    if (room <= SIZE_MAX - sizeof *fresh)
        fresh = malloc(sizeof *fresh + room);
    if (!fresh) {
        memory->exhausted = true;
        return NULL;
    }
    *fresh = (struct ldso_block){.older = memory->blocks, .size = room, .used = size};
    memory->blocks = fresh;
    if (room == BLOCK_SIZE)
        fill_with_pages(fresh);
    return fresh->bytes;
}

/* Cuts SIZE bytes from the newest block, beginning at a multiple of ALIGNMENT. */
static void *cut(struct ldso_memory *memory, size_t size, size_t alignment)
{
    struct ldso_block *block = memory->blocks;
    size_t start = block ? (block->used + alignment - 1) & ~(alignment - 1) : 0;
    if (!block || start > block->size || size > block->size - start)
        return cut_new(memory, size);
    block->used = start + size;
    return block->bytes + start;
}

void *ldso_memory_take(struct ldso_memory *memory, size_t size)
{
    void *bytes = cut(memory, size, alignof(max_align_t));
    return bytes ? memset(bytes, 0, size) : NULL;
}

void *ldso_memory_array(struct ldso_memory *memory, size_t count, size_t size)
{
    if (count > SIZE_MAX / 2 / size) {
        memory->exhausted = true;
        return NULL;
    }
    return ldso_memory_take(memory, count * size);
}

bool ldso_memory_count(struct ldso_memory *memory, size_t length)
{
    if (length > LDSO_TEXT_MOST || memory->text > LDSO_TEXT_MOST - length) {
        memory->text = LDSO_TEXT_MOST;
        memory->exhausted = true;
        return false;
    }
    memory->text += length;
    return true;
}

const char *ldso_memory_problem(const struct ldso_memory *memory)
{
    return memory->text < LDSO_TEXT_MOST
               ? "out of memory"
               : "the names and paths for it are longer than 24 MiB in all; given up";
}

/* Cuts SIZE bytes for a text. */
static char *cut_text(struct ldso_memory *memory, size_t size)
{
    return ldso_memory_count(memory, size) ? cut(memory, size, 1) : NULL;
}

char *ldso_memory_text(struct ldso_memory *memory, const char *text, size_t length)
{
    char *copy = cut_text(memory, length + 1);
    if (copy) {
        memcpy(copy, text, length);
        copy[length] = '\0';
    }
    return copy;
}

char *ldso_memory_join(struct ldso_memory *memory, const char *a, const char *b, const char *c)
{
    size_t of_a = strlen(a), of_b = strlen(b), of_c = strlen(c);
    char *text = cut_text(memory, of_a + of_b + of_c + 1);
    if (text) {
        memcpy(text, a, of_a);
        memcpy(text + of_a, b, of_b);
        memcpy(text + of_a + of_b, c, of_c + 1);
    }
    return text;
}

void ldso_memory_free(struct ldso_memory *memory)
{
    while (memory->blocks) {
        struct ldso_block *older = memory->blocks->older;
        free(memory->blocks);
        memory->blocks = older;
    }
}
