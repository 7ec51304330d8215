/*
 * packed.c: see packed.h.
 *
 * A packer puts a small program, the stub, in front of the compressed one, and
 * removes what only a linker or a debugger needs. Compressed or encrypted bytes
 * are nearly random: their entropy comes close to 8 bits a byte, where machine
 * code has about 6.
 */
#include "ldd/packed.h"

#include <stdio.h>

static const double RANDOM = 7.2; /* bits a byte: more looks compressed */

/* Returns the offset behind the last byte that the file's own tables account for. */
static uint64_t end_of_contents(const struct elf_object *object)
{
    const Elf64_Ehdr *header = &object->header;
    uint64_t end = header->e_ehsize;
    /* A segment or a section of no bytes may have any offset; where pages are large, linkers
       put that of a segment for zeros far beyond the end of the file. */
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_filesz > 0 && segment->p_offset + segment->p_filesz > end)
            end = segment->p_offset + segment->p_filesz;
    }
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_type != SHT_NOBITS && section->sh_size > 0 &&
            section->sh_offset + section->sh_size > end)
            end = section->sh_offset + section->sh_size;
    }
    uint64_t tables[] = {
        header->e_phoff + object->segments_stated * header->e_phentsize,
        header->e_shoff + object->sections_stated * header->e_shentsize,
    };
    for (size_t i = 0; i < 2; i++)
        if (tables[i] > end && tables[i] <= object->bytes.size)
            end = tables[i];
    return end;
}

/* Says whether an ELF file could begin at FROM: the fields of the identification
   and the type have values that occur. The magic bytes alone stand in every
   program that looks for them. */
static bool begins_elf(struct elf_bytes bytes, const unsigned char *from)
{
    uint64_t offset = (uint64_t)(from - bytes.start);
    if (!elf_bytes_at(bytes, offset, sizeof(Elf32_Ehdr)))
        return false;
    bool class_known = from[EI_CLASS] == ELFCLASS32 || from[EI_CLASS] == ELFCLASS64;
    bool order_known = from[EI_DATA] == ELFDATA2LSB || from[EI_DATA] == ELFDATA2MSB;
    unsigned type = from[EI_DATA] == ELFDATA2MSB ? from[EI_NIDENT + 1] : from[EI_NIDENT];
    return class_known && order_known && from[EI_VERSION] == EV_CURRENT && type >= ET_REL &&
           type <= ET_CORE;
}

/* Returns the offset of a second ELF header, or 0. */
static uint64_t second_header(struct elf_bytes bytes)
{
    const unsigned char *end = bytes.start + bytes.size, *at = bytes.start + 1;
    while ((at = memmem(at, (size_t)(end - at), ELFMAG, SELFMAG))) {
        if (begins_elf(bytes, at))
            return (uint64_t)(at - bytes.start);
        at++;
    }
    return 0;
}

/* Names what BYTES begin with, if that is known. */
static const char *name_content(struct elf_bytes bytes)
{
    static const struct {
        const char *magic;
        const char *name;
    } known[] = {
        {ELFMAG, "an ELF file"},
        {"\x1f\x8b", "gzip data"},
        {"\xfd"
         "7zXZ",
         "xz data"},
        {"BZh", "bzip2 data"},
        {"\x28\xb5\x2f\xfd", "zstd data"},
        {"PK\003\004", "a zip archive"},
        {"hsqs", "a SquashFS file system"},
        {"!<arch>", "an archive"},
    };
    struct elf_text text = {(const char *)bytes.start, (size_t)bytes.size};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (elf_text_begins(text, known[i].magic))
            return known[i].name;
    return NULL;
}

/* Returns the logarithm of X to the base 2, X > 0: each squaring gives one more binary
   digit. (log2(3) would need the mathematics library, for this one place.) */
static double logarithm(double x)
{
    double result = 0, digit = 1;
    for (; x < 1; x *= 2)
        result -= 1;
    for (; x >= 2; x /= 2)
        result += 1;
    for (int i = 0; i < 30; i++) {
        digit /= 2;
        x *= x;
        if (x >= 2) {
            x /= 2;
            result += digit;
        }
    }
    return result;
}

/* Returns the entropy of BYTES in bits a byte (Shannon), 0 if there are too few. */
static double entropy_of(struct elf_bytes bytes)
{
    enum { FEWEST = 512 };
    uint64_t counts[256] = {0};
    double sum = 0;
    if (bytes.size < FEWEST)
        return 0;
    for (uint64_t i = 0; i < bytes.size; i++)
        counts[bytes.start[i]]++;
    for (size_t i = 0; i < 256; i++) {
        double part = (double)counts[i] / (double)bytes.size;
        if (counts[i] > 0)
            sum -= part * logarithm(part);
    }
    return sum;
}

/* Names the packer that left its signature at the beginning or at the end. */
static const char *find_packer(struct elf_bytes bytes)
{
    enum { NEAR = 4096 };
    size_t part = bytes.size < NEAR ? (size_t)bytes.size : NEAR;
    if (memmem(bytes.start, part, "UPX!", 4) ||
        memmem(bytes.start + bytes.size - part, part, "UPX!", 4))
        return "UPX";
    return NULL;
}

struct payload payload_look(const struct elf_object *object)
{
    struct elf_bytes bytes = object->bytes, rest = bytes;
    struct payload payload = {
        .packer = find_packer(bytes),
        .begin = end_of_contents(object),
        .elf = second_header(bytes),
        .no_sections = object->sections_stated == 0,
    };
    if (payload.begin < bytes.size) {
        payload.behind = bytes.size - payload.begin;
        rest = elf_bytes_part(bytes, payload.begin, payload.behind);
        payload.content = name_content(rest);
    }
    payload.entropy = entropy_of(rest);
    return payload;
}

bool payload_is_likely(const struct payload *payload)
{
    bool random = payload->entropy > RANDOM;
    return payload->packer || payload->elf || (payload->behind && (payload->content || random)) ||
           (payload->no_sections && random);
}

void payload_describe(const struct payload *payload, struct prose *prose)
{
    char number[32];
    if (payload->packer)
        prose_say(prose, " It has the signature of the packer %s.", payload->packer);
    if (payload->no_sections)
        prose_text(prose, " It has no section headers, which linkers write and packers remove.");
    if (payload->behind) {
        snprintf(number, sizeof number, "0x%jx", (uintmax_t)payload->begin);
        prose_say(prose, " %zu bytes follow at offset %s, behind all that its headers know of",
                  (size_t)payload->behind, number);
        prose_say(prose, payload->content ? ": %s." : ".", payload->content);
    }
    if (payload->elf) {
        snprintf(number, sizeof number, "0x%jx", (uintmax_t)payload->elf);
        prose_say(prose, " Another ELF header begins at offset %s.", number);
    }
    if (payload->entropy > RANDOM) {
        snprintf(number, sizeof number, "%.1f", payload->entropy);
        prose_say(prose, " %s an entropy of %s bits a byte, as compressed data has.",
                  payload->behind ? "These bytes have" : "The file has", number);
    }
}
