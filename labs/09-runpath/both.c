/*
 * both.c: gives a program that has DT_RPATH a DT_RUNPATH as well, as linkers once did.
 *
 *     both PROGRAM FOLDER
 *
 * No room is needed: the new entry takes the place of DT_DEBUG, which serves debuggers
 * only, and FOLDER must be the end of the DT_RPATH list, where the new entry can point.
 */
#include <elf.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char file[1 << 20]; /* the program; its last byte stays zero */

/* Ends with a message. */
static _Noreturn void fail(const char *message)
{
    fprintf(stderr, "both: %s\n", message);
    exit(1);
}

/* What lies at OFFSET in the file, with room for SIZE bytes. */
static void *at(size_t offset, size_t size)
{
    if (offset > sizeof file - 1 || size > sizeof file - 1 - offset)
        fail("the file points outside itself");
    return file + offset;
}

/* The first segment of TYPE that holds ADDRESS, or wherever it lies if ADDRESS is 0. */
static const ElfW(Phdr) * segment(unsigned type, ElfW(Addr) address)
{
    const ElfW(Ehdr) *header = at(0, sizeof *header);
    const ElfW(Phdr) *place = at(header->e_phoff, header->e_phnum * sizeof *place);
    for (int i = 0; i < header->e_phnum; i++, place++)
        if (place->p_type == type && (address == 0 || (address >= place->p_vaddr &&
                                                       address - place->p_vaddr < place->p_filesz)))
            return place;
    fail("not a dynamic program");
}

/* The entry with TAG in the dynamic section. */
static ElfW(Dyn) * entry(int tag)
{
    const ElfW(Phdr) *place = segment(PT_DYNAMIC, 0);
    ElfW(Dyn) *dynamic = at(place->p_offset, place->p_filesz);
    for (size_t i = 0; i < place->p_filesz / sizeof *dynamic && dynamic[i].d_tag != DT_NULL; i++)
        if (dynamic[i].d_tag == tag)
            return &dynamic[i];
    fail(tag == DT_RPATH ? "the program has no DT_RPATH" : "the dynamic section lacks an entry");
}

/* Points a DT_RUNPATH at the end of the DT_RPATH list. */
static void add_runpath(const char *folder)
{
    ElfW(Addr) strings = entry(DT_STRTAB)->d_un.d_ptr;
    const ElfW(Phdr) *place = segment(PT_LOAD, strings);
    ElfW(Dyn) *rpath = entry(DT_RPATH), *spare = entry(DT_DEBUG);
    const char *list = at(strings - place->p_vaddr + place->p_offset + rpath->d_un.d_val, 1);
    size_t length = strlen(list), tail = strlen(folder);
    if (tail > length || strcmp(list + length - tail, folder) != 0)
        fail("the DT_RPATH list does not end with this folder");
    spare->d_tag = DT_RUNPATH;
    spare->d_un.d_val = rpath->d_un.d_val + (length - tail);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("usage: both PROGRAM FOLDER");
    FILE *program = fopen(argv[1], "r+b");
    if (program == NULL)
        fail("cannot open the program");
    size_t size = fread(file, 1, sizeof file - 1, program);
    add_runpath(argv[2]);
    rewind(program);
    if (fwrite(file, 1, size, program) != size || fclose(program) != 0)
        fail("cannot write the program");
    return 0;
}
