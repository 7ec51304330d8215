/*
 * patch.c: changes one number in a shared library, as no linker would write it.
 *
 *     patch FILE dynamic TAG NEWTAG VALUE   an entry of the dynamic section
 *     patch FILE visibility NAME VALUE      of the dynamic symbol NAME (st_other)
 *     patch FILE info NAME VALUE            its binding and type (st_info)
 *     patch FILE section NAME VALUE         its section index (st_shndx)
 *     patch FILE value NAME VALUE           its value (st_value)
 *     patch FILE version INDEX NEWINDEX     the version index of all symbols with this one
 *
 * For files of this machine's own class and byte order. Numbers as strtoul() takes them.
 */
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char *file;

/* Returns the file's section of this type; NULL: there is none. */
static ElfW(Shdr) * section(unsigned type)
{
    ElfW(Ehdr) *header = (ElfW(Ehdr) *)file;
    ElfW(Shdr) *sections = (ElfW(Shdr) *)(file + header->e_shoff);
    for (int i = 0; i < header->e_shnum; i++)
        if (sections[i].sh_type == type)
            return &sections[i];
    return NULL;
}

/* Changes the first entry with TAG. */
static int patch_dynamic(unsigned long tag, unsigned long new_tag, unsigned long value)
{
    ElfW(Dyn) *entry = (ElfW(Dyn) *)(file + section(SHT_DYNAMIC)->sh_offset);
    for (; entry->d_tag != DT_NULL; entry++) {
        if ((unsigned long)entry->d_tag != tag)
            continue;
        entry->d_tag = (long)new_tag;
        entry->d_un.d_val = value;
        return 0;
    }
    return 1;
}

/* Changes all symbols called NAME. */
static int patch_symbols(const char *what, const char *name, unsigned long value)
{
    ElfW(Ehdr) *header = (ElfW(Ehdr) *)file;
    ElfW(Shdr) *table = section(SHT_DYNSYM);
    ElfW(Shdr) *strings = (ElfW(Shdr) *)(file + header->e_shoff) + table->sh_link;
    ElfW(Sym) *symbol = (ElfW(Sym) *)(file + table->sh_offset);
    size_t count = table->sh_size / sizeof *symbol;
    int found = 0;
    for (; count > 0; count--, symbol++) {
        if (strcmp((char *)file + strings->sh_offset + symbol->st_name, name) != 0)
            continue;
        if (strcmp(what, "visibility") == 0)
            symbol->st_other = (unsigned char)value;
        else if (strcmp(what, "info") == 0)
            symbol->st_info = (unsigned char)value;
        else if (strcmp(what, "value") == 0)
            symbol->st_value = value;
        else
            symbol->st_shndx = (unsigned short)value;
        found = 1;
    }
    return !found;
}

/* Changes INDEX, with its hidden bit, wherever it stands. */
static int patch_versions(unsigned long index, unsigned long new_index)
{
    ElfW(Shdr) *table = section(SHT_GNU_versym);
    ElfW(Half) *entry = (ElfW(Half) *)(file + table->sh_offset);
    int found = 0;
    for (size_t count = table->sh_size / sizeof *entry; count > 0; count--, entry++) {
        if (*entry != index)
            continue;
        *entry = (ElfW(Half))new_index;
        found = 1;
    }
    return !found;
}

/* Does what the command line says with the file in memory; 0: it could be done. */
static int patch(char **arguments, int count)
{
    unsigned long last = strtoul(arguments[count - 1], NULL, 0);
    unsigned long first = strtoul(arguments[3], NULL, 0);
    if (strcmp(arguments[2], "dynamic") == 0)
        return patch_dynamic(first, strtoul(arguments[4], NULL, 0), last);
    if (strcmp(arguments[2], "version") == 0)
        return patch_versions(first, last);
    return patch_symbols(arguments[2], arguments[3], last);
}

int main(int count, char **arguments)
{
    FILE *stream = count >= 5 ? fopen(arguments[1], "r+b") : NULL;
    if (!stream)
        return 2;
    fseek(stream, 0, SEEK_END);
    size_t size = (size_t)ftell(stream);
    rewind(stream);
    file = malloc(size);
    if (!file || fread(file, 1, size, stream) != size)
        return 2;
    int status = patch(arguments, count);
    rewind(stream);
    if (fwrite(file, 1, size, stream) != size || fclose(stream) != 0)
        return 2;
    return status;
}
