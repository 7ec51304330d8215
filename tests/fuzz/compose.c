/*
 * compose.c: a file in which everything is many.
 *
 * What keeps a reader busy is not one wrong number but thousands of right ones: entries that
 * all name the same long string, or each an end of it; symbols in one chain of a hash table;
 * versions, relocations, segments and sections by the ten thousand. A mutated seed has few
 * of anything. So such a file is made from nothing: a library for x86-64 or AArch64 with one
 * segment over all of it, whose tables get random numbers of entries, as far as the file has
 * room for them.
 */
#include "fuzz.h"

#include <elf.h>
#include <string.h>

/* The file while it is made. */
struct work {
    struct input *input;
    uint64_t *state;
    size_t most; /* bytes that it may have */
    Elf64_Dyn *dynamic;
    size_t entries, entries_most;
    size_t strings, strings_size;
};

/* Takes COUNT records of SIZE bytes, or as many as there is room for; *TAKEN tells how many.
   Returns where they begin. */
static size_t take(struct work *work, size_t count, size_t size, size_t *taken)
{
    size_t start = (work->input->size + 7) / 8 * 8;
    size_t room = start < work->most ? (work->most - start) / size : 0;
    *taken = count < room ? count : room;
    memset(work->input->bytes + work->input->size, 0, start + *taken * size - work->input->size);
    work->input->size = start + *taken * size;
    return start;
}

/* A number of entries: mostly few, and now and then very many. */
static size_t some(struct work *work)
{
    static const size_t limits[] = {1, 2, 4, 40, 400, 4000, 20000, 70000};
    return random_below(work->state,
                        limits[random_below(work->state, sizeof limits / sizeof *limits)]);
}

/* Adds an entry to the dynamic section. */
static void add(struct work *work, Elf64_Sxword tag, Elf64_Xword value)
{
    if (work->entries + 1 < work->entries_most)
        work->dynamic[work->entries++] = (Elf64_Dyn){.d_tag = tag, .d_un.d_val = value};
}

/* The place of name NUMBER: of all names the same, each an end of the last, or anywhere. */
static Elf64_Word name_of(struct work *work, unsigned way, size_t number)
{
    size_t size = work->strings_size;
    switch (way) {
    case 0: return size > 1;
    case 1: return (Elf64_Word)(size > 1 ? 1 + number % (size - 1) : 0);
    case 2: return (Elf64_Word)(size > 1 ? 1 + number * 8 % (size - 1) : 0);
    default: return (Elf64_Word)random_below(work->state, size + 1);
    }
}

/* Writes the string table: a pattern, repeated, with or without ends between. */
static void make_strings(struct work *work)
{
    static const char *const patterns[] = {
        "n",    "/",        "/..",     "/x",  "a:",       ":",        ";", "$ORIGIN/",
        "\033", "\xc2\x9b", "${LIB}:", "lib", "/lib/../", "GLIBC_2.", ".", "EzFY",
    };
    const char *pattern = patterns[random_below(work->state, sizeof patterns / sizeof *patterns)];
    size_t length = strlen(pattern), size, gap = random_below(work->state, 4) ? 0 : some(work) + 2;
    work->strings =
        take(work, random_below(work->state, 2) ? some(work) * 8 + 2 : work->most / 2, 1, &size);
    work->strings_size = size;
    unsigned char *to = work->input->bytes + work->strings;
    for (size_t i = 1; i + 1 < size; i++) {
        to[i] = (unsigned char)pattern[(i - 1) % length];
        if (gap && i % gap == 0)
            to[i] = '\0';
        if (gap && i % gap == gap / 2)
            to[i] = random_below(work->state, 2) ? 'E' : 'F';
    }
    add(work, DT_STRTAB, work->strings);
    add(work, DT_STRSZ, size);
}

