/*
 * open.h: opening a candidate, with the checks of the loader (L24).
 */
#ifndef LDSO_OPEN_H
#define LDSO_OPEN_H

#include "ldso/facts.h"
#include "ldso/machine.h"
#include "ldso/root.h"

/* A file that was opened. Release it with ldso_image_close(), or pass its parts on. */
struct ldso_image {
    int descriptor;
    uint64_t size;
    dev_t device;
    ino_t inode;
    mode_t mode;
    struct elf_object elf; /* the header and the segments */
    struct elf_file file;  /* mapped by ldso_image_load(), if it should */
    struct elf_dynamic dynamic;
    uint64_t strings, strings_size; /* where the dynamic strings are in the file, up to the
                                       end of their segment */
};

/* Opens PATH and checks its header, as far as the loader, glibc's or musl's, does before it
   asks whether the file is loaded already. Returns LDSO_FOUND, and fills IMAGE; LDSO_ABSENT, with
   the errno; LDSO_WRONG_CLASS, LDSO_WRONG_MACHINE; or LDSO_FATAL with REASON, a constant
   text, and perhaps an errno. */
enum ldso_outcome ldso_image_open(struct ldso_image *image, const struct ldso_root *root,
                                  const char *path, const struct ldso_machine *machine, bool musl,
                                  int *error_number, const char **reason);

/* The same with glibc's checks for the open DESCRIPTOR, which IMAGE then owns, also after a
   failure. With MACHINE NULL it becomes the file's own one; NULL again: none that we know. */
enum ldso_outcome ldso_image_take(struct ldso_image *image, int descriptor,
                                  const struct ldso_machine **machine, int *error_number,
                                  const char **reason);

/* Finds the dynamic section of the file, and maps it if MAPPED. NULL: all is well; else
   what is not. */
const char *ldso_image_load(struct ldso_image *image, struct ldso_memory *memory, bool mapped);

/* Says whether the file has a dynamic section at all. */
bool ldso_image_has_dynamic(const struct ldso_image *image);

/* Finds where in the file the bytes at ADDRESS are, and how many there are up to the end
   of the segment, or of the file. False: they are not in it. */
bool ldso_image_place(const struct ldso_image *image, uint64_t address, uint64_t *offset,
                      uint64_t *size);

/* Maps the file of IMAGE, unless it is mapped already. False, and errno: it cannot be. */
bool ldso_image_map(struct ldso_image *image);

/* Maps the open file DESCRIPTOR of SIZE bytes; false, and errno: it cannot be mapped. */
bool ldso_map_file(struct elf_file *file, int descriptor, uint64_t size);

/* Closes and unmaps the file. */
void ldso_image_close(struct ldso_image *image);

#endif
