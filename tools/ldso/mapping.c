/* mapping.c: see mapping.h. */
#include "ldso/mapping.h"

#include <unistd.h>

struct ldso_mapping ldso_mapping_of(const struct ldso_state *state, const struct ldso_image *image)
{
    struct ldso_mapping mapping = {image, 4096, image->elf.layout.is64 ? UINT64_MAX : UINT32_MAX,
                                   state->loader.musl};
    long size = sysconf(_SC_PAGESIZE);
    if (state->loader.machine->machine == state->loader.processor.machine && size > 0)
        mapping.page = (uint64_t)size;
    return mapping;
}

struct ldso_command ldso_command_of(const struct ldso_mapping *mapping, const Elf64_Phdr *segment)
{
    struct ldso_command command = {
        .start = ldso_page_down(mapping, segment->p_vaddr),
        .data_begin = segment->p_vaddr & mapping->mask,
        .data_end = (segment->p_vaddr + segment->p_filesz) & mapping->mask,
        .memory_end = (segment->p_vaddr + segment->p_memsz) & mapping->mask,
        .offset = segment->p_offset & ~(mapping->page - 1),
        .writable = (segment->p_flags & PF_W) != 0};
    bool filled = command.writable && segment->p_memsz > segment->p_filesz;
    command.end =
        ldso_page_up(mapping, mapping->musl && !filled ? command.memory_end : command.data_end);
    return command;
}

bool ldso_next_command(const struct ldso_mapping *mapping, uint64_t *next,
                       struct ldso_command *command)
{
    const struct elf_object *elf = &mapping->image->elf;
    while (*next < elf->segment_count) {
        const Elf64_Phdr *segment = &elf->segments[(*next)++];
        if (segment->p_type == PT_LOAD) {
            *command = ldso_command_of(mapping, segment);
            return true;
        }
    }
    return false;
}
