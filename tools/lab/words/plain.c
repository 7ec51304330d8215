/* plain.c: see plain.h. */
#include "lab/words/plain.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/match.h"

/* How long the quote is that BYTES begin with, 0 if they begin with none. */
static size_t quote_length(const char *bytes, size_t length)
{
    static const char *const quotes[] = {"'", "`", "\"", "‘", "’", "“", "”"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (strlen(quotes[i]) <= length && memcmp(bytes, quotes[i], strlen(quotes[i])) == 0)
            return strlen(quotes[i]);
    return 0;
}

/* How long the sequence is that BYTES begin with if it only speaks to a terminal: a colour
   (CSI), a title or the address of a link (OSC), or another one; else 0. */
static size_t escape_length(const char *bytes, size_t length)
{
    size_t at = 2;
    if (length < 2 || bytes[0] != '\033')
        return 0;
    if (bytes[1] == '[') {
        while (at < length && (unsigned char)bytes[at] >= 0x20 && (unsigned char)bytes[at] < 0x40)
            at++;
        return at < length ? at + 1 : at;
    }
    if (bytes[1] != ']')
        return isprint((unsigned char)bytes[1]) ? 2 : 0;
    while (at < length && bytes[at] != '\a' && bytes[at] != '\033')
        at++;
    if (at < length && bytes[at] == '\033')
        at++;
    return at < length ? at + 1 : at;
}

char *plain_line(const char *bytes, size_t length)
{
    struct text raw = {0}, shown = {0}, plain = {0};
    struct shower shower = {0};
    for (size_t at = 0, skip; at < length; at += skip) {
        skip = escape_length(bytes + at, length - at);
        if (skip > 0)
            continue;
        skip = quote_length(bytes + at, length - at);
        text_append(&raw, skip > 0 ? "'" : bytes + at, 1);
        skip = skip > 0 ? skip : 1;
    }
    while (raw.length > 0 && isspace((unsigned char)raw.bytes[raw.length - 1]))
        raw.length--;
    show_bytes(&shower, &shown, text_string(&raw), raw.length, true);
    for (size_t i = 0; i < shown.length && plain.length < PLAIN_MOST; i++) {
        bool blank = strchr(" \t\n", shown.bytes[i]) != NULL;
        if (!blank)
            text_append(&plain, shown.bytes + i, 1);
        else if (plain.length > 0 && plain.bytes[plain.length - 1] != ' ')
            text_append(&plain, " ", 1);
    }
    while (plain.length == PLAIN_MOST && ((unsigned char)plain.bytes[plain.length - 1] & 0x80))
        plain.bytes[--plain.length] = '\0'; /* no half of a character */
    text_free(&raw);
    text_free(&shown);
    return plain.bytes != NULL ? plain.bytes : string_copy("");
}
