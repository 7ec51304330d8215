/*
 * reader.h: small pieces of a file that is open: names, and records of versions.
 *
 * Where the file is not mapped they are read. What is asked for lies close together,
 * so what is read once serves several: a window on the file stays open for the names,
 * and one for the records. A file in which this does not hold is mapped after all.
 */
#ifndef LDSO_READER_H
#define LDSO_READER_H

#include "ldso/memory.h"
#include "ldso/open.h"

struct ldso_window {
    uint64_t start; /* in the file */
    size_t size;
    unsigned char bytes[2048];
};

/* Too large to be filled with zeros for each library: see ldso_reader_start(). */
struct ldso_reader {
    struct ldso_image *image;
    struct ldso_memory *memory;
    unsigned reads; /* so many pieces were read */
    struct ldso_window names, records;
};

/* Begins to read in IMAGE, which ldso_image_load() filled. */
void ldso_reader_start(struct ldso_reader *reader, struct ldso_image *image,
                       struct ldso_memory *memory);

/* Returns the name at OFFSET in the dynamic strings, which lives as long as the closure;
   NULL: it does not end inside its segment, or no memory is left. */
const char *ldso_reader_name(struct ldso_reader *reader, uint64_t offset);

/* Returns the SIZE bytes, at most 1024, at OFFSET in the file, which live until the next
   call; NULL: they are not all there. */
const unsigned char *ldso_reader_bytes(struct ldso_reader *reader, uint64_t offset, size_t size);

#endif
