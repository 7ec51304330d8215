/* json.c: see json.h. RFC 8259, RFC 3629 */
#include "base/json.h"

#include <string.h>

/* Returns the length of the UTF-8 character at TEXT, of which SIZE bytes are there; 0 if
   there is none. */
static size_t character(const unsigned char *text, size_t size)
{
    if (*text < 0x80)
        return 1;
    size_t length = *text >= 0xf0 ? 4 : *text >= 0xe0 ? 3 : 2;
    if (*text < 0xc2 || *text > 0xf4 || length > size)
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    /* Forms that are longer than needed, surrogates, and what lies beyond Unicode. */
    bool wrong = (*text == 0xe0 && text[1] < 0xa0) || (*text == 0xed && text[1] > 0x9f) ||
                 (*text == 0xf0 && text[1] < 0x90) || (*text == 0xf4 && text[1] > 0x8f);
    return wrong ? 0 : length;
}

/* Says whether the character at TEXT can stand as it is. */
static bool is_plain(const unsigned char *text)
{
    return *text >= ' ' && *text < 0x7f && *text != '"' && *text != '\\';
}

/* Writes the character at TEXT, which needs a closer look, and returns its length. */
static size_t write_character(struct output *output, const unsigned char *text, size_t size)
{
    size_t length = character(text, size);
    if (length == 0)
        output_text(output, "\\ufffd");
    else if (*text < ' ' || *text == 0x7f)
        output_format(output, "\\u%04x", *text);
    else if (*text == 0xc2 && text[1] < 0xa0)
        output_format(output, "\\u%04x", text[1]);
    else if (length == 1)
        output_format(output, "\\%c", *text);
    else
        output_bytes(output, text, length);
    return length ? length : 1;
}

void output_json_bytes(struct output *output, const char *start, size_t size)
{
    const unsigned char *text = (const unsigned char *)start, *end = text + size;
    output_char(output, '"');
    while (text < end) {
        size_t run = 0;
        while (text + run < end && is_plain(text + run))
            run++;
        output_bytes(output, text, run);
        text += run;
        if (text < end)
            text += write_character(output, text, (size_t)(end - text));
    }
    output_char(output, '"');
}

void output_json(struct output *output, const char *text)
{
    if (text)
        output_json_bytes(output, text, strlen(text));
    else
        output_text(output, "null");
}
