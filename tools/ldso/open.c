/*
 * open.c: see open.h.
 *
 * What the search asks of a library is a few hundred bytes: the header with the
 * segments, the dynamic section, some names. Reading them is several times as fast
 * as touching them in the mapping, where each touch brings sixteen pages in. So the
 * file is mapped for those who want its tables, and read here.
 */
#include "ldso/open.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    HEAD = 1024,         /* of a file: room for the header and 17 segments */
    DYNAMIC_MOST = 4096, /* bytes of a dynamic section that are read at once */
};

bool ldso_map_file(struct elf_file *file, int descriptor, uint64_t size)
{
    file->bytes = (struct elf_bytes){NULL, 0};
    errno = EFBIG;
    if (size == 0 || size > SIZE_MAX / 2)
        return false;
    void *start = mmap(NULL, (size_t)size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start == MAP_FAILED)
        return false;
    file->bytes = (struct elf_bytes){start, size};
    return true;
}

/* --- the header ---------------------------------------------------------------------- */

/* Compares e_ident with what a loader of MACHINE expects (L24). */
static enum ldso_outcome check_ident(const unsigned char *ident, const struct ldso_machine *machine,
                                     const char **reason)
{
    if (ident[EI_CLASS] != (machine->is64 ? ELFCLASS64 : ELFCLASS32))
        return LDSO_WRONG_CLASS;
    bool gnu = ident[EI_OSABI] == ELFOSABI_GNU;
    if (ident[EI_DATA] != ELFDATA2LSB)
        *reason = "ELF file data encoding not little-endian";
    else if (ident[EI_VERSION] != EV_CURRENT)
        *reason = "ELF file version ident does not match current one";
    else if (ident[EI_OSABI] != ELFOSABI_SYSV && !gnu)
        *reason = "ELF file OS ABI invalid";
    else if (ident[EI_ABIVERSION] != 0 && (!gnu || ident[EI_ABIVERSION] >= machine->abi_versions))
        *reason = "ELF file ABI version invalid";
    for (int i = EI_PAD; !*reason && i < EI_NIDENT; i++)
        if (ident[i] != 0)
            *reason = "nonzero padding in e_ident";
    return *reason ? LDSO_FATAL : LDSO_FOUND;
}

/* Compares the rest of the header, in the loader's order (L24). */
static enum ldso_outcome check_header(const Elf64_Ehdr *header, const struct ldso_machine *machine,
                                      const char **reason)
{
    size_t segment = machine->is64 ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr);
    if (header->e_version != EV_CURRENT)
        *reason = "ELF file version does not match current one";
    else if (!ldso_machine_takes(machine, header))
        return LDSO_WRONG_MACHINE;
    else if (header->e_type != ET_DYN && header->e_type != ET_EXEC)
        *reason = "only ET_DYN and ET_EXEC can be loaded";
    else if (header->e_phentsize != segment)
        *reason = "ELF file's phentsize not the expected size";
    return *reason ? LDSO_FATAL : LDSO_FOUND;
}

/* Decodes the header and the segments, which are in the first SIZE bytes of the file;
   else the file is mapped for them. */
static bool decode(struct ldso_image *image, const unsigned char *head, size_t size)
{
    if (!elf_object_open_segments(&image->elf, (struct elf_bytes){head, size}, NULL))
        return false;
    if (image->elf.segment_count == image->elf.segments_stated)
        return true;
    elf_object_close(&image->elf);
    return ldso_image_map(image) && elf_object_open_segments(&image->elf, image->file.bytes, NULL);
}

/* Checks the SIZE bytes in HEAD as musl does: it takes every file for one of its own kind, of
   MACHINE, and asks for a type that can be loaded. So that others see what it sees, HEAD is
   made one. */
static const char *check_musl(unsigned char *head, size_t size, const struct ldso_machine *machine)
{
    if (size < (machine->is64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr)))
        return strerror(ENOEXEC);
    unsigned type = elf_read16(head + EI_NIDENT, __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__);
    if (type != ET_DYN && type != ET_EXEC)
        return strerror(ENOEXEC);
    memcpy(head, ELFMAG, SELFMAG);
    head[EI_CLASS] = machine->is64 ? ELFCLASS64 : ELFCLASS32;
    head[EI_DATA] = ELFDATA2LSB;
    return NULL;
}

