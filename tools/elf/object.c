/* object.c: see object.h. */
#include "elf/object.h"

#include <stdlib.h>

bool elf_has_magic(struct elf_bytes bytes)
{
    const unsigned char *magic = elf_bytes_at(bytes, 0, SELFMAG);
    return magic && memcmp(magic, ELFMAG, SELFMAG) == 0;
}

/* Finds out how the records of this file are stored. An unknown class is taken
   for 32-bit and an unknown byte order for little-endian, as GNU does. */
static struct elf_layout layout_of(const unsigned char *ident)
{
    bool big = ident[EI_DATA] == ELFDATA2MSB;
    return (struct elf_layout){.is64 = ident[EI_CLASS] == ELFCLASS64,
                               .swap = big != (__BYTE_ORDER == __BIG_ENDIAN)};
}

/* Resolves the numbers that are too large for the header's 16 bits: they are in
   the first section header, of which nothing else is used. */
static void resolve_numbers(struct elf_object *object)
{
    const Elf64_Ehdr *header = &object->header;
    object->sections_stated = header->e_shnum;
    object->segments_stated = header->e_phnum;
    object->names_index_stated = header->e_shstrndx;

    size_t size = elf_section_size(object->layout);
    const unsigned char *first = NULL;
    if (header->e_shoff != 0 && header->e_shentsize >= size)
        first = elf_bytes_at(object->bytes, header->e_shoff, size);
    object->extended_numbers = first != NULL;
    if (first) {
        Elf64_Shdr section;
        elf_section_decode(&section, first, object->layout);
        if (header->e_shnum == 0)
            object->sections_stated = section.sh_size;
        if (header->e_phnum == PN_XNUM && section.sh_info != 0)
            object->segments_stated = section.sh_info;
        if (header->e_shstrndx == SHN_XINDEX)
            object->names_index_stated = section.sh_link;
    }
    object->names_index = object->names_index_stated;
    if (object->names_index >= object->sections_stated)
        object->names_index = SHN_UNDEF;
}

/* Proves that COUNT records of STRIDE bytes, at least SIZE each, lie at OFFSET,
   and returns them; WHAT names the table in the error. */
static const unsigned char *table_at(const struct elf_object *object, uint64_t offset,
                                     uint64_t count, uint64_t stride, size_t size, const char *what,
                                     struct elf_error *error)
{
    if (stride < size) {
        elf_fail(error, "%s: an entry has %ju bytes in the ELF header, and needs %zu", what,
                 (uintmax_t)stride, size);
        return NULL;
    }
    const unsigned char *records = NULL;
    if (count <= object->bytes.size / stride)
        records = elf_bytes_at(object->bytes, offset, count * stride);
    if (!records)
        elf_fail(error, "%s: %ju entries at offset 0x%jx reach beyond the end of the file", what,
                 (uintmax_t)count, (uintmax_t)offset);
    return records;
}

/* Decodes the section header table. */
static void read_sections(struct elf_object *object)
{
    uint64_t count = object->sections_stated, stride = object->header.e_shentsize;
    if (count == 0)
        return;
    if (object->header.e_shoff == 0) {
        elf_fail(&object->sections_error,
                 "section headers: there are %ju, but they are not in the file (e_shoff is 0)",
                 (uintmax_t)count);
        return;
    }
    const unsigned char *from =
        table_at(object, object->header.e_shoff, count, stride, elf_section_size(object->layout),
                 "section headers", &object->sections_error);
    if (!from)
        return;
    object->sections = calloc((size_t)count, sizeof *object->sections);
    if (!object->sections) {
        elf_fail(&object->sections_error, "section headers: out of memory");
        return;
    }
    object->section_count = count;
    for (uint64_t i = 0; i < count; i++)
        elf_section_decode(&object->sections[i], from + i * stride, object->layout);
}

/* Finds the section name string table. */
static void read_names(struct elf_object *object)
{
    if (object->names_index == SHN_UNDEF || object->names_index >= object->section_count)
        return;
    const Elf64_Shdr *section = &object->sections[object->names_index];
    object->names = elf_section_bytes(object, section);
    if (!elf_section_fits(object, section))
        elf_fail(&object->names_error,
                 "section names: 0x%jx bytes at offset 0x%jx reach beyond the end of the file",
                 (uintmax_t)section->sh_size, (uintmax_t)section->sh_offset);
}

/* Decodes the program header table. */
static void read_segments(struct elf_object *object)
{
    uint64_t count = object->segments_stated, stride = object->header.e_phentsize;
    if (count == 0)
        return;
    const unsigned char *from =
        table_at(object, object->header.e_phoff, count, stride, elf_segment_size(object->layout),
                 "program headers", &object->segments_error);
    if (!from)
        return;
    object->segments = calloc((size_t)count, sizeof *object->segments);
    if (!object->segments) {
        elf_fail(&object->segments_error, "program headers: out of memory");
        return;
    }
    object->segment_count = count;
    for (uint64_t i = 0; i < count; i++)
        elf_segment_decode(&object->segments[i], from + i * stride, object->layout);
}

/* Starts OBJECT: decodes the header. */
static bool read_header(struct elf_object *object, struct elf_bytes bytes, struct elf_error *error)
{
    memset(object, 0, sizeof *object);
    object->bytes = bytes;
    const unsigned char *ident = elf_bytes_at(bytes, 0, EI_NIDENT);
    if (!ident)
        return elf_fail(error, "ELF header: the file has only %ju bytes", (uintmax_t)bytes.size);
    if (!elf_has_magic(bytes))
        return elf_fail(error, "Not an ELF file - it has the wrong magic bytes at the start");

    object->layout = layout_of(ident);
    size_t size = object->layout.is64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
    const unsigned char *header = elf_bytes_at(bytes, 0, size);
    if (!header)
        return elf_fail(error, "ELF header: it has %zu bytes, the file only %ju", size,
                        (uintmax_t)bytes.size);
    elf_header_decode(&object->header, header, object->layout);
    object->layout.mips_info =
        object->layout.is64 && object->header.e_machine == EM_MIPS && ident[EI_DATA] == ELFDATA2LSB;
    return true;
}

