/*
 * many.c: writes libraries that need each other, more and faster than a linker would.
 *
 *     many SHAPE FOLDER COUNT [TAG]
 *
 * FOLDER gets lib00001.so, lib00002.so and so on. SHAPE says what each of them needs:
 *
 *     chain   the next one; the last one nothing
 *     circle  the next one; the last one the first
 *     all     every one, itself too
 *     none    a name each that is nowhere, and the next one
 *
 * TAG is the number of the entry that asks: 1, DT_NEEDED, if nothing is said; 0x7fffffff
 * is DT_FILTER. Each one's RPATH is $ORIGIN; of "none" a folder that is not there and then
 * $ORIGIN. They have no code and no symbols: a header, a segment, a dynamic section.
 */
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What the parts of a file are, in this order; FILE_MOST is room for any. */
enum { DYNAMIC = 256, FILE_MOST = 1 << 20 };

static unsigned char file[FILE_MOST];
static size_t used;
static ElfW(Dyn) * entry;

/* Appends an entry to the dynamic section. */
static void put(long tag, size_t value)
{
    entry->d_tag = tag;
    entry->d_un.d_val = value;
    entry++;
}

/* Appends a string; returns its place in the table that begins at STRINGS. */
static size_t text(size_t strings, const char *format, int number)
{
    size_t place = used - strings;
    used += (size_t)sprintf((char *)file + used, format, number) + 1;
    return place;
}

/* Fills in the header and the two segments. */
static void put_header(size_t dynamic_size)
{
    ElfW(Ehdr) *header = (void *)file;
    ElfW(Phdr) *segments = (void *)(file + sizeof *header);
    FILE *self = fopen("/proc/self/exe", "rb"); /* for the class and the machine */
    if (!self || fread(header, sizeof *header, 1, self) != 1)
        exit(2);
    fclose(self);
    header->e_type = ET_DYN;
    header->e_entry = header->e_shoff = 0;
    header->e_shnum = header->e_shstrndx = 0;
    header->e_phoff = sizeof *header;
    header->e_phnum = 2;
    segments[0] = (ElfW(Phdr)){.p_type = PT_LOAD, .p_flags = PF_R | PF_W, .p_align = 4096};
    segments[0].p_filesz = segments[0].p_memsz = used;
    segments[1] = (ElfW(Phdr)){.p_type = PT_DYNAMIC, .p_flags = PF_R | PF_W, .p_align = 8};
    segments[1].p_offset = segments[1].p_vaddr = segments[1].p_paddr = DYNAMIC;
    segments[1].p_filesz = segments[1].p_memsz = dynamic_size;
}

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    const char *shape = argv[1];
    int count = atoi(argv[3]), all = strcmp(shape, "all") == 0, none = strcmp(shape, "none") == 0;
    long tag = argc > 4 ? strtol(argv[4], NULL, 0) : DT_NEEDED;
    int most = all ? count : 1 + none; /* entries that ask */
    size_t strings = DYNAMIC + (size_t)(most + 8) * sizeof *entry;
    /* One symbol, which is none, and a hash table of one empty chain. */
    size_t symbols = strings, hash = symbols + sizeof(ElfW(Sym));
    strings = hash + 4 * sizeof(Elf32_Word);
    if (strings + 32 * (size_t)most + 256 > FILE_MOST)
        return 2;
    for (int i = 1; i <= count; i++) {
        memset(file, 0, sizeof file < strings ? sizeof file : strings + 1);
        used = strings + 1;
        entry = (void *)(file + DYNAMIC);
        int next = i < count ? i + 1 : strcmp(shape, "circle") == 0 ? 1 : 0;
        for (int j = 1; all && j <= count; j++)
            put(tag, text(strings, "lib%05d.so", j));
        if (none)
            put(tag, text(strings, "libnone%05d.so", i));
        if (!all && next)
            put(tag, text(strings, "lib%05d.so", next));
        put(DT_RPATH, text(strings, none ? "/nowhere/%05d:$ORIGIN" : "$ORIGIN", i));
        put(DT_SONAME, text(strings, "lib%05d.so", i));
        put(DT_STRTAB, strings);
        put(DT_STRSZ, used - strings);
        put(DT_SYMTAB, symbols);
        put(DT_SYMENT, sizeof(ElfW(Sym)));
        put(DT_HASH, hash);
        put(DT_NULL, 0);
        Elf32_Word table[4] = {1, 1, 0, 0};
        memcpy(file + hash, table, sizeof table);
        put_header((size_t)((unsigned char *)entry - file) - DYNAMIC);

        char path[4096];
        snprintf(path, sizeof path, "%s/lib%05d.so", argv[2], i);
        FILE *out = fopen(path, "wb");
        if (!out || fwrite(file, 1, used, out) != used || fclose(out) != 0) {
            perror(path);
            return 1;
        }
    }
    return 0;
}
