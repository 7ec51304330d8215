/*
 * text.h: names, addresses and bytes out of a file, in the forms of GNU readelf.
 *
 * Whatever is in a name, it does not steer the terminal that it is printed on.
 */
#ifndef READELF_TEXT_H
#define READELF_TEXT_H

#include "readelf/report.h"

/* Prints TEXT; a control character becomes two: ^ and a letter. Without -W it
   is cut to WIDTH characters, and "[...]" shows that unless -T is given. Returns
   the number of characters printed. */
size_t print_name(struct report *report, struct elf_text text, size_t width);

/* The same, and fills up with blanks to WIDTH. */
void print_name_padded(struct report *report, struct elf_text text, size_t width);

/* Prints the string at OFFSET of the string table STRINGS whole, control
   characters as above: the form of -sW, of which there may be a million. The
   offset must be below the table's size. */
void print_whole_name(struct report *report, struct elf_bytes strings, uint64_t offset);

/* Returns the name of SECTION, or GNU's words for a name that is not there. */
struct elf_text section_name(const struct report *report, const Elf64_Shdr *section);

/* The most characters of a section's name that are shown: the same as GNU's. */
enum { SECTION_NAME_SIZE = 256 };

/* Writes the name of SECTION to BUFFER (of SECTION_NAME_SIZE), control characters as
   above, other bytes that are not ASCII as <hexadecimal>; returns what it wrote. */
struct elf_text printable_section_name(const struct report *report, const Elf64_Shdr *section,
                                       char *buffer);

/* Prints the name of SECTION in that form. */
void print_section_name(struct report *report, const Elf64_Shdr *section);

/* Prints an address with all its digits: 16, or 8 in a 32-bit file. */
void print_address(struct report *report, uint64_t address);

/* Prints bytes as two hexadecimal digits and a blank each. */
void print_bytes(struct report *report, struct elf_bytes bytes);

#endif
