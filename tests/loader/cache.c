/*
 * cache.c: writes a cache for the loader, as ldconfig does, or as nobody does.
 *
 *     cache LAYOUT FILE [+NAME...] [NAME PATH FLAGS HWCAP]...
 *
 * LAYOUT is new, old or both. +NAME is a name for the extension with the names of
 * glibc-hwcaps. The entries stand in the file in the order given. Of the layout "both",
 * the old part has the paths with ".old" behind them. For a little-endian machine.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned char file[1 << 20];
static uint32_t used;

static void put32(uint32_t place, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        file[place + (uint32_t)i] = (unsigned char)(value >> (8 * i));
}

/* Appends a string; returns its place. */
static uint32_t put_text(const char *text)
{
    uint32_t place = used;
    size_t size = strlen(text) + 1;
    memcpy(file + used, text, size);
    used += (uint32_t)size;
    return place;
}

static void put_entry(uint32_t place, char **words, uint32_t base, const char *suffix, int is_new)
{
    char path[4096];
    uint64_t hwcap = strtoull(words[3], NULL, 0);
    snprintf(path, sizeof path, "%s%s", words[1], suffix);
    put32(place, (uint32_t)strtoul(words[2], NULL, 0));
    put32(place + 4, put_text(words[0]) - base);
    put32(place + 8, put_text(path) - base);
    if (is_new) {
        put32(place + 16, (uint32_t)hwcap);
        put32(place + 20, (uint32_t)(hwcap >> 32));
    }
}

/* The extension: a directory of one section, the names' places, the names. */
static void put_extension(uint32_t header, char **names, uint32_t count)
{
    used = (used + 3) & ~3u;
    put32(header + 32, used);
    put32(used, 0xeaa42174);
    put32(used + 4, 1);
    put32(used + 8, 1);
    put32(used + 16, used + 24);
    put32(used + 20, 4 * count);
    uint32_t places = used + 24;
    used = places + 4 * count;
    for (uint32_t i = 0; i < count; i++)
        put32(places + 4 * i, put_text(names[i] + 1));
}

int main(int count, char **words)
{
    if (count < 3)
        return 2;
    int old = strcmp(words[1], "new") != 0, is_new = strcmp(words[1], "old") != 0;
    char **names = words + 3;
    uint32_t name_count = 0;
    while (3 + (int)name_count < count && names[name_count][0] == '+')
        name_count++;
    char **entries = names + name_count;
    uint32_t entry_count = (uint32_t)(count - 3 - (int)name_count) / 4;

    uint32_t header = 0, old_end = 0;
    if (old) {
        memcpy(file, "ld.so-1.7.0", 11);
        put32(12, entry_count);
        old_end = 16 + 12 * entry_count;
        header = used = is_new ? (old_end + 7) & ~7u : old_end;
    }
    if (is_new) {
        memcpy(file + header, "glibc-ld.so.cache1.1", 20);
        put32(header + 20, entry_count);
        file[header + 28] = 2;
        used = header + 48 + 24 * entry_count;
        for (uint32_t i = 0; i < entry_count; i++)
            put_entry(header + 48 + 24 * i, entries + 4 * i, header, "", 1);
    }
    for (uint32_t i = 0; old && i < entry_count; i++)
        put_entry(16 + 12 * i, entries + 4 * i, old_end, is_new ? ".old" : "", 0);
    if (is_new && name_count > 0)
        put_extension(header, names, name_count);
    FILE *out = fopen(words[2], "wb");
    return !out || fwrite(file, 1, used, out) != used || fclose(out) != 0;
}
