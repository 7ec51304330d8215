/* cut.c: see cut.h. */
#include "ldso/cut.h"

#include "elf/missing.h"
#include "elf/relr.h"
#include "ldso/mapping.h"

static const char cut_off[] = "the file is cut off: it ends before its segments do, and to touch "
                              "what is missing is a bus error (SIGBUS)";

/* Says whether the page of ADDRESS is one of the file that lies behind its end. Where
   segments overlap, the last one has it. */
static bool is_behind(const struct ldso_mapping *mapping, uint64_t address)
{
    struct ldso_command command;
    bool behind = false;
    for (uint64_t next = 0; ldso_next_command(mapping, &next, &command);) {
        if (address < command.start || address >= command.end)
            continue;
        uint64_t offset = command.offset + ldso_page_down(mapping, address - command.start);
        behind = offset >= ldso_page_up(mapping, mapping->image->size);
    }
    return behind;
}

/* No sound file has more segments. */
enum { LOOKS_MOST = 256 };

/* Says whether the loader touches such a page at the end of COMMAND, which it fills with
   zeros; musl does so only where it is writable, but hands the rest of the first and the last
   page to malloc(). The kernel does for main what musl does. */
static bool touches_behind(const struct ldso_mapping *mapping, const struct ldso_command *command,
                           bool main)
{
    uint64_t inside = mapping->page - 1;
    bool fills = command->memory_end > command->data_end && command->data_end & inside;
    if (fills && (command->writable || !(main || mapping->musl)) &&
        is_behind(mapping, command->data_end))
        return true;
    return mapping->musl && command->writable &&
           ((command->data_begin & inside && is_behind(mapping, command->data_begin)) ||
            (command->memory_end & inside && is_behind(mapping, command->memory_end)));
}

/* Says whether it does so in any segment. */
static bool fills_behind(const struct ldso_mapping *mapping, bool main)
{
    struct ldso_command command;
    unsigned looks = 0;
    for (uint64_t next = 0; looks < LOOKS_MOST && ldso_next_command(mapping, &next, &command);
         looks++)
        if (touches_behind(mapping, &command, main))
            return true;
    return false;
}

/* Says whether what one of TAGS leads to begins in such a page; or ends there, if the tag in
   SIZES is not DT_NULL. */
static bool leads_behind(const struct ldso_mapping *mapping, const int64_t (*tags)[2], size_t count)
{
    const struct elf_dynamic *dynamic = &mapping->image->dynamic;
    uint64_t address, size;
    for (size_t i = 0; i < count; i++) {
        if (!elf_dynamic_find(dynamic, tags[i][0], &address))
            continue;
        if (is_behind(mapping, address))
            return true;
        if (tags[i][1] != DT_NULL && elf_dynamic_find(dynamic, tags[i][1], &size) && size > 0 &&
            is_behind(mapping, address + size - 1))
            return true;
    }
    return false;
}

/* Says whether the whole of IMAGE is in its file, so that nothing can lie behind the end. */
static bool is_whole(const struct ldso_mapping *mapping)
{
    const struct elf_object *elf = &mapping->image->elf;
    for (uint64_t i = 0; i < elf->segment_count; i++) {
        const Elf64_Phdr *segment = &elf->segments[i];
        if (segment->p_type == PT_LOAD &&
            (segment->p_offset > mapping->image->size ||
             segment->p_filesz > mapping->image->size - segment->p_offset))
            return false;
    }
    return true;
}

const char *ldso_cut_at_load(const struct ldso_state *state, const struct ldso_image *image)
{
    static const int64_t tags[][2] = {{DT_STRTAB, DT_NULL},
                                      {DT_GNU_HASH, DT_NULL},
                                      {DT_HASH, DT_NULL},
                                      {DT_VERNEED, DT_NULL},
                                      {DT_VERDEF, DT_NULL}};
    struct ldso_mapping mapping = ldso_mapping_of(state, image);
    if (is_whole(&mapping))
        return NULL;
    if (fills_behind(&mapping, false) || leads_behind(&mapping, tags, sizeof tags / sizeof tags[0]))
        return cut_off;
    return NULL;
}

/* --- what is relocated --------------------------------------------------------------- */

/* Broken files can have any number of relocations and segments: when so many of the latter
   were looked at, nothing more is found. */
enum { STEPS_MOST = 20000000 };

/* Says whether one of the addresses in a table of relocations is in such a page. */
static bool relocates_behind(const struct ldso_mapping *mapping, int64_t tag, int64_t size_tag,
                             bool with_addend, uint64_t *steps)
{
    const struct elf_object *elf = &mapping->image->elf;
    uint64_t address, size;
    if (!elf_dynamic_find(&mapping->image->dynamic, tag, &address) ||
        !elf_dynamic_find(&mapping->image->dynamic, size_tag, &size))
        return false;
    struct elf_bytes bytes = elf_bytes_from_address(elf, address);
    if (bytes.size > size)
        bytes.size = size;
    struct elf_table table =
        elf_table_make(bytes, elf_relocation_size(elf->layout, with_addend), elf->layout);
    for (uint64_t i = 0; i < table.count && *steps < STEPS_MOST; i++) {
        *steps += elf->segment_count;
        if (is_behind(mapping, elf_relocation_at(&table, i, with_addend).r_offset))
            return true;
    }
    return false;
}

