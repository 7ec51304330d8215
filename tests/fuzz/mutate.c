/*
 * mutate.c: a broken file from a good one.
 *
 * A mutation chooses a kind of field first and a field second, so that the few
 * numbers of a header are hit as often as the many of a symbol table; and it
 * writes what breaks programs: limits, sizes of the file and one more, the
 * value of another field. Some inputs are cut off, or get pieces of others.
 */
#include "fuzz.h"

#include "elf/versions.h"

#include <elf.h>
#include <stdio.h>
#include <string.h>

/* A random number; splitmix64 (Steele, Lea and Flood, 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t value = *state += 0x9e3779b97f4a7c15;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
    value = (value ^ value >> 27) * 0x94d049bb133111eb;
    return value ^ value >> 31;
}

size_t random_below(uint64_t *state, size_t limit)
{
    return (size_t)(next_random(state) % limit);
}

/* Returns a number to put where OLD was, in a field of SIZE bytes. */
static uint64_t number_for(uint64_t *state, const struct input *input, const struct seed *seed,
                           uint64_t old, size_t size)
{
    uint64_t small = random_below(state, 64), ones = UINT64_MAX >> (64 - 8 * size);
    static const uint64_t words[] = {
        SHN_LORESERVE,  SHN_ABS,         SHN_COMMON,       SHN_XINDEX,        ELF_VERSION_HIDDEN,
        SHT_SYMTAB,     SHT_DYNSYM,      SHT_STRTAB,       SHT_NOBITS,        SHT_RELA,
        SHT_REL,        SHT_GROUP,       SHT_SYMTAB_SHNDX, 19 /* SHT_RELR */, SHT_NOTE,
        SHT_GNU_verdef, SHT_GNU_verneed, SHT_GNU_versym,   SHT_LOPROC + 1,    SHT_LOPROC + 3,
        PT_GNU_STACK,   PT_GNU_RELRO,    PT_LOPROC,        DT_FLAGS_1,        DT_VERSYM,
        DT_VERDEF,      DT_VERNEED,      DT_GNU_HASH,      DT_PLTREL,         DT_JMPREL,
        DT_AUXILIARY,   DT_FILTER,       DT_RELACOUNT,
    };
    switch (random_below(state, 16)) {
    case 0: return 0;
    case 1: return ones;
    case 2: return ones - small;
    case 3: return ones / 2 + (small & 1); /* the sign bit alone, and all others */
    case 4: return small;
    case 5: return input->size;
    case 6: return input->size - small;
    case 7: return input->size + small;
    case 8: return old + small + 1;
    case 9: return old - small - 1;
    case 10: return old ^ (uint64_t)1 << random_below(state, 8 * size);
    case 11: return old * 2;
    case 12: return words[random_below(state, sizeof words / sizeof *words)];
    case 13: return random_below(state, input->size + 1);
    case 14: { /* what another field says: tables overlap, lists turn back */
        const struct field *other = &seed->fields[random_below(state, seed->first[KIND_STRINGS])];
        return number_get(seed->bytes + other->offset, other->size, other->big);
    }
    default: return next_random(state);
    }
}

/* Changes a column of an archive header. */
static void change_column(uint64_t *state, unsigned char *to, size_t size)
{
    static const char *const texts[] = {"/",  "//",  "/SYM64/", "#1/20",   "#1/99999999999",
                                        "/0", "/4:", "/1:68",   "/999999", "-1",
                                        "",   "`\n"};
    char text[24];
    if (random_below(state, 3) == 0)
        snprintf(text, sizeof text, "%zu",
                 random_below(state, random_below(state, 2) ? 200 : SIZE_MAX));
    else
        snprintf(text, sizeof text, "%s", texts[random_below(state, sizeof texts / sizeof *texts)]);
    memset(to, ' ', size);
    memcpy(to, text, strlen(text) < size ? strlen(text) : size);
}

/* Changes a string table: names that do not end, or have odd characters. */
static void change_strings(uint64_t *state, unsigned char *to, size_t size)
{
    static const unsigned char odd[] = {0, 1, '\n', 0x1b, 0x7f, 0x9b, 0xc2, 0xff, '@', '/', ':'};
    size_t start = random_below(state, size), length = 1 + random_below(state, 16);
    switch (random_below(state, 3)) {
    case 0: /* only single characters */ to[start] = odd[random_below(state, sizeof odd)]; break;
    case 1: /* the end of a name, or of all */
        for (size_t i = start; i < size && i < start + 256; i++)
            to[i] = to[i] == 0 ? 'x' : to[i];
        to[size - 1] = 'x';
        break;
    default:
        memset(to + start, odd[random_below(state, sizeof odd)],
               length < size - start ? length : size - start);
    }
}

