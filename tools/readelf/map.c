/*
 * map.c: see map.h.
 *
 * A line is a part: where it is, how large, its permissions, its name, and a bar
 * that shows where it lies in the whole file. All bars have the same scale, so
 * they are the file itself, one part a line. A PT_LOAD is a box around its parts.
 */
#include "readelf/map.h"

#include "elf/names.h"
#include "readelf/map_parts.h"
#include "readelf/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>

/* What the bars are made of. */
#define BAR_SEGMENT    '='
#define BAR_LOADED     '#'
#define BAR_NOT_LOADED ':'
#define BAR_UNKNOWN    '-'
#define BAR_EMPTY      '.'
#define BAR_CUT        '>'

/* Gaps below this are left by alignment; they are not worth a line. */
enum { SMALL_GAP = 64 };

struct drawing {
    struct report *report;
    uint64_t file_size;
    int digits;      /* of an offset */
    size_t name;     /* width of the column with the names */
    size_t bar;      /* width of the bars */
    unsigned load;   /* the box that is open, or 0 */
    uint64_t end;    /* everything before this has been drawn */
    uint64_t closes; /* where the open box ends in the file */
    bool has_parts;  /* the open box has parts in it */
};

/* Returns the width of the terminal; 80 if it is none. */
static size_t terminal_width(const struct output *output)
{
    struct winsize size;
    if (output->terminal && ioctl(output->descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col >= 60)
        return size.ws_col < 200 ? size.ws_col : 200;
    return 80;
}

/* Returns the column of the bars that OFFSET falls into, not rounded. */
static double column_of(const struct drawing *drawing, uint64_t offset)
{
    return (double)offset / (double)drawing->file_size * (double)drawing->bar;
}

/* Draws the bar of SIZE bytes at OFFSET. However small, it gets one character. */
static void draw_bar(struct drawing *drawing, uint64_t offset, uint64_t size, char mark)
{
    struct output *output = drawing->report->output;
    size_t width = drawing->bar, from = width, to = width;
    bool cut = offset > drawing->file_size || size > drawing->file_size - offset;
    if (offset < drawing->file_size) {
        double end = cut ? (double)width : column_of(drawing, offset + size);
        from = (size_t)column_of(drawing, offset);
        to = (size_t)end + ((double)(size_t)end < end);
    }
    from = from < width ? from : width - 1;
    to = to <= from ? from + 1 : to < width ? to : width;
    output_char(output, '[');
    output_repeat(output, ' ', from);
    output_repeat(output, mark, to - from - 1);
    output_char(output, cut ? BAR_CUT : mark);
    output_repeat(output, ' ', width - to);
    output_text(output, "]\n");
}

/* Draws a line; PERMISSIONS of -1 are unknown. */
static void draw_line(struct drawing *drawing, const char *lead, uint64_t offset, uint64_t size,
                      int permissions, const char *name, char mark)
{
    struct output *output = drawing->report->output;
    char rwx[4] = {permissions & PF_R ? 'r' : '-', permissions & PF_W ? 'w' : '-',
                   permissions & PF_X ? 'x' : '-', '\0'};
    output_text(output, lead);
    output_format(output, " 0x%0*jx %*ju  %s  ", drawing->digits, (uintmax_t)offset,
                  drawing->digits + 4, (uintmax_t)size, permissions < 0 ? "   " : rwx);
    size_t length = strlen(name), most = drawing->name;
    if (length > most) {
        output_untrusted(output, name, most - 3);
        output_text(output, "...");
    } else {
        output_untrusted(output, name, length);
        output_repeat(output, ' ', most - length);
    }
    output_char(output, ' ');
    draw_bar(drawing, offset, size, size == 0 && mark != ' ' ? BAR_EMPTY : mark);
}

/* Draws a line for the bytes from drawing->end to NEXT, which no part covers. */
static void draw_gap(struct drawing *drawing, uint64_t next, const char *lead, uint64_t smallest)
{
    enum { LOOK = 1024 * 1024 };
    next = next < drawing->file_size ? next : drawing->file_size;
    if (next <= drawing->end || next - drawing->end < smallest)
        return;
    uint64_t size = next - drawing->end;
    struct elf_bytes bytes = elf_bytes_part(drawing->report->object.bytes, drawing->end, size);
    bool zeros = bytes.start && size <= LOOK;
    for (uint64_t i = 0; zeros && i < bytes.size; i++)
        zeros = bytes.start[i] == 0;
    draw_line(drawing, lead, drawing->end, size, -1, zeros ? "(zeros between)" : "(other bytes)",
              BAR_UNKNOWN);
    drawing->end = next;
}

/* Moves drawing->end behind SIZE bytes at OFFSET. */
static void cover(struct drawing *drawing, uint64_t offset, uint64_t size)
{
    uint64_t most = drawing->file_size;
    uint64_t end = offset > most || size > most - offset ? most : offset + size;
    drawing->end = end > drawing->end ? end : drawing->end;
}

/* Closes the open box, with a line below unless another box follows. */
static void close_box(struct drawing *drawing, bool line)
{
    if (drawing->load == 0)
        return;
    if (drawing->has_parts)
        draw_gap(drawing, drawing->closes, "| ", SMALL_GAP);
    cover(drawing, drawing->closes, 0);
    if (line)
        output_text(drawing->report->output, "+-\n");
    drawing->load = 0;
}

/* Writes the words for bytes that PART has in memory only. */
static void add_extra(char *text, size_t room, const struct map_part *part)
{
    size_t length = strlen(text);
    if (part->extra > 0 && length < room)
        snprintf(text + length, room - length, " (+%ju)", (uintmax_t)part->extra);
}

/* Writes TEXT without its control characters, and without what is not ASCII:
   the lines are drawn in columns. */
static void copy_name(char *to, size_t room, struct elf_text text)
{
    size_t i;
    for (i = 0; i < text.length && i + 1 < room; i++) {
        unsigned char c = (unsigned char)text.start[i];
        to[i] = (char)(c > ' ' && c < 0x7f ? c : c == ' ' ? ' ' : '?');
    }
    to[i] = '\0';
}

/* Writes the name of PART to TEXT, of ROOM bytes. */
static void name_part(const struct report *report, const struct map_part *part, char *text,
                      size_t room)
{
    static const char *const tables[] = {"ELF header", "program headers", "section headers"};
    const struct elf_object *object = &report->object;
    const struct elf_name *name = NULL;
    switch (part->kind) {
    case MAP_TABLE:
        snprintf(text, room, part->count ? "%s (%ju)" : "%s", tables[part->index],
                 (uintmax_t)part->count);
        return;
    case MAP_LOAD:
    case MAP_SEGMENT:
        name = elf_segment_type_name(&object->header, object->segments[part->index].p_type);
        snprintf(text, room, part->kind == MAP_LOAD ? "%s" : "%s segment",
                 name ? name->name : "unknown");
        break;
    case MAP_SECTIONS: snprintf(text, room, "%ju small sections", (uintmax_t)part->count); break;
    case MAP_SECTION:
        copy_name(text, room, section_name(report, &object->sections[part->index]));
        if (text[0] == '\0')
            snprintf(text, room, "section %ju", (uintmax_t)part->index);
    }
    add_extra(text, room, part);
}

/* Draws PART, what lies unused before it, and the box that begins with it. */
static void draw_part(struct drawing *drawing, const struct map_part *part)
{
    char name[128];
    name_part(drawing->report, part, name, sizeof name);
    if (part->load != drawing->load)
        close_box(drawing, part->load == 0);
    if (part->kind == MAP_LOAD) {
        draw_gap(drawing, part->offset, "  ", SMALL_GAP);
        draw_line(drawing, "+-", part->offset, part->size, (int)part->permissions, name,
                  BAR_SEGMENT);
        drawing->load = part->load;
        drawing->has_parts = false;
        cover(drawing, part->offset, 0);
        uint64_t most = drawing->file_size;
        bool cut = part->offset > most || part->size > most - part->offset;
        drawing->closes = cut ? most : part->offset + part->size;
        return;
    }
    const char *lead = part->load ? "| " : "  ";
    bool outside = part->load && part->offset > drawing->closes;
    draw_gap(drawing, outside ? drawing->closes : part->offset, lead, SMALL_GAP);
    draw_line(drawing, lead, part->offset, part->size, part->mixed ? -1 : (int)part->permissions,
              name, part->permissions ? BAR_LOADED : BAR_NOT_LOADED);
    drawing->has_parts = true;
    if (part->size > 0)
        cover(drawing, part->offset, part->size);
}

/* Draws the segments that are views of what has been drawn already. */
static void draw_views(struct drawing *drawing)
{
    const struct elf_object *object = &drawing->report->object;
    bool first = true;
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_type == PT_LOAD || segment->p_type == PT_NULL ||
            (object->section_count == 0 && segment->p_filesz > 0 && segment->p_type != PT_PHDR))
            continue;
        const struct elf_name *name = elf_segment_type_name(&object->header, segment->p_type);
        char number[32];
        snprintf(number, sizeof number, "type 0x%x", segment->p_type);
        if (first)
            output_text(
                drawing->report->output,
                "\n   Segments that point out a part of the above, or only say something:\n");
        first = false;
        draw_line(drawing, "  ", segment->p_offset, segment->p_filesz,
                  (int)(segment->p_flags & (PF_R | PF_W | PF_X)), name ? name->name : number,
                  segment->p_filesz ? BAR_SEGMENT : ' ');
    }
}

