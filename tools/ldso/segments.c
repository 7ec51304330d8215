/*
 * segments.c: see segments.h.
 *
 * All sums may wrap, as they do in the loader; what they mean for a file of 32 bits is
 * decided by a mask.
 */
#include "ldso/segments.h"

#include "ldso/rules.h"

#include <sys/statvfs.h>
#include <unistd.h>

/* The longest piece of its addresses that a process can have free: on 64-bit machines what
   lies below a program that was linked to be loaded anywhere, on others some of 4 GB. */
#define ROOM_64 0x555555554000u
#define ROOM_32 0xc0000000u

static const char failed[] = "failed to map segment from shared object";
static const char no_code[] = "failed to map segment from shared object (its file system is "
                              "mounted noexec)";
static const char cut_off[] = "the file is cut off: it ends before its segments do, and to touch "
                              "what is missing is a bus error (SIGBUS)";

/* What all computations need. */
struct mapping {
    const struct ldso_image *image;
    uint64_t page, mask;
};

/* A PT_LOAD as the loader sees it: from START to END it comes from the file at OFFSET, where
   all three are multiples of a page. */
struct command {
    uint64_t start, end, data_end, memory_end, offset;
    bool writable;
};

/* Returns a mapping for IMAGE. The size of a page is known where the machine is of the same
   kind; elsewhere it is taken for the usual one. */
static struct mapping mapping_of(const struct ldso_state *state, const struct ldso_image *image)
{
    struct mapping mapping = {image, 4096, image->elf.layout.is64 ? UINT64_MAX : UINT32_MAX};
    long size = sysconf(_SC_PAGESIZE);
    if (state->loader.machine->machine == state->loader.processor.machine && size > 0)
        mapping.page = (uint64_t)size;
    return mapping;
}

/* Rounds VALUE down, or up, to a multiple of a page. */
static uint64_t page_down(const struct mapping *mapping, uint64_t value)
{
    return value & ~(mapping->page - 1) & mapping->mask;
}
static uint64_t page_up(const struct mapping *mapping, uint64_t value)
{
    return page_down(mapping, value + mapping->page - 1);
}

/* Returns SEGMENT as a command. */
static struct command command_of(const struct mapping *mapping, const Elf64_Phdr *segment)
{
    uint64_t data_end = (segment->p_vaddr + segment->p_filesz) & mapping->mask;
    return (struct command){.start = page_down(mapping, segment->p_vaddr),
                            .end = page_up(mapping, data_end),
                            .data_end = data_end,
                            .memory_end = (segment->p_vaddr + segment->p_memsz) & mapping->mask,
                            .offset = segment->p_offset & ~(mapping->page - 1),
                            .writable = (segment->p_flags & PF_W) != 0};
}

/* Takes the next PT_LOAD after the program header *NEXT; false: there is none. */
static bool next_command(const struct mapping *mapping, uint64_t *next, struct command *command)
{
    const struct elf_object *elf = &mapping->image->elf;
    while (*next < elf->segment_count) {
        const Elf64_Phdr *segment = &elf->segments[(*next)++];
        if (segment->p_type == PT_LOAD) {
            *command = command_of(mapping, segment);
            return true;
        }
    }
    return false;
}

/* --- the checks of glibc ------------------------------------------------------------- */

/* Checks how one segment is aligned. */
static const char *check_alignment(const struct ldso_state *state, const struct mapping *mapping,
                                   const Elf64_Phdr *segment)
{
    uint64_t distance = segment->p_vaddr - segment->p_offset;
    if (ldso_rule_holds(LDSO_RULE_ALIGNED_AS_STATED, state->loader.release)) {
        if (segment->p_align & (mapping->page - 1))
            return "ELF load command alignment not page-aligned";
        if (distance & (segment->p_align - 1) & mapping->mask)
            return "ELF load command address/offset not properly aligned";
    } else if (distance & (mapping->page - 1)) {
        return "ELF load command address/offset not page-aligned";
    }
    return NULL;
}

/* Says whether the kernel refuses to map SIZE bytes of a file at OFFSET. */
static bool lies_too_far(uint64_t offset, uint64_t size)
{
    return size > INT64_MAX || offset > INT64_MAX - size;
}

