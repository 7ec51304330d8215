/*
 * calls.c: see calls.h.
 *
 * x86: E8 and E9 with a distance of 32 bits, counted from the next instruction.
 * AArch64: BL and B with one of 26 bits, in words. A byte that merely looks like
 * an instruction would have to hit the target's few bytes by chance.
 */
#include "ldd/calls.h"

#include <string.h>

enum { CALL = 0xe8, JUMP = 0xe9, CALL_SIZE = 5, LOAD_SIZE = 7 };

/* Says whether ADDRESS is in TARGET. */
static bool is_in(struct calls_target target, uint64_t address)
{
    return address >= target.from && address < target.until;
}

/* Returns ADDRESS plus the signed distance at BYTES. */
static uint64_t add_distance(uint64_t address, const unsigned char *bytes)
{
    return address + (uint64_t)(int64_t)(int32_t)elf_read32(bytes, false);
}

/* Looks for a call in the x86 code BYTES, which is loaded at ADDRESS; WIDTH masks what an
   address can be. */
static bool find_x86(struct elf_bytes bytes, uint64_t address, struct calls_target target,
                     uint64_t width)
{
    for (uint64_t i = 0; i + CALL_SIZE <= bytes.size; i++) {
        if (bytes.start[i] != CALL && bytes.start[i] != JUMP)
            continue;
        uint64_t to = add_distance(address + i + CALL_SIZE, bytes.start + i + 1) & width;
        if (is_in(target, to) && !is_in(target, address + i))
            return true;
    }
    return false;
}

/* The same for AArch64. */
static bool find_aarch64(struct elf_bytes bytes, uint64_t address, struct calls_target target)
{
    for (uint64_t i = 0; i + 4 <= bytes.size; i += 4) {
        uint32_t word = elf_read32(bytes.start + i, false);
        if ((word & 0x7c000000) != 0x14000000)
            continue;
        int64_t distance = (int64_t)((uint64_t)(word & 0x03ffffff) << 38) >> 36;
        if (is_in(target, address + i + (uint64_t)distance) && !is_in(target, address + i))
            return true;
    }
    return false;
}

/* Returns the bytes of segment INDEX in the file if it is code of a little-endian object;
   none otherwise. */
static struct elf_bytes code_of(const struct elf_object *object, uint64_t index)
{
    const Elf64_Phdr *segment = &object->segments[index];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X) ||
        object->header.e_ident[EI_DATA] != ELFDATA2LSB)
        return (struct elf_bytes){NULL, 0};
    return elf_bytes_part(object->bytes, segment->p_offset, segment->p_filesz);
}

bool calls_reach(const struct elf_object *object, struct calls_target target)
{
    bool found = false;
    for (uint64_t i = 0; i < object->segment_count && !found; i++) {
        struct elf_bytes code = code_of(object, i);
        uint64_t address = object->segments[i].p_vaddr;
        switch (object->header.e_machine) {
        case EM_X86_64: found = find_x86(code, address, target, UINT64_MAX); break;
        case EM_386: found = find_x86(code, address, target, UINT32_MAX); break;
        case EM_AARCH64: found = find_aarch64(code, address, target); break;
        default: break;
        }
    }
    return found;
}

bool calls_find_load(const struct elf_object *object, uint64_t from, struct calls_target target,
                     uint64_t *place)
{
    if (object->header.e_machine != EM_X86_64)
        return false;
    for (uint64_t i = 0; i < object->segment_count; i++) {
        struct elf_bytes code = code_of(object, i);
        uint64_t address = object->segments[i].p_vaddr;
        for (uint64_t at = from > address ? from - address : 0; at + LOAD_SIZE <= code.size; at++) {
            const unsigned char *bytes = code.start + at;
            /* REX.W, lea, and an operand that is a distance from the next instruction. */
            if ((bytes[0] & 0xf8) != 0x48 || bytes[1] != 0x8d || (bytes[2] & 0xc7) != 0x05 ||
                !is_in(target, add_distance(address + at + LOAD_SIZE, bytes + 3)))
                continue;
            *place = address + at;
            return true;
        }
    }
    return false;
}