/* Prints the lines above the map. */
static void draw_heading(struct drawing *drawing)
{
    struct output *output = drawing->report->output;
    char size[32];
    int length = snprintf(size, sizeof size, "%ju", (uintmax_t)drawing->file_size);
    output_format(output, "\nThe file to scale: %s bytes, and one character of a bar is %s%ju.\n\n",
                  size, drawing->file_size % drawing->bar ? "about " : "",
                  (uintmax_t)((drawing->file_size + drawing->bar / 2) / drawing->bar));
    output_format(output, "   %-*s %*s  rwx  %-*s 0%*s\n", drawing->digits + 2, "offset",
                  drawing->digits + 4, "bytes", (int)drawing->name, "what",
                  (int)drawing->bar + 1 > length ? (int)drawing->bar + 1 : length + 1, size);
}

/* Prints what the characters mean. */
static void draw_key(struct drawing *drawing)
{
    output_format(
        drawing->report->output,
        "\n   %c segment   %c loaded   %c not loaded   %c in no part   %c no bytes in the "
        "file\n"
        "   r readable, w writable, x executable in memory; --- not in memory\n"
        "   (+8) 8 bytes more in memory than in the file\n",
        BAR_SEGMENT, BAR_LOADED, BAR_NOT_LOADED, BAR_UNKNOWN, BAR_EMPTY);
}

/* Draws the parts, and what belongs to them. */
static void draw_map(struct report *report, const struct map *map)
{
    size_t width = terminal_width(report->output);
    struct drawing drawing = {.report = report, .file_size = report->object.bytes.size};
    drawing.digits = 6;
    while (drawing.digits < 16 && drawing.file_size >> (4 * drawing.digits))
        drawing.digits++;
    /* All columns but the name and the bar, with the blanks between. */
    size_t rest = 20 + 2 * (size_t)drawing.digits;
    drawing.name = width < 72 ? 18 : width < 100 ? 25 : 35;
    drawing.bar = width > rest + drawing.name + 10 ? width - rest - drawing.name : 10;
    draw_heading(&drawing);
    for (size_t i = 0; i < map->count; i++)
        draw_part(&drawing, &map->parts[i]);
    close_box(&drawing, true);
    draw_gap(&drawing, drawing.file_size, "  ", 1);
    draw_views(&drawing);
    draw_key(&drawing);
}

void print_map(struct report *report)
{
    struct map map;
    if (!map_collect(&map, &report->object)) {
        report_error(report, "map: out of memory");
        return;
    }
    draw_map(report, &map);
    free(map.parts);
}
