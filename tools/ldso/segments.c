/* segments.c: see segments.h. */
#include "ldso/segments.h"

#include "ldso/mapping.h"
#include "ldso/rules.h"

#include <sys/statvfs.h>

/* The longest piece of its addresses that a process can have free: on 64-bit machines what
   lies below a program that was linked to be loaded anywhere, on others some of 4 GB. */
#define ROOM_64 0x555555554000u
#define ROOM_32 0xc0000000u

static const char failed[] = "failed to map segment from shared object";
static const char no_code[] = "failed to map segment from shared object (its file system is "
                              "mounted noexec)";
static const char outside[] = "failed to map segment from shared object, or a crash: it lies "
                              "outside the memory that the last segment ends, over something else";

/* Checks how one segment is aligned. */
static const char *check_alignment(const struct ldso_state *state,
                                   const struct ldso_mapping *mapping, const Elf64_Phdr *segment)
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
static uint64_t largest_alignment(const struct ldso_mapping *mapping)
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
static const char *map_all(const struct ldso_state *state, const struct ldso_mapping *mapping,
                           const struct ldso_command *first, const struct ldso_command *last,
                           bool holes)
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
    struct ldso_command command;
    uint64_t next = 0, end = ldso_page_up(mapping, length);
    ldso_next_command(mapping, &next, &command);
    while (ldso_next_command(mapping, &next, &command)) {
        if (command.end <= command.start)
            continue;
        if (lies_too_far(command.offset, command.end - command.start))
            return failed;
        if (((command.end - first->start) & mapping->mask) > end ||
            ((command.start - first->start) & mapping->mask) > end)
            return outside;
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
    struct ldso_mapping mapping = ldso_mapping_of(state, image);
    struct ldso_command first = {0}, last = {0};
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
        struct ldso_command command = ldso_command_of(&mapping, segment);
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

const char *ldso_segments_check_musl(const struct ldso_state *state, const struct ldso_image *image)
{
    struct ldso_mapping mapping = ldso_mapping_of(state, image);
    struct ldso_command command;
    uint64_t lowest = UINT64_MAX, highest = 0, offset = 0;
    for (uint64_t next = 0; ldso_next_command(&mapping, &next, &command);) {
        if (command.data_begin < lowest) {
            lowest = command.data_begin;
            offset = command.offset;
        }
        if (command.memory_end > highest)
            highest = command.memory_end;
    }
    uint64_t room = image->elf.layout.is64 ? ROOM_64 : ROOM_32;
    uint64_t length = ldso_page_up(&mapping, highest) - ldso_page_down(&mapping, lowest) + offset;
    length &= mapping.mask;
    if (length == 0 || length > room || lies_too_far(offset, length))
        return "it cannot be mapped";
    return forbids_code(state, image)
               ? "Operation not permitted (its file system is mounted noexec)"
               : NULL;
}
