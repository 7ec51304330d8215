/* seeds.c: the well-formed files that everything else is made of; see fuzz.h. */
#include "fuzz.h"

#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds a seed of SIZE bytes, not yet filled. */
static struct seed *add_seed(struct seeds *seeds, size_t size)
{
    seeds->entries = realloc(seeds->entries, (seeds->count + 1) * sizeof *seeds->entries);
    if (!seeds->entries)
        abort();
    struct seed *seed = &seeds->entries[seeds->count++];
    *seed = (struct seed){.bytes = need_memory(size), .size = size};
    return seed;
}

/* Adds the file PATH. */
static void add_file(struct seeds *seeds, const char *path)
{
    FILE *file = fopen(path, "rb");
    long size = -1;
    if (file && fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    if (size < 0 || size > INPUT_MOST / 2) {
        fprintf(stderr, "fuzz: %s: cannot be read, or is too large for a seed\n", path);
        exit(2);
    }
    rewind(file);
    struct seed *seed = add_seed(seeds, (size_t)size);
    if (fread(seed->bytes, 1, seed->size, file) != seed->size) {
        perror(path);
        exit(2);
    }
    fclose(file);
    seed_find_fields(seed);
}

/* Adds the ELF file NUMBER again, in the other byte order: every number in it is
   known, and turned round where it stands. */
static void add_reversed(struct seeds *seeds, size_t number)
{
    struct seed *reversed = add_seed(seeds, seeds->entries[number].size);
    const struct seed *seed = &seeds->entries[number];
    memcpy(reversed->bytes, seed->bytes, seed->size);
    for (size_t i = 0; i < seed->first[KIND_STRINGS]; i++) {
        const struct field *field = &seed->fields[i];
        uint64_t value = number_get(seed->bytes + field->offset, field->size, field->big);
        number_put(reversed->bytes + field->offset, field->size, !field->big, value);
    }
    reversed->bytes[EI_DATA] ^= ELFDATA2LSB ^ ELFDATA2MSB;
    seed_find_fields(reversed);
}

/* Adds a note at TO: OWNER in 8 bytes, and SIZE bytes of data. Returns its end. */
static unsigned char *put_note(unsigned char *to, const char *owner, uint32_t type,
                               const void *data, uint32_t size)
{
    uint32_t header[3] = {(uint32_t)strlen(owner) + 1, size, type};
    memcpy(to, header, sizeof header);
    memset(to + 12, 0, 8);
    memcpy(to + 12, owner, strlen(owner));
    memcpy(to + 20, data, size);
    return to + 20 + size;
}

/* Adds the memory of a process as the kernel would write it, with little in it:
   a segment of notes, one of them the list of mapped files, and one of memory. */
static void add_core(struct seeds *seeds)
{
    enum { NOTES = 64 + 2 * 56, NOTES_SIZE = 4 * 20 + 336 + 136 + 32 + 64, MEMORY = 1024 };
    static const char zeros[336];
    struct seed *seed = add_seed(seeds, MEMORY + 256);
    memset(seed->bytes, 0, seed->size);
    Elf64_Ehdr header = {.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
                         .e_type = ET_CORE,
                         .e_machine = EM_X86_64,
                         .e_version = EV_CURRENT,
                         .e_phoff = sizeof header,
                         .e_ehsize = sizeof header,
                         .e_phentsize = sizeof(Elf64_Phdr),
                         .e_phnum = 2};
    Elf64_Phdr segments[2] = {
        {.p_type = PT_NOTE, .p_offset = NOTES, .p_filesz = NOTES_SIZE, .p_align = 4},
        {.p_type = PT_LOAD,
         .p_flags = PF_R,
         .p_offset = MEMORY,
         .p_vaddr = 0x400000,
         .p_filesz = 256,
         .p_memsz = 0x1000,
         .p_align = 0x1000},
    };
    uint64_t auxiliary[4] = {AT_PAGESZ, 0x1000, AT_NULL, 0};
    /* Two files: count, page size; start, end and page of each; the names. */
    uint64_t files[8] = {1, 0x1000, 0x400000, 0x401000, 0};
    memcpy(&files[5], "/bin/one", 9);
    memcpy(seed->bytes, &header, sizeof header);
    memcpy(seed->bytes + sizeof header, segments, sizeof segments);
    unsigned char *to = put_note(seed->bytes + NOTES, "CORE", NT_PRSTATUS, zeros, 336);
    to = put_note(to, "CORE", NT_PRPSINFO, zeros, 136);
    to = put_note(to, "CORE", NT_AUXV, auxiliary, sizeof auxiliary);
    put_note(to, "CORE", NT_FILE, files, sizeof files);
    seed_find_fields(seed);
}

/* Adds an object whose symbols have their sections in a table of its own, which
   a compiler makes only where there are more than 65,279 sections. */
static void add_extended(struct seeds *seeds)
{
    enum { SYMBOLS = 3, SECTIONS = 4 };
    struct {
        Elf64_Ehdr header;
        Elf64_Shdr sections[SECTIONS];
        Elf64_Sym symbols[SYMBOLS];
        char strings[12];
        uint32_t indices[SYMBOLS]; /* last: nothing but the check keeps a reader inside */
    } file = {
        .header = {.e_ident = {0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT},
                   .e_type = ET_REL,
                   .e_machine = EM_X86_64,
                   .e_version = EV_CURRENT,
                   .e_shoff = sizeof file.header,
                   .e_ehsize = sizeof file.header,
                   .e_shentsize = sizeof(Elf64_Shdr),
                   .e_shnum = SECTIONS,
                   .e_shstrndx = 2},
        .symbols = {{.st_name = 0},
                    {.st_name = 1, .st_info = STB_GLOBAL << 4, .st_shndx = SHN_XINDEX},
                    {.st_name = 5, .st_info = STB_GLOBAL << 4, .st_shndx = SHN_XINDEX}},
        .strings = "\0one\0two",
        .indices = {0, 1, 2},
    };
    const unsigned char *start = (const unsigned char *)&file;
    file.sections[1] = (Elf64_Shdr){.sh_name = 1,
                                    .sh_type = SHT_SYMTAB,
                                    .sh_link = 2,
                                    .sh_info = 1,
                                    .sh_offset = (size_t)((unsigned char *)file.symbols - start),
                                    .sh_size = sizeof file.symbols,
                                    .sh_entsize = sizeof *file.symbols};
    file.sections[2] = (Elf64_Shdr){.sh_name = 1,
                                    .sh_type = SHT_STRTAB,
                                    .sh_offset = (size_t)((unsigned char *)file.strings - start),
                                    .sh_size = sizeof file.strings};
    file.sections[3] = (Elf64_Shdr){.sh_name = 5,
                                    .sh_type = SHT_SYMTAB_SHNDX,
                                    .sh_link = 1,
                                    .sh_offset = (size_t)((unsigned char *)file.indices - start),
                                    .sh_size = sizeof file.indices,
                                    .sh_entsize = 4};
    struct seed *seed = add_seed(seeds, sizeof file);
    memcpy(seed->bytes, &file, seed->size);
    seed_find_fields(seed);
}

void seeds_load(struct seeds *seeds, char **paths, size_t count)
{
    *seeds = (struct seeds){NULL, 0};
    for (size_t i = 0; i < count; i++)
        add_file(seeds, paths[i]);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    add_core(seeds); /* both are written in this machine's byte order */
    add_extended(seeds);
#endif
    for (size_t i = 0, all = seeds->count; i < all; i++)
        if (memcmp(seeds->entries[i].bytes, ELFMAG, SELFMAG) == 0)
            add_reversed(seeds, i);
}

void seeds_free(struct seeds *seeds)
{
    for (size_t i = 0; i < seeds->count; i++) {
        free(seeds->entries[i].bytes);
        free(seeds->entries[i].fields);
    }
    free(seeds->entries);
}
