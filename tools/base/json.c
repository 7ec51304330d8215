/* json.c: see json.h. RFC 8259 */
#include "base/json.h"

#include "base/utf8.h"

#include <string.h>

/* Says whether the character at TEXT can stand as it is. */
static bool is_plain(const unsigned char *text)
{
    return *text >= ' ' && *text < 0x7f && *text != '"' && *text != '\\';
}

/* Writes the character at TEXT, which needs a closer look, and returns its length. */
static size_t write_character(struct output *output, const unsigned char *text, size_t size)
{
    int length = utf8_length(text, size);
    if (length < 1)
        output_text(output, "\\ufffd");
    else if (utf8_is_control(text))
        output_format(output, "\\u%04x", text[length - 1]);
    else if (length == 1)
        output_format(output, "\\%c", *text);
    else
        output_bytes(output, text, (size_t)length);
    return length < 1 ? 1 : (size_t)length;
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

void output_json_failure(struct output *output, const char *file, int status, const char *error)
{
    output_text(output, "{\"file\": ");
    output_json(output, file);
    output_format(output, ", \"status\": %d, \"error\": ", status);
    output_json(output, error);
    output_text(output, "}\n");
}
