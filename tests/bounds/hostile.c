/*
 * hostile.c: writes small ELF files that would make a reader work for hours, if it let them.
 *
 *   hostile FILE KIND COUNT [LENGTH] [EXTRA]
 *
 * Each is a 64-bit library for x86-64 with one segment over the whole file, a dynamic section,
 * and no section headers, unless it is said. The kinds:
 *
 *   parents COUNT          a RUNPATH of COUNT times "/.." and COUNT times "/x"
 *   origins COUNT          a RUNPATH of COUNT times "/$ORIGIN"
 *   folders COUNT          a RUNPATH of COUNT different folders
 *   names COUNT LENGTH TAG     COUNT entries of the dynamic section with this tag, whose names
 *                          are the ends of one string of LENGTH bytes
 *   runpaths COUNT LENGTH  COUNT entries DT_RUNPATH, the ends of one string
 *   interpreter COUNT LENGTH   as names with DT_NEEDED, and LENGTH too of the loader's path;
 *                          EXTRA is that path
 *   lookups COUNT LENGTH   COUNT symbols in one chain of the hash table, whose names are the
 *                          ends of one string of LENGTH bytes, and a relocation for each
 *   exports COUNT LENGTH   the same as definitions
 *   versions COUNT LENGTH  COUNT versions demanded of itself, and COUNT defined, with such names
 */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 16 << 20, DYNAMIC_ROOM = 64 };

/* The file while it is made: its bytes, and how many there are. */
struct file {
    unsigned char *bytes;
    size_t size;
    Elf64_Dyn *dynamic;
    size_t entries;
};

/* Takes SIZE bytes of the file, aligned; returns where they begin in it. */
static size_t take(struct file *file, size_t size)
{
    size_t start = (file->size + 15) / 16 * 16;
    if (start + size > ROOM)
        exit(3);
    file->size = start + size;
    return start;
}

static void add(struct file *file, Elf64_Sxword tag, Elf64_Xword value)
{
    file->dynamic[file->entries++] = (Elf64_Dyn){.d_tag = tag, .d_un.d_val = value};
}

/* Adds a string table with TEXT in it, behind an empty string; returns its offset. */
static size_t add_strings(struct file *file, const char *text, size_t length)
{
    size_t start = take(file, length + 2);
    memcpy(file->bytes + start + 1, text, length);
    add(file, DT_STRTAB, start);
    add(file, DT_STRSZ, length + 2);
    return start;
}

/* Returns COUNT times TEXT. */
static char *repeat(const char *text, size_t count)
{
    size_t length = strlen(text);
    char *all = calloc(1, count * length + 1);
    for (size_t i = 0; all && i < count; i++)
        memcpy(all + i * length, text, length);
    return all ? all : exit(3), all;
}

/* The search paths. */
static void make_path(struct file *file, const char *kind, size_t count)
{
    char *path;
    if (strcmp(kind, "parents") == 0) {
        char *up = repeat("/..", count), *down = repeat("/x", count);
        path = malloc(5 * count + 1);
        sprintf(path, "%s%s", up, down);
    } else if (strcmp(kind, "origins") == 0) {
        path = repeat("/$ORIGIN", count);
    } else {
        path = malloc(16 * count + 1);
        size_t used = 0;
        for (size_t i = 0; i < count; i++)
            used += (size_t)sprintf(path + used, "%s/d%zu", i ? ":" : "", i);
    }
    size_t length = strlen(path);
    char *text = malloc(length + 16);
    memcpy(text, path, length + 1);
    memcpy(text + length + 1, "libx.so", 8);
    add_strings(file, text, length + 8);
    add(file, DT_RUNPATH, 1);
    add(file, DT_NEEDED, length + 2);
}

/* Entries with names. */
static void make_names(struct file *file, size_t count, size_t length, Elf64_Sxword tag)
{
    char *text = repeat("n", length);
    add_strings(file, text, length);
    for (size_t i = 0; i < count; i++)
        add(file, tag, 1 + i % length);
}

/* Symbols of one chain, undefined or defined, and relocations that ask for them. */
static void make_symbols(struct file *file, size_t count, size_t length, int defined)
{
    char *text = repeat("n", length);
    add_strings(file, text, length);
    size_t symbols = take(file, (count + 1) * sizeof(Elf64_Sym));
    size_t hash = take(file, (3 + count + 1) * sizeof(Elf64_Word));
    size_t relocations = take(file, count * sizeof(Elf64_Rela));
    Elf64_Sym *symbol = (Elf64_Sym *)(file->bytes + symbols);
    Elf64_Word *word = (Elf64_Word *)(file->bytes + hash);
    Elf64_Rela *relocation = (Elf64_Rela *)(file->bytes + relocations);
    word[0] = 1;
    word[1] = (Elf64_Word)count + 1;
    word[2] = 1;
    for (size_t i = 1; i <= count; i++) {
        symbol[i] = (Elf64_Sym){.st_name = (Elf64_Word)(1 + i % length),
                                .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC),
                                .st_shndx = defined ? 1 : SHN_UNDEF,
                                .st_value = defined ? i : 0};
        word[3 + i] = i < count ? (Elf64_Word)i + 1 : 0;
        relocation[i - 1] = (Elf64_Rela){.r_offset = i, .r_info = ELF64_R_INFO(i, R_X86_64_64)};
    }
    add(file, DT_SYMTAB, symbols);
    add(file, DT_HASH, hash);
    add(file, DT_RELA, relocations);
    add(file, DT_RELASZ, count * sizeof *relocation);
}