/* Returns the largest alignment that counts, of those that are powers of two. */
static uint64_t largest_alignment(const struct mapping *mapping)
{
    const struct elf_object *elf = &mapping->image->elf;
    uint64_t largest = 0;
    for (uint64_t i = 0; i < elf->segment_count; i++) {
        uint64_t align = elf->segments[i].p_align;
        if (elf->segments[i].p_type == PT_LOAD && (align & (align - 1)) == 0 && align > largest)
            largest = align;
    }
    return largest;
}

/* Carries out the mapping of a library, whose first command is FIRST and whose last LAST.
   HOLES: there is room between two of them, or none. */
static const char *map_all(const struct ldso_state *state, const struct mapping *mapping,
                           const struct command *first, const struct command *last, bool holes)
{
    uint64_t room = mapping->image->elf.layout.is64 ? ROOM_64 : ROOM_32;
    uint64_t length = (last->memory_end - first->start) & mapping->mask, taken = length;
    uint64_t align = largest_alignment(mapping);
    if (align > mapping->page &&
        !ldso_rule_holds(LDSO_RULE_ALIGNED_AS_STATED, state->loader.release))
        taken = (length >= align ? length + align : 2 * align) & mapping->mask;
    if (length == 0 || taken == 0 || length > room || taken > room ||
        lies_too_far(first->offset, length))
        return failed;
    if (holes && last->start < first->end)
        return ldso_rule_holds(LDSO_RULE_HOLES_CHECKED, state->loader.release)
                   ? "ELF load command address/offset not page-aligned"
                   : "cannot change memory protections";
    struct command command;
    uint64_t next = 0, end = page_up(mapping, length);
    next_command(mapping, &next, &command);
    while (next_command(mapping, &next, &command)) {
        if (command.end <= command.start)
            continue;
        if (lies_too_far(command.offset, command.end - command.start))
            return failed;
        if (((command.end - first->start) & mapping->mask) > end ||
            ((command.start - first->start) & mapping->mask) > end)
            return "a segment lies outside the memory that the last one ends: the loader maps it "
                   "over something else, and crashes";
    }
    return NULL;
}

/* Says whether the file system of a library's file forbids to run code from it. In another
   root that is another file system. */
static bool forbids_code(const struct ldso_state *state, const struct ldso_image *image)
{
    struct statvfs status;
    bool code = false;
    for (uint64_t i = 0; i < image->elf.segment_count; i++)
        code |= image->elf.segments[i].p_type == PT_LOAD && image->elf.segments[i].p_flags & PF_X;
    return code && !state->root.inside && fstatvfs(image->descriptor, &status) == 0 &&
           status.f_flag & ST_NOEXEC;
}

const char *ldso_segments_check(const struct ldso_state *state, const struct ldso_image *image,
                                bool usual)
{
    const struct elf_object *object = &image->elf;
    struct mapping mapping = mapping_of(state, image);
    struct command first = {0}, last = {0};
    bool loadable = false, empty_dynamic = false, has_dynamic = false, holes = false;
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_type == PT_DYNAMIC) {
            empty_dynamic |= segment->p_filesz == 0;
            has_dynamic |= segment->p_filesz != 0;
        }
        if (segment->p_type != PT_LOAD)
            continue;
        const char *reason = check_alignment(state, &mapping, segment);
        if (reason)
            return reason;
        struct command command = command_of(&mapping, segment);
        if (!loadable)
            first = command;
        holes |= loadable && last.end != command.start;
        last = command;
        loadable = true;
    }
    if (!loadable)
        return "object file has no loadable segments";
    if (object->header.e_type != ET_DYN)
        return "cannot dynamically load executable";
    const char *reason = "object file has no dynamic section";
    bool old = ldso_rule_holds(LDSO_RULE_ALIGNED_AS_STATED, state->loader.release);
    if (!old && (!has_dynamic || empty_dynamic))
        return reason;
    const char *problem = map_all(state, &mapping, &first, &last, holes);
    if (problem)
        return problem;
    if (!has_dynamic)
        return reason;
    return !usual && forbids_code(state, image) ? no_code : NULL;
}

