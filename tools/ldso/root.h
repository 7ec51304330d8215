/*
 * root.h: the file system that the program would see.
 *
 * Three cases: this process's own; the same seen from another current
 * directory; and a folder that is "/" for the program, where absolute paths,
 * absolute symbolic links and ".." stay inside that folder. openat2(2) does the
 * last in the kernel; where it is missing, the links are followed here.
 */
#ifndef LDSO_ROOT_H
#define LDSO_ROOT_H

#include "elf/error.h"
#include "ldso/memory.h"
#include "ldso/options.h"

#include <sys/stat.h>

struct ldso_root {
    bool inside;           /* a folder is "/" */
    bool by_hand;          /* openat2() is not there */
    int folder;            /* of paths: the root folder, the current one, or AT_FDCWD */
    const char *directory; /* the current directory, absolute; INSIDE: as seen there.
                              NULL until ldso_root_directory() is asked */
};

/* Prepares ROOT for OPTIONS, which must outlive it. False: a folder that they name
   cannot be opened. */
bool ldso_root_open(struct ldso_root *root, const struct ldso_options *options,
                    struct ldso_memory *memory, struct elf_error *error);

/* Opens the file PATH for reading. Returns the descriptor, or -1 and errno; never
   waits (for the writer of a named pipe). */
int ldso_root_open_file(const struct ldso_root *root, const char *path);

/* Gets the status of PATH as stat(2) does. Returns 0, or -1 and errno. */
int ldso_root_status(const struct ldso_root *root, const char *path, struct stat *status);

/* Returns the current directory; NULL if it cannot be found out. */
const char *ldso_root_directory(struct ldso_root *root, struct ldso_memory *memory);

/* Returns the path of the file PATH without symbolic links, "." and "..", as seen in
   ROOT; NULL, and errno, if there is no such file. */
const char *ldso_root_real_path(struct ldso_root *root, struct ldso_memory *memory,
                                const char *path);

/* Closes the folder. */
void ldso_root_close(struct ldso_root *root);

#endif
