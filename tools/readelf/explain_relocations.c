/* explain_relocations.c: see explain_relocations.h. */
#include "readelf/explain_relocations.h"

#include "elf/names.h"
#include "readelf/explain.h"
#include "readelf/facts.h"

/* Returns who carries out RELOCATIONS. */
static const char *actor(const struct report *report, const struct relocations *relocations)
{
    if (report->object.header.e_type == ET_REL)
        return explain_joiner(report);
    if (!relocations->loaded)
        return "linker";
    return explain_kind(report) == FILE_STATIC ? "start-up code" : "loader";
}

void explain_relocations(struct report *report, const struct relocations *relocations)
{
    static const char rela[] =
        "Offset: the place to fill in. Type: how. Then the symbol whose address is needed there, "
        "and the addend: a number to add to it.";
    static const char rel[] =
        "Offset: the place to fill in. Type: how. Then the symbol whose address is needed there. "
        "The addend, a number to add to it, stands in the place itself.";
    const char *columns = relocations->with_addend ? rela : rel;
    const char *from =
        report->object.header.e_type == ET_DYN ? "; an offset counts from the load address" : "";
    if (!report->explainer)
        return;
    if (report->object.header.e_type == ET_REL)
        explain(report,
                "Holes in the section that the %s fills in when it knows where "
                "everything will be; an offset counts from the section's start.",
                explain_joiner(report));
    else if (relocations->loaded)
        explain(report, "Places in memory that the %s has to fill in%s.",
                actor(report, relocations), from);
    else
        explain(report,
                "Places that the linker has filled in; it kept the list for tools "
                "(--emit-relocs)%s.",
                from);
    if (explain_first(report, columns))
        explain(report, "%s", columns);
}

/* Says whether the relocation type called NAME ends with ENDING. */
static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), size = strlen(ending);
    return length >= size && strcmp(name + length - size, ending) == 0;
}

/* Returns the name of the symbol at INDEX of SYMBOLS; its start is NULL if it has
   none. WEAK: it may stay undefined. */
static struct elf_text symbol_name(const struct elf_symbols *symbols, uint64_t index, bool *weak)
{
    *weak = false;
    if (!symbols || index == 0 || index >= symbols->table.count)
        return (struct elf_text){NULL, 0};
    Elf64_Sym symbol = elf_symbol_at(&symbols->table, index);
    *weak = ELF64_ST_BIND(symbol.st_info) == STB_WEAK && symbol.st_shndx == SHN_UNDEF;
    return symbol.st_name ? elf_bytes_string(symbols->strings, symbol.st_name)
                          : (struct elf_text){NULL, 0};
}

/* Explains a relocation that puts the address of a symbol somewhere. */
static void explain_address(struct report *report, const char *type, const char *symbol, bool weak,
                            const char *who)
{
    bool call = ends_with(type, "_JUMP_SLOT");
    const char *when = !call                       ? ""
                       : explain_is_musl(report)   ? " when the file is loaded"
                       : explain_binds_now(report) ? " when the file is loaded (BIND_NOW)"
                                                   : " when the function is called first";
    explain(report, "Here: the %s will write the address of %s into this place%s%s.", who, symbol,
            when, weak ? ", or 0 if no file defines it, since it is weak" : "");
}

/* Returns the number that RELOCATION, of the type called TYPE, adds. Without an
   addend of its own it is what the file has at the place; only the types that
   explain_here() explains by it are looked at. */
static uint64_t addend_of(const struct report *report, const struct relocations *relocations,
                          const char *type, const Elf64_Rela *relocation)
{
    if (relocations->with_addend)
        return (uint64_t)relocation->r_addend;
    if (report->object.header.e_type == ET_REL || ends_with(type, "_JUMP_SLOT") ||
        ends_with(type, "_GLOB_DAT"))
        return 0;
    struct elf_layout layout = report->object.layout;
    struct elf_bytes place = elf_bytes_from_address(&report->object, relocation->r_offset);
    const unsigned char *word = elf_bytes_at(place, 0, layout.is64 ? 8 : 4);
    return word ? elf_read_word(word, layout) : 0;
}

/* Says what RELOCATION, of the type called TYPE, does here. */
static void explain_here(struct report *report, const char *type,
                         const struct relocations *relocations, const Elf64_Rela *relocation)
{
    static const char *const words[] = {"_GLOB_DAT",  "_JUMP_SLOT",  "R_X86_64_64",
                                        "R_386_32",   "R_ARM_ABS32", "R_AARCH64_ABS64",
                                        "R_RISCV_64", "R_RISCV_32"};
    bool weak;
    const char *who = actor(report, relocations);
    uint64_t addend = addend_of(report, relocations, type, relocation);
    struct elf_text text =
        symbol_name(relocations->symbols, ELF64_R_SYM(relocation->r_info), &weak);
    struct explain_text name = explain_text(text);
    struct explain_text place = explain_text(loaded_section_name(report, addend));
    if (!relocations->loaded && report->object.header.e_type != ET_REL)
        return;
    if (ends_with(type, "_IRELATIVE")) {
        explain(report, "Here: the %s will call the function at 0x%jx%s%s, which chooses.", who,
                (uintmax_t)addend, place.text[0] ? " in " : "", place.text);
    } else if (ends_with(type, "_RELATIVE") && place.text[0]) {
        explain(report,
                "Here: the %s will write the load address + 0x%jx into this place, the "
                "address of something in %s.",
                who, (uintmax_t)addend, place.text);
    } else if (ends_with(type, "_COPY") && text.start) {
        explain(report,
                "Here: the %s will copy the initial value of %s to 0x%jx in this program, and the "
                "library will use this copy too.",
                who, name.text, (uintmax_t)relocation->r_offset);
    } else if (text.start && addend == 0) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (ends_with(type, words[i]))
                explain_address(report, type, name.text, weak, who);
    }
}

void explain_relocation(struct report *report, const struct relocations *relocations,
                        const Elf64_Rela *relocation)
{
    const Elf64_Ehdr *header = &report->object.header;
    const struct elf_name *type =
        elf_relocation_name(header, (uint32_t)ELF64_R_TYPE(relocation->r_info));
    if (!report->explainer || !type || !type->meaning || !explain_first(report, type))
        return;
    explain(report, "%s: %s", type->name, type->meaning);
    explain_here(report, type->name, relocations, relocation);
}

void explain_relr(struct report *report, uint64_t count)
{
    if (report->explainer)
        explain(report,
                "%ju place%s to which only the load address has to be added: like RELATIVE, in a "
                "fraction of the room.",
                (uintmax_t)count, count == 1 ? "" : "s");
}