/* Versions that the library demands of itself, and those that it has. */
static void make_versions(struct file *file, size_t count, size_t length)
{
    char *text = repeat("n", length);
    add_strings(file, text, length);
    size_t needs = take(file, sizeof(Elf64_Verneed) + count * sizeof(Elf64_Vernaux));
    size_t each = sizeof(Elf64_Verdef) + sizeof(Elf64_Verdaux);
    size_t definitions = take(file, count * each);
    Elf64_Verneed *need = (Elf64_Verneed *)(file->bytes + needs);
    Elf64_Vernaux *entry = (Elf64_Vernaux *)(need + 1);
    *need = (Elf64_Verneed){1, (Elf64_Half)count, (Elf64_Word)length - 1, sizeof *need, 0};
    for (size_t i = 0; i < count; i++) {
        unsigned char *at = file->bytes + definitions + i * each;
        Elf64_Word next = i + 1 < count ? (Elf64_Word)each : 0;
        entry[i] = (Elf64_Vernaux){7, 0, (Elf64_Half)(i + 2), (Elf64_Word)(1 + i % length),
                                   i + 1 < count ? sizeof *entry : 0};
        *(Elf64_Verdef *)at =
            (Elf64_Verdef){1, 0, (Elf64_Half)(i + 2), 1, 7, sizeof(Elf64_Verdef), next};
        *(Elf64_Verdaux *)(at + sizeof(Elf64_Verdef)) =
            (Elf64_Verdaux){(Elf64_Word)(1 + (i + count) % length), 0};
    }
    add(file, DT_SONAME, length - 1);
    add(file, DT_NEEDED, length - 1);
    add(file, DT_VERNEED, needs);
    add(file, DT_VERNEEDNUM, 1);
    add(file, DT_VERDEF, definitions);
    add(file, DT_VERDEFNUM, count);
}

/* Fills in the headers; INTERPRETER is the loader's path, or NULL. */
static void finish(struct file *file, size_t dynamic, const char *interpreter)
{
    size_t path = 0;
    if (interpreter) {
        path = take(file, strlen(interpreter) + 1);
        memcpy(file->bytes + path, interpreter, strlen(interpreter) + 1);
    }
    add(file, DT_NULL, 0);
    Elf64_Ehdr *header = (Elf64_Ehdr *)file->bytes;
    Elf64_Phdr *segment = (Elf64_Phdr *)(header + 1);
    *header = (Elf64_Ehdr){.e_type = ET_DYN,
                           .e_machine = EM_X86_64,
                           .e_version = EV_CURRENT,
                           .e_phoff = sizeof *header,
                           .e_ehsize = sizeof *header,
                           .e_phentsize = sizeof *segment,
                           .e_phnum = interpreter ? 3 : 2};
    memcpy(header->e_ident,
           (unsigned char[]){0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT}, 7);
    segment[0] = (Elf64_Phdr){
        .p_type = PT_LOAD, .p_flags = PF_R, .p_filesz = file->size, .p_memsz = file->size};
    segment[1] = (Elf64_Phdr){.p_type = PT_DYNAMIC,
                              .p_flags = PF_R,
                              .p_offset = dynamic,
                              .p_vaddr = dynamic,
                              .p_filesz = file->entries * sizeof(Elf64_Dyn),
                              .p_memsz = file->entries * sizeof(Elf64_Dyn)};
    segment[0].p_align = segment[1].p_align = 4096;
    if (interpreter)
        segment[2] = (Elf64_Phdr){.p_type = PT_INTERP,
                                  .p_offset = path,
                                  .p_vaddr = path,
                                  .p_filesz = strlen(interpreter) + 1,
                                  .p_memsz = strlen(interpreter) + 1};
}

int main(int count, char **arguments)
{
    if (count < 4)
        return 2;
    const char *kind = arguments[2], *extra = count > 5 ? arguments[5] : NULL;
    size_t number = strtoul(arguments[3], NULL, 0);
    size_t length = count > 4 ? strtoul(arguments[4], NULL, 0) : 1;
    struct file file = {calloc(1, ROOM), sizeof(Elf64_Ehdr) + 3 * sizeof(Elf64_Phdr), NULL, 0};
    if (!file.bytes)
        return 3;
    size_t dynamic = take(&file, (number + DYNAMIC_ROOM) * sizeof(Elf64_Dyn));
    file.dynamic = (Elf64_Dyn *)(file.bytes + dynamic);
    const char *interpreter = NULL;
    if (strcmp(kind, "names") == 0) {
        make_names(&file, number, length, extra ? (Elf64_Sxword)strtoul(extra, NULL, 0) : 1);
    } else if (strcmp(kind, "runpaths") == 0) {
        make_names(&file, number, length, DT_RUNPATH);
    } else if (strcmp(kind, "interpreter") == 0) {
        make_names(&file, number, length, DT_NEEDED);
        interpreter = extra;
    } else if (strcmp(kind, "lookups") == 0) {
        make_symbols(&file, number, length, 0);
    } else if (strcmp(kind, "exports") == 0) {
        make_symbols(&file, number, length, 1);
    } else if (strcmp(kind, "versions") == 0) {
        make_versions(&file, number, length);
    } else {
        make_path(&file, kind, number);
    }
    finish(&file, dynamic, interpreter);
    FILE *out = fopen(arguments[1], "wb");
    return !out || fwrite(file.bytes, file.size, 1, out) != 1 || fclose(out) != 0;
}