/* Adds many entries with names, of one tag or of several. */
static void make_needs(struct work *work)
{
    static const Elf64_Sxword tags[] = {DT_NEEDED, DT_NEEDED, DT_AUXILIARY, DT_FILTER,  DT_RUNPATH,
                                        DT_RPATH,  DT_SONAME, DT_AUDIT,     DT_FLAGS_1, DT_JMPREL};
    unsigned way = (unsigned)random_below(work->state, 4);
    size_t count = work->entries_most, mixed = random_below(work->state, 2);
    Elf64_Sxword tag = tags[random_below(work->state, sizeof tags / sizeof *tags)];
    for (size_t i = 0; i + 24 < count; i++) {
        if (mixed)
            tag = tags[random_below(work->state, sizeof tags / sizeof *tags)];
        add(work, tag, name_of(work, way, i));
    }
}

/* Makes symbols, in one chain or in a few, and relocations that ask for them. */
static void make_symbols(struct work *work, size_t *symbols, size_t *count)
{
    size_t buckets = 1 + random_below(work->state, 3), words, relocations, asked;
    unsigned way = (unsigned)random_below(work->state, 4),
             defined = (unsigned)random_below(work->state, 4);
    *symbols = take(work, some(work) + 1, sizeof(Elf64_Sym), count);
    Elf64_Sym *symbol = (Elf64_Sym *)(work->input->bytes + *symbols);
    for (size_t i = 1; i < *count; i++)
        symbol[i] = (Elf64_Sym){.st_name = name_of(work, way, i),
                                .st_info = ELF64_ST_INFO(1 + random_below(work->state, 2),
                                                         1 + random_below(work->state, 2)),
                                .st_shndx = random_below(work->state, 4) < defined ? 1 : SHN_UNDEF,
                                .st_value = random_below(work->state, 4) ? i : 0};
    size_t hash = take(work, 2 + buckets + *count, sizeof(Elf64_Word), &words);
    Elf64_Word *word = (Elf64_Word *)(work->input->bytes + hash);
    if (words == 2 + buckets + *count) {
        word[0] = (Elf64_Word)buckets;
        word[1] = (Elf64_Word)*count;
        for (size_t i = 0; i < buckets; i++)
            word[2 + i] = *count > 1;
        for (size_t i = 1; i + 1 < *count; i++)
            word[2 + buckets + i] = (Elf64_Word)i + 1;
        if (random_below(work->state, 4) == 0 && *count > 1)
            word[2 + buckets + *count - 1] = 1; /* a circle */
        add(work, DT_HASH, hash);
    }
    size_t table = take(work, some(work), sizeof(Elf64_Rela), &relocations);
    Elf64_Rela *relocation = (Elf64_Rela *)(work->input->bytes + table);
    asked = random_below(work->state, 2) ? *count : 2;
    for (size_t i = 0; i < relocations; i++)
        relocation[i] = (Elf64_Rela){
            .r_offset = i,
            .r_info = ELF64_R_INFO(1 + i % asked, 1 + 5 * random_below(work->state, 2))};
    add(work, DT_SYMTAB, *symbols);
    add(work, DT_RELA, table);
    add(work, DT_RELASZ, relocations * sizeof *relocation);
    size_t versions = take(work, *count, sizeof(Elf64_Half), &words);
    for (size_t i = 0; i < words; i++)
        ((Elf64_Half *)(work->input->bytes + versions))[i] = (Elf64_Half)(2 + i % 30000);
    if (words == *count && random_below(work->state, 2))
        add(work, DT_VERSYM, versions);
}