/* Moves segments that are at another place of a page in the file than in memory to where musl
   maps them: it rounds both down. And a dynamic section counts for it also if the file has
   nothing of it, as it says. */
static void round_segments(struct ldso_image *image)
{
    const uint64_t inside = 4095;
    for (uint64_t i = 0; i < image->elf.segment_count; i++) {
        Elf64_Phdr *segment = &image->elf.segments[i];
        if (segment->p_type == PT_DYNAMIC && segment->p_filesz == 0)
            segment->p_filesz = 1;
        if (segment->p_type != PT_LOAD || !((segment->p_vaddr - segment->p_offset) & inside))
            continue;
        segment->p_filesz += segment->p_offset & inside;
        segment->p_memsz += segment->p_vaddr & inside;
        segment->p_offset &= ~inside;
        segment->p_vaddr &= ~inside;
    }
}

/* Reads the beginning of the file and checks it. */
static enum ldso_outcome read_header(struct ldso_image *image, const struct ldso_machine **machine,
                                     bool musl, const char **reason)
{
    unsigned char head[HEAD];
    ssize_t got = pread(image->descriptor, head, sizeof head, 0);
    size_t size = got > 0 ? (size_t)got : 0;
    if (musl) {
        *reason = check_musl(head, size, *machine);
        if (!*reason && !decode(image, head, size))
            *reason = strerror(ENOEXEC);
        if (!*reason)
            round_segments(image);
        return *reason ? LDSO_FATAL : LDSO_FOUND;
    }
    bool is64 = *machine ? (*machine)->is64 : size > EI_CLASS && head[EI_CLASS] == ELFCLASS64;
    if (size < (is64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr)))
        *reason = "file too short";
    else if (memcmp(head, ELFMAG, SELFMAG) != 0)
        *reason = "invalid ELF header";
    else if (*machine && check_ident(head, *machine, reason) == LDSO_WRONG_CLASS)
        return LDSO_WRONG_CLASS;
    if (!*reason && !decode(image, head, size))
        *reason = "cannot read file data";
    if (*reason)
        return LDSO_FATAL;
    if (!*machine) {
        *machine = ldso_machine_of(&image->elf);
        *reason = "the loader of this machine is none that is covered here";
        if (!*machine)
            return LDSO_FATAL;
        *reason = NULL;
        check_ident(head, *machine, reason);
    }
    enum ldso_outcome outcome =
        *reason ? LDSO_FATAL : check_header(&image->elf.header, *machine, reason);
    if (outcome == LDSO_FOUND && image->elf.segment_count != image->elf.segments_stated)
        *reason = "cannot read file data";
    return *reason ? LDSO_FATAL : outcome;
}

/* Takes the open file DESCRIPTOR; see ldso_image_take(). */
static enum ldso_outcome take(struct ldso_image *image, int descriptor,
                              const struct ldso_machine **machine, bool musl, int *error_number,
                              const char **reason)
{
    memset(image, 0, sizeof *image);
    image->descriptor = descriptor;
    *reason = NULL;
    *error_number = 0;
    struct stat status;
    enum ldso_outcome outcome = LDSO_FATAL;
    if (fstat(descriptor, &status) != 0 || S_ISDIR(status.st_mode)) {
        *error_number = EISDIR;
        *reason = "cannot read file data";
    } else if (!S_ISREG(status.st_mode) || status.st_size <= 0) {
        *reason = "file too short"; /* a device or a pipe that gives nothing */
    } else {
        image->size = (uint64_t)status.st_size;
        image->device = status.st_dev;
        image->inode = status.st_ino;
        image->mode = status.st_mode;
        outcome = read_header(image, machine, musl, reason);
    }
    if (outcome != LDSO_FOUND)
        ldso_image_close(image);
    return outcome;
}

enum ldso_outcome ldso_image_take(struct ldso_image *image, int descriptor,
                                  const struct ldso_machine **machine, int *error_number,
                                  const char **reason)
{
    return take(image, descriptor, machine, false, error_number, reason);
}

enum ldso_outcome ldso_image_open(struct ldso_image *image, const struct ldso_root *root,
                                  const char *path, const struct ldso_machine *machine, bool musl,
                                  int *error_number, const char **reason)
{
    int descriptor = ldso_root_open_file(root, path);
    if (descriptor >= 0)
        return take(image, descriptor, &machine, musl, error_number, reason);
    *image = (struct ldso_image){.descriptor = -1};
    *error_number = errno;
    *reason = NULL;
    return LDSO_ABSENT;
}