/* Changes one field. */
static void change_field(uint64_t *state, struct input *input, const struct seed *seed)
{
    unsigned kind = (unsigned)random_below(state, KINDS);
    /* A header with other numbers is mostly refused at once. */
    if (kind == KIND_HEADER && random_below(state, 2))
        kind = KIND_SECTION;
    size_t first = seed->first[kind], count = seed->first[kind + 1] - first;
    if (count == 0)
        return;
    const struct field *field = &seed->fields[first + random_below(state, count)];
    if (field->offset + field->size > input->size)
        return; /* cut off before */
    unsigned char *to = input->bytes + field->offset;
    if (kind == KIND_STRINGS) {
        change_strings(state, to, field->size);
    } else if (kind == KIND_ARCHIVE) {
        change_column(state, to, field->size);
    } else {
        uint64_t old = number_get(to, field->size, field->big);
        number_put(to, field->size, field->big, number_for(state, input, seed, old, field->size));
    }
}

/* Moves a section to the very end of the file, and makes it shorter or not: what
   is read behind its end is then read behind the file's. */
static void move_to_end(uint64_t *state, struct input *input, const struct seed *seed)
{
    enum { MEMBERS = 10, OFFSET = 4, SIZE = 5 }; /* of a section header, in either class */
    size_t count = (seed->first[KIND_SECTION + 1] - seed->first[KIND_SECTION]) / MEMBERS;
    if (count == 0)
        return;
    const struct field *members =
        &seed->fields[seed->first[KIND_SECTION] + MEMBERS * random_below(state, count)];
    const struct field *offset = &members[OFFSET], *size = &members[SIZE];
    if (size->offset + size->size > input->size)
        return; /* cut off before */
    uint64_t bytes = number_get(input->bytes + size->offset, size->size, size->big);
    if (random_below(state, 2) && bytes > 0)
        bytes = random_below(state, (size_t)bytes);
    number_put(input->bytes + size->offset, size->size, size->big, bytes);
    number_put(input->bytes + offset->offset, offset->size, offset->big, input->size - bytes);
}

/* Changes the file as a whole: cuts it, lengthens it, or copies a piece of some
   seed over it. */
static void change_whole(uint64_t *state, struct input *input, const struct seeds *seeds)
{
    const struct seed *other = &seeds->entries[random_below(state, seeds->count)];
    size_t from = random_below(state, other->size), length = 1 + random_below(state, 256), to;
    switch (random_below(state, 4)) {
    case 0: input->size = random_below(state, input->size) + 1; break;
    case 1: input->size -= random_below(state, input->size < 64 ? input->size : 64); break;
    case 2:
        if (length <= INPUT_MOST - input->size) {
            memset(input->bytes + input->size, (int)random_below(state, 256), length);
            input->size += length;
        }
        break;
    default:
        to = random_below(state, input->size);
        if (to < 64) /* spares the header, most of the time */
            to = input->size / 2;
        length = length < other->size - from ? length : other->size - from;
        length = length < input->size - to ? length : input->size - to;
        memcpy(input->bytes + to, other->bytes + from, length);
    }
}

void mutate(struct input *input, const struct seeds *seeds, uint64_t series, uint64_t number,
            bool all_composed)
{
    uint64_t state = series * 0x2545f4914f6cdd1d ^ number;
    next_random(&state);
    if (all_composed || random_below(&state, 256) == 0) {
        compose(input, &state);
        if (random_below(&state, 4) > 0)
            return;
        for (size_t i = 0; i < 4; i++) /* and broken, too */
            input->bytes[random_below(&state, input->size)] = (unsigned char)next_random(&state);
        return;
    }
    const struct seed *seed = &seeds->entries[random_below(&state, seeds->count)];
    input->size = seed->size;
    memcpy(input->bytes, seed->bytes, seed->size);
    size_t changes = 1 + random_below(&state, 1 + random_below(&state, 8));
    for (size_t i = 0; i < changes; i++) {
        size_t way = random_below(&state, 32);
        if (way == 0)
            change_whole(&state, input, seeds);
        else if (way == 1)
            input->bytes[random_below(&state, input->size)] = (unsigned char)next_random(&state);
        else if (way == 2)
            move_to_end(&state, input, seed);
        else
            change_field(&state, input, seed);
    }
}
