/*
 * admit.c: see admit.h.
 *
 * Up to 2.35 the loader reads in a library's notes for which kernel it was built: a build
 * for a newer one is passed over without a word, as if it were not there.
 */
#include "ldso/admit.h"

#include "ldso/rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/utsname.h>
#include <unistd.h>

enum {
    NOTES_MOST = 1 << 20, /* bytes of one segment: real ones have less than a hundred */
    NOTE_SIZE = 32,       /* of the note that is looked for */
    NOTE_SYSTEM = 16,     /* offset of the system it is for, ... */
    SYSTEM_LINUX = 0,     /* ... by number, */
    NOTE_KERNEL = 20,     /* and of the three numbers of its version */
};

uint32_t ldso_kernel_here(void)
{
    struct utsname name;
    unsigned parts[3] = {0, 0, 0};
    if (uname(&name) != 0 || sscanf(name.release, "%u.%u.%u", &parts[0], &parts[1], &parts[2]) < 2)
        return 0;
    return (parts[0] & 0xff) << 16 | (parts[1] & 0xff) << 8 | (parts[2] < 0xff ? parts[2] : 0xff);
}

/* Returns the size of the note at NOTE with its name and its data. */
static uint64_t note_size(const unsigned char *note, uint64_t align, bool swap)
{
    uint64_t name = elf_read32(note, swap), data = elf_read32(note + 4, swap);
    uint64_t begin = (12 + name + align - 1) & ~(align - 1);
    return (begin + data + align - 1) & ~(align - 1);
}

/* Looks for the note of the ABI in the SIZE bytes at NOTES; NULL: there is none. */
static const unsigned char *find_note(const unsigned char *notes, uint64_t size, uint64_t align,
                                      bool swap)
{
    static const uint32_t begin[] = {4, 16, 1};
    while (elf_read32(notes, swap) != begin[0] || elf_read32(notes + 4, swap) != begin[1] ||
           elf_read32(notes + 8, swap) != begin[2] || memcmp(notes + 12, "GNU", 4) != 0) {
        uint64_t step = note_size(notes, align, swap);
        if (size - NOTE_SIZE < step)
            return NULL;
        size -= step;
        notes += step;
    }
    return notes;
}

/* Reads the notes of SEGMENT and sets what follows from them in CANDIDATE. Returns whether
   the note was found, or could not be read. */
static bool read_notes(const struct ldso_state *state, const struct ldso_image *image,
                       const Elf64_Phdr *segment, struct ldso_candidate *candidate)
{
    uint64_t size = segment->p_filesz;
    unsigned char *notes = size <= NOTES_MOST ? malloc((size_t)size) : NULL;
    if (!notes ||
        pread(image->descriptor, notes, (size_t)size, (off_t)segment->p_offset) != (ssize_t)size) {
        candidate->outcome = LDSO_FATAL;
        candidate->reason = "cannot read file data";
        free(notes);
        return true;
    }
    bool swap = image->elf.layout.swap;
    const unsigned char *note = find_note(notes, size, segment->p_align, swap);
    bool found = note != NULL;
    if (found) {
        uint32_t kernel = 0;
        for (size_t i = 0; i < 3; i++)
            kernel = kernel << 8 | (elf_read32(note + NOTE_KERNEL + 4 * i, swap) & 0xff);
        if (elf_read32(note + NOTE_SYSTEM, swap) != SYSTEM_LINUX)
            candidate->reason = "its ABI note says that it is not for Linux";
        else if (state->loader.kernel != 0 && state->loader.kernel < kernel)
            candidate->reason = "its ABI note asks for a newer kernel than the one that runs here";
    }
    if (candidate->reason)
        candidate->outcome = LDSO_REFUSED;
    free(notes);
    return found;
}

void ldso_admit(const struct ldso_state *state, struct ldso_image *image,
                struct ldso_candidate *candidate, bool preload)
{
    const struct elf_object *elf = &image->elf;
    bool found = !ldso_rule_holds(LDSO_RULE_KERNEL_NOTE, state->loader.release);
    for (uint64_t i = 0; i < elf->segment_count && !found; i++) {
        const Elf64_Phdr *segment = &elf->segments[i];
        if (segment->p_type == PT_NOTE && segment->p_filesz >= NOTE_SIZE &&
            (segment->p_align == 4 || segment->p_align == 8))
            found = read_notes(state, image, segment, candidate);
    }
    /* L32: what is preloaded into a privileged program must be set-user-ID itself. */
    if (candidate->outcome == LDSO_FOUND && preload && state->closure->secure &&
        !(image->mode & S_ISUID)) {
        candidate->outcome = LDSO_REFUSED;
        candidate->reason = "a preload of a set-user-ID program must be set-user-ID itself";
    }
    if (candidate->outcome != LDSO_FOUND)
        ldso_image_close(image);
}
