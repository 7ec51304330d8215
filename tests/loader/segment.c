/*
 * segment.c: changes fields of program headers, or cuts a file, as no linker would.
 *
 *     segment FROM TO [TYPE NUMBER FIELD VALUE]...   the NUMBERth header (from 0) of TYPE
 *     segment FROM TO ... cut SIZE                   and of what results only SIZE bytes
 *
 * TYPE is load, dynamic or note; FIELD type, flags, offset, vaddr, filesz, memsz or align.
 * A VALUE with a sign is added. For 64-bit files of this machine's own byte order.
 */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char bytes[1 << 20];
static size_t size;

/* Returns the NUMBERth program header of TYPE; NULL: there is none. */
static Elf64_Phdr *find(const char *type, unsigned long number)
{
    const Elf64_Ehdr *header = (Elf64_Ehdr *)bytes;
    Elf64_Phdr *segments = (Elf64_Phdr *)(bytes + header->e_phoff);
    unsigned wanted = strcmp(type, "load") == 0      ? PT_LOAD
                      : strcmp(type, "dynamic") == 0 ? PT_DYNAMIC
                                                     : PT_NOTE;
    for (int i = 0; i < header->e_phnum; i++)
        if (segments[i].p_type == wanted && number-- == 0)
            return &segments[i];
    return NULL;
}

/* Makes VALUE of the number OLD. */
static uint64_t changed(uint64_t old, const char *value)
{
    uint64_t number = strtoull(value + (value[0] == '+' || value[0] == '-'), NULL, 0);
    return value[0] == '+' ? old + number : value[0] == '-' ? old - number : number;
}

/* Does what four words say; false: it cannot be done. */
static int change(char **words)
{
    Elf64_Phdr *segment = find(words[0], strtoul(words[1], NULL, 0));
    const char *field = words[2], *value = words[3];
    if (!segment)
        return 0;
    if (strcmp(field, "type") == 0)
        segment->p_type = (Elf64_Word)changed(segment->p_type, value);
    else if (strcmp(field, "flags") == 0)
        segment->p_flags = (Elf64_Word)changed(segment->p_flags, value);
    else if (strcmp(field, "offset") == 0)
        segment->p_offset = changed(segment->p_offset, value);
    else if (strcmp(field, "vaddr") == 0)
        segment->p_vaddr = changed(segment->p_vaddr, value);
    else if (strcmp(field, "filesz") == 0)
        segment->p_filesz = changed(segment->p_filesz, value);
    else if (strcmp(field, "memsz") == 0)
        segment->p_memsz = changed(segment->p_memsz, value);
    else if (strcmp(field, "align") == 0)
        segment->p_align = changed(segment->p_align, value);
    else
        return 0;
    return 1;
}

int main(int count, char **words)
{
    FILE *from = count > 2 ? fopen(words[1], "rb") : NULL;
    if (!from)
        return 2;
    size = fread(bytes, 1, sizeof bytes, from);
    fclose(from);
    for (int i = 3; i < count;) {
        if (strcmp(words[i], "cut") == 0 && i + 1 < count) {
            size = strtoul(words[i + 1], NULL, 0);
            i += 2;
        } else if (i + 3 < count && change(words + i)) {
            i += 4;
        } else {
            fprintf(stderr, "segment: %s: cannot be done\n", words[i]);
            return 2;
        }
    }
    FILE *to = fopen(words[2], "wb");
    if (!to || fwrite(bytes, 1, size, to) != size || fclose(to) != 0)
        return 2;
    return 0;
}
