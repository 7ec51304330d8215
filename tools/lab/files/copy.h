/*
 * copy.h: copies of folders.
 *
 * What is copied may come from a stranger: symbolic links are copied and never
 * followed, and anything but folders, plain files and links is left out.
 */
#ifndef LAB_FILES_COPY_H
#define LAB_FILES_COPY_H

#include <stdbool.h>
#include <sys/stat.h>

/* How to copy. All zero: everything, with new times, files open for all to read. */
struct copy {
    /* Whether to take the entry NAME of FOLDER (a descriptor); NULL takes all. DEPTH
       is 0 for what stands directly in the folder that is copied. */
    bool (*takes)(const struct copy *copy, int folder, const char *name, int depth,
                  const struct stat *status);
    const void *context; /* for TAKES */
    bool replaces;       /* a file that is there already makes place */
    bool keeps;          /* times and permissions stay as they are */
    bool gives;          /* the copy belongs to USER and GROUP */
    uid_t user;
    gid_t group;
    long long most; /* bytes that all files together may have; 0: any */
};

/* Copies the folder FROM with all that is in it to TO, which is made if need be.
   Returns 0, or -1 with errno: EFBIG when it is more than MOST. */
int copy_folder(const struct copy *copy, const char *from, const char *to);

/* For TAKES: whether the entry is what a compiler, ar or the linker has made: by its
   name a shared library, by its contents an ELF file or an archive. */
bool is_built(int folder, const char *name, const struct stat *status);

#endif