/* --- behind the end of the file ------------------------------------------------------ */

/* Says whether the page of ADDRESS is one of the file that lies behind its end. Where
   segments overlap, the last one has it. */
static bool is_behind(const struct mapping *mapping, uint64_t address)
{
    struct command command;
    bool behind = false;
    for (uint64_t next = 0; next_command(mapping, &next, &command);) {
        if (address < command.start || address >= command.end)
            continue;
        uint64_t offset = command.offset + page_down(mapping, address - command.start);
        behind = offset >= page_up(mapping, mapping->image->size);
    }
    return behind;
}

/* No sound file has more segments with such an end. */
enum { LOOKS_MOST = 256 };

/* Says whether the end of a segment that is filled with zeros is in such a page. ALL: the
   loader fills those too that are not writable. */
static bool fills_behind(const struct mapping *mapping, bool all)
{
    struct command command;
    unsigned looks = 0;
    for (uint64_t next = 0; looks < LOOKS_MOST && next_command(mapping, &next, &command);)
        if (command.memory_end > command.data_end && (all || command.writable) &&
            command.data_end % mapping->page != 0) {
            looks++;
            if (is_behind(mapping, command.data_end))
                return true;
        }
    return false;
}

/* Says whether what one of TAGS leads to begins in such a page; or ends there, if the tag in
   SIZES is not DT_NULL. */
static bool leads_behind(const struct mapping *mapping, const int64_t (*tags)[2], size_t count)
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
static bool is_whole(const struct mapping *mapping)
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

const char *ldso_segments_cut(const struct ldso_state *state, const struct ldso_image *image)
{
    static const int64_t tags[][2] = {{DT_STRTAB, DT_NULL},
                                      {DT_GNU_HASH, DT_NULL},
                                      {DT_HASH, DT_NULL},
                                      {DT_VERNEED, DT_NULL},
                                      {DT_VERDEF, DT_NULL}};
    struct mapping mapping = mapping_of(state, image);
    if (is_whole(&mapping))
        return NULL;
    if (fills_behind(&mapping, !state->loader.musl) ||
        leads_behind(&mapping, tags, sizeof tags / sizeof tags[0]))
        return cut_off;
    return NULL;
}

const char *ldso_segments_damage(const struct ldso_state *state, const struct ldso_image *image,
                                 bool main)
{
    static const int64_t tags[][2] = {
        {DT_STRTAB, DT_STRSZ},  {DT_SYMTAB, DT_NULL},
        {DT_GNU_HASH, DT_NULL}, {DT_HASH, DT_NULL},
        {DT_RELA, DT_RELASZ},   {DT_REL, DT_RELSZ},
        {DT_RELR, DT_RELRSZ},   {DT_JMPREL, DT_PLTRELSZ},
        {DT_PLTGOT, DT_NULL},   {DT_VERSYM, DT_NULL},
        {DT_VERNEED, DT_NULL},  {DT_VERDEF, DT_NULL},
        {DT_INIT, DT_NULL},     {DT_INIT_ARRAY, DT_INIT_ARRAYSZ},
    };
    struct mapping mapping = mapping_of(state, image);
    const struct elf_object *elf = &image->elf;
    for (uint64_t i = 0; main && i < elf->segment_count; i++) {
        const Elf64_Phdr *segment = &elf->segments[i];
        if (segment->p_type != PT_LOAD)
            continue;
        if (segment->p_filesz > segment->p_memsz)
            return "the kernel cannot map it, and ends it with a segmentation fault: a segment is "
                   "longer in the file than in memory";
        if ((segment->p_vaddr - segment->p_offset) & (mapping.page - 1))
            return "the kernel cannot map it, and ends it with a segmentation fault: a segment's "
                   "place in the file and its address do not lie equally in a page";
    }
    if (is_whole(&mapping))
        return NULL;
    if ((main && (is_behind(&mapping, elf->header.e_entry) || fills_behind(&mapping, false))) ||
        leads_behind(&mapping, tags, sizeof tags / sizeof tags[0]))
        return cut_off;
    return NULL;
}
