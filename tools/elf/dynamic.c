/* dynamic.c: see dynamic.h. */
#include "elf/dynamic.h"

/* Finds where the entries are: the section called .dynamic if it is there, else
   the segment. The last of several segments counts, as in GNU readelf. */
static bool locate(const struct elf_object *object, uint64_t *offset, uint64_t *size,
                   struct elf_error *error)
{
    *offset = *size = 0;
    const Elf64_Shdr *section = elf_section_named(object, ".dynamic");
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_type != PT_DYNAMIC)
            continue;
        *offset = segment->p_offset;
        *size = segment->p_filesz;
        if (section && section->sh_size != 0) {
            /* In a separate debug file the section has no content. */
            *offset = section->sh_type == SHT_NOBITS ? 0 : section->sh_offset;
            *size = section->sh_type == SHT_NOBITS ? 0 : section->sh_size;
        }
        if (*size != 0 && !elf_bytes_at(object->bytes, *offset, *size)) {
            elf_fail(error,
                     "dynamic section: 0x%jx bytes at offset 0x%jx reach beyond the end of the "
                     "file",
                     (uintmax_t)*size, (uintmax_t)*offset);
            *offset = *size = 0;
            return false;
        }
    }
    return true;
}

struct elf_bytes elf_dynamic_strings(const struct elf_dynamic *dynamic,
                                     const struct elf_object *object)
{
    uint64_t address, size, offset;
    if (!elf_dynamic_find(dynamic, DT_STRTAB, &address))
        return (struct elf_bytes){NULL, 0};
    /* What old tools have put into the table later is beyond DT_STRSZ, but in the section. */
    for (uint64_t i = 0; i < object->section_count; i++)
        if (object->sections[i].sh_type == SHT_STRTAB && object->sections[i].sh_addr == address &&
            elf_section_bytes(object, &object->sections[i]).start)
            return elf_section_bytes(object, &object->sections[i]);
    if (elf_dynamic_find(dynamic, DT_STRSZ, &size) &&
        elf_offset_of_address(object, address, size, &offset))
        return elf_bytes_part(object->bytes, offset, size);
    return (struct elf_bytes){NULL, 0};
}

/* Finds the string table: by its section, else where DT_STRTAB says. */
static struct elf_bytes find_strings(const struct elf_dynamic *dynamic,
                                     const struct elf_object *object)
{
    for (uint64_t i = 0; i < object->section_count; i++) {
        const Elf64_Shdr *section = &object->sections[i];
        if (section->sh_type == SHT_STRTAB &&
            elf_text_is(elf_section_name(object, section), ".dynstr"))
            return elf_section_bytes(object, section);
    }
    return elf_dynamic_strings(dynamic, object);
}

bool elf_dynamic_open(struct elf_dynamic *dynamic, const struct elf_object *object,
                      struct elf_error *error)
{
    memset(dynamic, 0, sizeof *dynamic);
    uint64_t offset, size;
    if (!locate(object, &offset, &size, error))
        return false;
    struct elf_table *entries = &dynamic->entries;
    *entries = elf_table_make(elf_bytes_part(object->bytes, offset, size),
                              elf_dynamic_size(object->layout), object->layout);
    for (uint64_t i = 0; i < entries->count; i++)
        if (elf_dynamic_at(entries, i).d_tag == DT_NULL)
            entries->count = i + 1;
    dynamic->offset = offset;
    dynamic->strings = find_strings(dynamic, object);
    return true;
}

bool elf_dynamic_find(const struct elf_dynamic *dynamic, int64_t tag, uint64_t *value)
{
    for (uint64_t i = dynamic->entries.count; i-- > 0;) {
        Elf64_Dyn entry = elf_dynamic_at(&dynamic->entries, i);
        if (entry.d_tag == tag) {
            *value = entry.d_un.d_val;
            return true;
        }
    }
    return false;
}

bool elf_is_pie(const struct elf_dynamic *dynamic)
{
    uint64_t flags;
    return elf_dynamic_find(dynamic, DT_FLAGS_1, &flags) && (flags & DF_1_PIE);
}