/* Makes versions that the library demands, of itself or of others, and those that it has. */
static void make_versions(struct work *work)
{
    unsigned way = (unsigned)random_below(work->state, 4),
             each = (unsigned)random_below(work->state, 2);
    size_t size = sizeof(Elf64_Verneed) + sizeof(Elf64_Vernaux), count;
    Elf64_Word hash = (Elf64_Word)random_below(work->state, 2);
    size_t needs = take(work, some(work), size, &count);
    for (size_t i = 0; i < count; i++) {
        unsigned char *at = work->input->bytes + needs + i * size;
        Elf64_Word next = i + 1 < count ? (Elf64_Word)size : 0;
        *(Elf64_Verneed *)at =
            (Elf64_Verneed){1, 1, name_of(work, each ? 1 : 0, i), sizeof(Elf64_Verneed), next};
        *(Elf64_Vernaux *)(at + sizeof(Elf64_Verneed)) = (Elf64_Vernaux){
            hash ? 7 : (Elf64_Word)i, 0, (Elf64_Half)(i + 2), name_of(work, way, i), 0};
    }
    if (count > 0) {
        add(work, DT_VERNEED, needs);
        add(work, DT_VERNEEDNUM, count);
    }
    size = sizeof(Elf64_Verdef) + sizeof(Elf64_Verdaux);
    size_t definitions = take(work, some(work), size, &count);
    for (size_t i = 0; i < count; i++) {
        unsigned char *at = work->input->bytes + definitions + i * size;
        Elf64_Word next = i + 1 < count ? (Elf64_Word)size : 0;
        *(Elf64_Verdef *)at = (Elf64_Verdef){
            1, 0, (Elf64_Half)(i + 2), 1, hash ? 7 : (Elf64_Word)i, sizeof(Elf64_Verdef), next};
        *(Elf64_Verdaux *)(at + sizeof(Elf64_Verdef)) =
            (Elf64_Verdaux){name_of(work, way, i + 1), 0};
    }
    if (count > 0) {
        add(work, DT_VERDEF, definitions);
        add(work, DT_VERDEFNUM, count);
    }
}

/* Makes sections: one each for the strings and the symbols, and many more of a random type
   over the same bytes. */
static void make_sections(struct work *work, Elf64_Ehdr *header, size_t dynamic, size_t symbols,
                          size_t count)
{
    static const Elf64_Word types[] = {
        SHT_STRTAB, SHT_SYMTAB,     SHT_DYNSYM,      SHT_RELA,         SHT_NOTE,
        SHT_GROUP,  SHT_GNU_verdef, SHT_GNU_verneed, SHT_GNU_versym,   SHT_DYNAMIC,
        SHT_HASH,   SHT_GNU_HASH,   SHT_NOBITS,      SHT_SYMTAB_SHNDX, 19 /* SHT_RELR */};
    size_t number, wanted = some(work) + 4;
    size_t table = take(work, wanted < 65000 ? wanted : 65000, sizeof(Elf64_Shdr), &number);
    if (number < 4)
        return;
    Elf64_Shdr *section = (Elf64_Shdr *)(work->input->bytes + table);
    section[1] = (Elf64_Shdr){.sh_type = SHT_STRTAB,
                              .sh_offset = work->strings,
                              .sh_addr = work->strings,
                              .sh_size = work->strings_size};
    section[2] = (Elf64_Shdr){.sh_type = random_below(work->state, 2) ? SHT_DYNSYM : SHT_SYMTAB,
                              .sh_offset = symbols,
                              .sh_size = count * sizeof(Elf64_Sym),
                              .sh_link = 1,
                              .sh_entsize = sizeof(Elf64_Sym)};
    section[3] = (Elf64_Shdr){.sh_type = SHT_DYNAMIC,
                              .sh_offset = dynamic,
                              .sh_size = work->entries * sizeof(Elf64_Dyn),
                              .sh_link = 1,
                              .sh_entsize = sizeof(Elf64_Dyn)};
    Elf64_Word type = types[random_below(work->state, sizeof types / sizeof *types)];
    for (size_t i = 4; i < number; i++)
        section[i] = (Elf64_Shdr){.sh_name = name_of(work, 1, i),
                                  .sh_type = type,
                                  .sh_flags = random_below(work->state, 8),
                                  .sh_offset = sizeof *header,
                                  .sh_addr = sizeof *header,
                                  .sh_size = (work->input->size - sizeof *header) / 48 * 48,
                                  .sh_link = 1 + (Elf64_Word)random_below(work->state, 3),
                                  .sh_info = 2};
    header->e_shoff = table;
    header->e_shnum = (Elf64_Half)number;
    header->e_shentsize = sizeof *section;
    header->e_shstrndx = 1;
}