/* Says the same of DT_RELR. */
static bool relr_behind(const struct ldso_mapping *mapping, uint64_t *steps)
{
    const struct elf_object *elf = &mapping->image->elf;
    uint64_t address, size, word;
    if (!elf_dynamic_find(&mapping->image->dynamic, DT_RELR, &address) ||
        !elf_dynamic_find(&mapping->image->dynamic, DT_RELRSZ, &size))
        return false;
    struct elf_bytes bytes = elf_bytes_from_address(elf, address);
    if (bytes.size > size)
        bytes.size = size;
    struct elf_relr relr = elf_relr_start(bytes, elf->layout);
    while (elf_relr_next(&relr, &word))
        for (uint64_t place; *steps < STEPS_MOST && elf_relr_address(&relr, &place);) {
            *steps += elf->segment_count;
            if (is_behind(mapping, place))
                return true;
        }
    return false;
}

/* Says whether any relocation of IMAGE, whose file is mapped, is in such a page. */
static bool any_relocates_behind(const struct ldso_mapping *mapping)
{
    uint64_t kind = DT_NULL, steps = 0;
    elf_dynamic_find(&mapping->image->dynamic, DT_PLTREL, &kind);
    return relocates_behind(mapping, DT_RELA, DT_RELASZ, true, &steps) ||
           relocates_behind(mapping, DT_REL, DT_RELSZ, false, &steps) ||
           relocates_behind(mapping, DT_JMPREL, DT_PLTRELSZ, kind == DT_RELA, &steps) ||
           relr_behind(mapping, &steps);
}

/* --- the start ----------------------------------------------------------------------- */

/* Returns why the kernel does not map the segments of a program; NULL: it does. */
static const char *kernel_refuses(const struct ldso_mapping *mapping)
{
    const struct elf_object *elf = &mapping->image->elf;
    for (uint64_t i = 0; i < elf->segment_count; i++) {
        const Elf64_Phdr *segment = &elf->segments[i];
        if (segment->p_type != PT_LOAD)
            continue;
        if (segment->p_filesz > segment->p_memsz)
            return "the kernel cannot map it, and ends it with a segmentation fault: a segment is "
                   "longer in the file than in memory";
        if ((segment->p_vaddr - segment->p_offset) & (mapping->page - 1))
            return "the kernel cannot map it, and ends it with a segmentation fault: a segment is "
                   "at another place of a page in the file than in memory";
    }
    return NULL;
}

/* Says whether a segment of the file is mapped at ADDRESS. */
static bool is_mapped(const struct ldso_mapping *mapping, uint64_t address)
{
    struct ldso_command command;
    for (uint64_t next = 0; ldso_next_command(mapping, &next, &command);)
        if (address >= command.start && address < command.end)
            return true;
    return false;
}

/* Says whether musl leaves out pages of a segment, since it maps as much as there is in memory;
   of the lowest segment all is there. */
static bool leaves_out(const struct ldso_mapping *mapping)
{
    struct ldso_command command;
    uint64_t lowest = UINT64_MAX;
    unsigned looks = 0;
    for (uint64_t next = 0; ldso_next_command(mapping, &next, &command);)
        lowest = command.start < lowest ? command.start : lowest;
    for (uint64_t next = 0; looks < LOOKS_MOST && ldso_next_command(mapping, &next, &command);
         looks++)
        if (command.start != lowest && command.end < ldso_page_up(mapping, command.data_end) &&
            !is_mapped(mapping, command.end))
            return true;
    return false;
}

/* Says whether the dynamic section does not end inside the file. */
static bool has_no_end(const struct elf_dynamic *dynamic)
{
    uint64_t count = dynamic->entries.count;
    return count == 0 || elf_dynamic_at(&dynamic->entries, count - 1).d_tag != DT_NULL;
}

const char *ldso_cut_at_start(const struct ldso_state *state, struct ldso_image *image, bool main)
{
    static const int64_t tags[][2] = {
        {DT_STRTAB, DT_STRSZ},    {DT_SYMTAB, DT_NULL},
        {DT_GNU_HASH, DT_NULL},   {DT_HASH, DT_NULL},
        {DT_RELA, DT_RELASZ},     {DT_REL, DT_RELSZ},
        {DT_RELR, DT_RELRSZ},     {DT_PLTGOT, DT_NULL},
        {DT_JMPREL, DT_PLTRELSZ}, {DT_VERSYM, DT_NULL},
        {DT_VERNEED, DT_NULL},    {DT_VERDEF, DT_NULL},
        {DT_INIT, DT_NULL},       {DT_INIT_ARRAY, DT_INIT_ARRAYSZ},
    };
    struct ldso_mapping mapping = ldso_mapping_of(state, image);
    const char *refusal = main ? kernel_refuses(&mapping) : NULL;
    if (!refusal && mapping.musl && leaves_out(&mapping))
        refusal = "a segment is longer in the file than in memory, and musl maps only as much as "
                  "is in memory: the start crashes";
    if (refusal || is_whole(&mapping))
        return refusal;
    if ((main &&
         (is_behind(&mapping, image->elf.header.e_entry) || fills_behind(&mapping, false))) ||
        has_no_end(&image->dynamic) || leads_behind(&mapping, tags, sizeof tags / sizeof tags[0]) ||
        (ldso_image_map(image) && any_relocates_behind(&mapping)))
        return cut_off;
    return NULL;
}