/* --- the segments -------------------------------------------------------------------- */

bool ldso_image_has_dynamic(const struct ldso_image *image)
{
    bool found = false;
    for (uint64_t i = 0; i < image->elf.segment_count; i++)
        found |= image->elf.segments[i].p_type == PT_DYNAMIC;
    return found;
}

bool ldso_image_place(const struct ldso_image *image, uint64_t address, uint64_t *offset,
                      uint64_t *size)
{
    for (uint64_t i = 0; i < image->elf.segment_count; i++) {
        const Elf64_Phdr *segment = &image->elf.segments[i];
        uint64_t before = address - segment->p_vaddr;
        if (segment->p_type != PT_LOAD || address < segment->p_vaddr || before >= segment->p_filesz)
            continue;
        *offset = segment->p_offset + before;
        if (*offset < before || *offset >= image->size)
            continue;
        *size = segment->p_filesz - before;
        if (*size > image->size - *offset)
            *size = image->size - *offset;
        return true;
    }
    return false;
}

/* Cuts ENTRIES behind DT_NULL; false: there is none. */
static bool cut(struct elf_table *entries)
{
    for (uint64_t i = 0; i < entries->count; i++)
        if (elf_dynamic_at(entries, i).d_tag == DT_NULL) {
            entries->count = i + 1;
            return true;
        }
    return false;
}

/* Reads the dynamic section, of STATED bytes, into MEMORY. Where it is longer than
   usual, or does not end where it should, what is behind it is taken from the mapping:
   SIZE bytes in all. */
static bool read_dynamic(struct ldso_image *image, struct ldso_memory *memory, uint64_t stated,
                         uint64_t size)
{
    struct elf_dynamic *dynamic = &image->dynamic;
    struct elf_layout layout = image->elf.layout;
    size_t stride = elf_dynamic_size(layout);
    unsigned char *copy = NULL;
    if (stated <= DYNAMIC_MOST && stated <= size)
        copy = ldso_memory_take(memory, (size_t)stated);
    if (copy &&
        pread(image->descriptor, copy, (size_t)stated, (off_t)dynamic->offset) == (ssize_t)stated) {
        dynamic->entries = elf_table_make((struct elf_bytes){copy, stated}, stride, layout);
        if (cut(&dynamic->entries))
            return true;
    }
    if (!ldso_image_map(image))
        return false;
    dynamic->entries =
        elf_table_make(elf_bytes_part(image->file.bytes, dynamic->offset, size), stride, layout);
    cut(&dynamic->entries);
    return true;
}

bool ldso_image_map(struct ldso_image *image)
{
    if (!image->file.bytes.start && !ldso_map_file(&image->file, image->descriptor, image->size))
        return false;
    image->elf.bytes = image->file.bytes;
    return true;
}

const char *ldso_image_load(struct ldso_image *image, struct ldso_memory *memory, bool mapped)
{
    struct elf_dynamic *dynamic = &image->dynamic;
    const Elf64_Phdr *segment = NULL;
    uint64_t size, address;
    for (uint64_t i = 0; i < image->elf.segment_count; i++)
        if (image->elf.segments[i].p_type == PT_DYNAMIC && image->elf.segments[i].p_filesz != 0)
            segment = &image->elf.segments[i];
    image->elf.bytes = image->file.bytes;
    /* Where the loader looks: by the address, not by the offset. */
    if (!segment || !ldso_image_place(image, segment->p_vaddr, &dynamic->offset, &size))
        return "the dynamic section lies outside the file";
    if ((mapped && !ldso_image_map(image)) || !read_dynamic(image, memory, segment->p_filesz, size))
        return "cannot map the file";
    if (!elf_dynamic_find(dynamic, DT_STRTAB, &address) ||
        !ldso_image_place(image, address, &image->strings, &image->strings_size))
        image->strings = image->strings_size = 0;
    dynamic->strings = elf_bytes_part(image->file.bytes, image->strings, image->strings_size);
    return memory->exhausted ? ldso_memory_problem(memory) : NULL;
}

void ldso_image_close(struct ldso_image *image)
{
    elf_object_close(&image->elf);
    elf_file_close(&image->file);
    if (image->descriptor >= 0)
        close(image->descriptor);
    image->descriptor = -1;
}