/* Makes the segments: one over the whole file, the dynamic section, perhaps the loader's
   path, which is a musl's or as long as the strings; and many more. */
static void make_segments(struct work *work, Elf64_Phdr *segment, size_t count, size_t dynamic)
{
    static const char musl[] = "/lib/ld-musl-x86_64.so.1";
    static const Elf64_Word types[] = {PT_LOAD, PT_NOTE, PT_DYNAMIC, PT_GNU_RELRO, PT_TLS};
    size_t size, path = take(work, sizeof musl, 1, &size);
    Elf64_Word type = types[random_below(work->state, sizeof types / sizeof *types)];
    bool long_path = random_below(work->state, 8) == 0;
    if (size == sizeof musl)
        memcpy(work->input->bytes + path, musl, sizeof musl);
    segment[0] = (Elf64_Phdr){.p_type = PT_LOAD,
                              .p_flags = PF_R | PF_W,
                              .p_filesz = work->input->size,
                              .p_memsz = work->input->size,
                              .p_align = 4096};
    segment[1] = (Elf64_Phdr){.p_type = PT_DYNAMIC,
                              .p_offset = dynamic,
                              .p_vaddr = dynamic,
                              .p_filesz = work->entries * sizeof(Elf64_Dyn),
                              .p_memsz = work->entries * sizeof(Elf64_Dyn)};
    segment[2] = (Elf64_Phdr){.p_type = random_below(work->state, 2) ? PT_INTERP : PT_NULL,
                              .p_offset = long_path ? work->strings + 1 : path,
                              .p_filesz = long_path ? work->strings_size : size};
    for (size_t i = 3; i < count; i++)
        segment[i] = (Elf64_Phdr){.p_type = type,
                                  .p_offset = 4096 * random_below(work->state, 4),
                                  .p_vaddr = 4096 * i,
                                  .p_filesz = work->input->size / 2,
                                  .p_memsz = work->input->size};
}

void compose(struct input *input, uint64_t *state)
{
    size_t segments, entries, symbols, count;
    /* Many small ones, and a few of the largest size. */
    struct work work = {
        .input = input, .state = state, .most = (size_t)1 << (12 + random_below(state, 9))};
    input->size = 0;
    take(&work, 1, sizeof(Elf64_Ehdr), &segments);
    size_t table = take(&work, 3 + (random_below(state, 4) ? 0 : some(&work) % 60000),
                        sizeof(Elf64_Phdr), &segments);
    size_t dynamic = take(&work, 24 + some(&work), sizeof(Elf64_Dyn), &entries);
    work.dynamic = (Elf64_Dyn *)(input->bytes + dynamic);
    work.entries_most = entries;
    make_strings(&work);
    make_symbols(&work, &symbols, &count);
    make_versions(&work);
    make_needs(&work);
    Elf64_Ehdr *header = (Elf64_Ehdr *)input->bytes;
    *header = (Elf64_Ehdr){.e_type = ET_DYN,
                           .e_machine = random_below(state, 8) ? EM_X86_64 : EM_AARCH64,
                           .e_version = EV_CURRENT,
                           .e_phoff = table,
                           .e_ehsize = sizeof *header,
                           .e_phentsize = sizeof(Elf64_Phdr),
                           .e_phnum = (Elf64_Half)segments};
    memcpy(header->e_ident,
           (unsigned char[]){0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT}, 7);
    if (random_below(state, 2))
        make_sections(&work, header, dynamic, symbols, count);
    if (segments >= 3)
        make_segments(&work, (Elf64_Phdr *)(input->bytes + table), segments, dynamic);
}
