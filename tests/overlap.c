/*
 * overlap.c: writes objects of less than a megabyte that ask for hours of output.
 *
 *   overlap FILE TYPE COUNT   COUNT sections of TYPE over the same bytes, half a megabyte
 *   overlap FILE name COUNT   COUNT symbols whose names are all one, of half a megabyte
 */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HALF = 500000, STRINGS = 1, SYMBOLS, FIRST };

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    int names = strcmp(arguments[2], "name") == 0;
    size_t wanted = strtoul(arguments[3], NULL, 0);
    size_t symbols = names ? wanted : 1, sections = names ? 0 : wanted;
    size_t table = sizeof(Elf64_Ehdr) + HALF + symbols * sizeof(Elf64_Sym);
    size_t size = table + (FIRST + sections) * sizeof(Elf64_Shdr);
    unsigned char *file = calloc(1, size);
    if (!file)
        return 1;

    Elf64_Ehdr *header = (Elf64_Ehdr *)file;
    *header = (Elf64_Ehdr){.e_type = ET_REL,
                           .e_machine = EM_X86_64,
                           .e_version = EV_CURRENT,
                           .e_ehsize = sizeof *header,
                           .e_shentsize = sizeof(Elf64_Shdr),
                           .e_shoff = table,
                           .e_shnum = (Elf64_Half)(FIRST + sections),
                           .e_shstrndx = STRINGS};
    memcpy(header->e_ident,
           (unsigned char[]){0x7f, 'E', 'L', 'F', ELFCLASS64, ELFDATA2LSB, EV_CURRENT}, 7);
    memset(file + sizeof *header, 1, HALF);
    if (names)
        memset(file + sizeof *header, 'n', HALF - 1);
    file[sizeof *header + HALF - 1] = '\0';

    Elf64_Sym *symbol = (Elf64_Sym *)(file + sizeof *header + HALF);
    for (size_t i = 0; i < symbols; i++)
        symbol[i] = (Elf64_Sym){.st_name = (Elf64_Word)i,
                                .st_info = ELF64_ST_INFO(STB_GLOBAL, STT_FUNC),
                                .st_shndx = SHN_ABS,
                                .st_value = i};
    Elf64_Shdr *section = (Elf64_Shdr *)(file + table);
    section[STRINGS] =
        (Elf64_Shdr){.sh_type = SHT_STRTAB, .sh_offset = sizeof *header, .sh_size = HALF};
    section[SYMBOLS] = (Elf64_Shdr){.sh_type = SHT_SYMTAB,
                                    .sh_offset = sizeof *header + HALF,
                                    .sh_size = symbols * sizeof *symbol,
                                    .sh_link = STRINGS,
                                    .sh_entsize = sizeof *symbol};
    for (size_t i = 0; i < sections; i++)
        section[FIRST + i] = (Elf64_Shdr){.sh_type = (Elf64_Word)strtoul(arguments[2], NULL, 0),
                                          .sh_offset = sizeof *header,
                                          .sh_size = HALF / 48 * 48,
                                          .sh_link = SYMBOLS};
    FILE *out = fopen(arguments[1], "wb");
    if (!out || fwrite(file, size, 1, out) != 1 || fclose(out) != 0)
        return 1;
    free(file);
    return 0;
}
