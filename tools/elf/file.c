/* file.c: see file.h. mmap(2) */
#include "elf/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Maps the open file DESCRIPTOR. */
static bool map(struct elf_file *file, int descriptor, struct elf_error *error)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return elf_fail(error, "%s", strerror(errno));
    if (!S_ISREG(status.st_mode))
        return elf_fail(error, "not an ordinary file");
    if (status.st_size == 0)
        return elf_fail(error, "the file is empty");

    uint64_t size = (uint64_t)status.st_size;
    void *start = MAP_FAILED;
    if (size <= SIZE_MAX)
        start = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start == MAP_FAILED)
        return elf_fail(error, "cannot map its %ju bytes: %s", (uintmax_t)size, strerror(errno));
    file->bytes = (struct elf_bytes){start, size};
    return true;
}

bool elf_file_open(struct elf_file *file, const char *path, struct elf_error *error)
{
    file->bytes = (struct elf_bytes){NULL, 0};
    /* O_NONBLOCK: opening a named pipe must not wait for a writer. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return elf_fail(error, "%s", errno == ENOENT ? "No such file" : strerror(errno));
    bool mapped = map(file, descriptor, error);
    close(descriptor);
    return mapped;
}

void elf_file_close(struct elf_file *file)
{
    if (file->bytes.start)
        munmap((void *)file->bytes.start, (size_t)file->bytes.size);
    file->bytes = (struct elf_bytes){NULL, 0};
}