bool elf_object_open(struct elf_object *object, struct elf_bytes bytes, struct elf_error *error)
{
    if (!read_header(object, bytes, error))
        return false;
    resolve_numbers(object);
    read_sections(object);
    read_names(object);
    read_segments(object);
    return true;
}

bool elf_object_open_segments(struct elf_object *object, struct elf_bytes bytes,
                              struct elf_error *error)
{
    if (!read_header(object, bytes, error))
        return false;
    object->segments_stated = object->header.e_phnum;
    read_segments(object);
    return true;
}

void elf_object_close(struct elf_object *object)
{
    free(object->sections);
    free(object->segments);
    memset(object, 0, sizeof *object);
}

struct elf_bytes elf_section_bytes(const struct elf_object *object, const Elf64_Shdr *section)
{
    if (section->sh_type == SHT_NOBITS)
        return (struct elf_bytes){NULL, 0};
    return elf_bytes_part(object->bytes, section->sh_offset, section->sh_size);
}

bool elf_section_fits(const struct elf_object *object, const Elf64_Shdr *section)
{
    return section->sh_type == SHT_NOBITS || section->sh_size == 0 ||
           elf_bytes_at(object->bytes, section->sh_offset, section->sh_size) != NULL;
}

struct elf_text elf_section_name(const struct elf_object *object, const Elf64_Shdr *section)
{
    return elf_bytes_string(object->names, section->sh_name);
}

const Elf64_Shdr *elf_section_named(const struct elf_object *object, const char *name)
{
    for (uint64_t i = 0; i < object->section_count; i++)
        if (elf_text_is(elf_section_name(object, &object->sections[i]), name))
            return &object->sections[i];
    return NULL;
}

bool elf_offset_of_address(const struct elf_object *object, uint64_t address, uint64_t size,
                           uint64_t *offset)
{
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        uint64_t place = address - segment->p_vaddr;
        if (segment->p_type == PT_LOAD && address >= segment->p_vaddr &&
            place <= segment->p_filesz && size <= segment->p_filesz - place) {
            *offset = segment->p_offset + place;
            return true;
        }
    }
    return false;
}

struct elf_bytes elf_bytes_from_address(const struct elf_object *object, uint64_t address)
{
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        uint64_t place = address - segment->p_vaddr;
        if (segment->p_type != PT_LOAD || address < segment->p_vaddr || place >= segment->p_filesz)
            continue;
        /* A segment that reaches beyond the end of the file is cut there. */
        uint64_t offset = segment->p_offset + place, size = segment->p_filesz - place;
        if (offset < segment->p_offset || offset >= object->bytes.size)
            continue;
        if (size > object->bytes.size - offset)
            size = object->bytes.size - offset;
        return elf_bytes_part(object->bytes, offset, size);
    }
    return (struct elf_bytes){NULL, 0};
}

/* Says whether SIZE bytes at START lie in a range of LENGTH bytes at BEGIN, and
   do not merely touch its end. */
static bool range_holds(uint64_t begin, uint64_t length, uint64_t start, uint64_t size)
{
    uint64_t place = start - begin;
    return start >= begin && place <= length - 1 && place + size <= length;
}

/* Says whether a segment of this type can hold a section with these flags. */
static bool kinds_match(uint64_t flags, uint32_t type)
{
    bool loaded = type == PT_LOAD || type == PT_GNU_RELRO;
    if (flags & SHF_TLS ? type != PT_TLS && !loaded : type == PT_TLS || type == PT_PHDR)
        return false;
    if (flags & SHF_ALLOC)
        return true;
    if (type >= PT_GNU_MBIND_LO && type <= PT_GNU_MBIND_HI)
        return false;
    return !loaded && type != PT_DYNAMIC && type != PT_GNU_EH_FRAME && type != PT_GNU_STACK &&
           type != PT_GNU_SFRAME;
}

bool elf_section_in_segment(const Elf64_Shdr *section, const Elf64_Phdr *segment)
{
    bool stored = section->sh_type != SHT_NOBITS;
    bool loaded = section->sh_flags & SHF_ALLOC;
    /* .tbss is a template: it takes up no memory, except in the TLS segment. */
    if (!stored && section->sh_flags & SHF_TLS && segment->p_type != PT_TLS)
        return false;
    if (!kinds_match(section->sh_flags, segment->p_type))
        return false;
    if (stored &&
        !range_holds(segment->p_offset, segment->p_filesz, section->sh_offset, section->sh_size))
        return false;
    if (loaded &&
        !range_holds(segment->p_vaddr, segment->p_memsz, section->sh_addr, section->sh_size))
        return false;

    /* An empty section at either end of these two belongs to its neighbour. */
    if ((segment->p_type != PT_DYNAMIC && segment->p_type != PT_NOTE) || section->sh_size != 0 ||
        segment->p_memsz == 0)
        return true;
    return (!stored || (section->sh_offset > segment->p_offset &&
                        section->sh_offset - segment->p_offset < segment->p_filesz)) &&
           (!loaded || (section->sh_addr > segment->p_vaddr &&
                        section->sh_addr - segment->p_vaddr < segment->p_memsz));
}
