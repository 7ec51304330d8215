/*
 * traces.c: see traces.h.
 *
 * That a function is in a static program says little: printf alone brings in dlopen and
 * setlocale, for converters of character sets that it hardly ever needs. So calls are
 * looked for. The look-up of names, on the other hand, is there only if somebody uses it,
 * and with it the path of its configuration.
 */
#include "ldd/traces.h"

#include "elf/symbols.h"
#include "ldd/calls.h"

#include <string.h>

/* Finds the string PATH, alone between two NULs; returns its offset, or 0. */
static uint64_t find_string(struct elf_bytes bytes, struct traces_path path)
{
    size_t length = strlen(path.head), more = strlen(path.tail) + 1;
    const unsigned char *at = bytes.start, *end = bytes.start + bytes.size;
    while ((at = memmem(at, (size_t)(end - at), path.head, length))) {
        if (at > bytes.start && at[-1] == '\0' && (size_t)(end - at) >= length + more &&
            memcmp(at + length, path.tail, more) == 0)
            return (uint64_t)(at - bytes.start);
        at++;
    }
    return 0;
}

/* Returns the address at which the byte at OFFSET of the file is loaded; 0: it is not. */
static uint64_t address_of(const struct elf_object *object, uint64_t offset)
{
    for (uint64_t i = 0; i < object->segment_count; i++) {
        const Elf64_Phdr *segment = &object->segments[i];
        if (segment->p_type == PT_LOAD && offset >= segment->p_offset &&
            offset - segment->p_offset < segment->p_filesz)
            return segment->p_vaddr + (offset - segment->p_offset);
    }
    return 0;
}

/* Says whether a stripped program for x86-64 calls glibc's dlopen. That is recognized by
   what it does: it hands the address of a helper to another function, and that helper has
   a message of its own. */
static bool calls_stripped_dlopen(const struct elf_object *object)
{
    enum { HELPER = 256, BEGINNING = 64 }; /* bytes; more than there are in any release */
    static const struct traces_path text = {"invalid mode ", "parameter"};
    uint64_t message = address_of(object, find_string(object->bytes, text));
    uint64_t inside, load;
    int budget = 32; /* of looks: a broken file could ask for any number */
    for (uint64_t from = 0; message != 0 && budget > 0; from = inside + 1) {
        if (!calls_find_load(object, from, (struct calls_target){message, message + 1}, &inside))
            return false;
        struct calls_target helper = {inside > HELPER ? inside - HELPER : 0, inside};
        for (uint64_t next = 0; calls_find_load(object, next, helper, &load) && budget-- > 0;
             next = load + 1)
            if (load > BEGINNING &&
                calls_reach(object, (struct calls_target){load - BEGINNING, load}))
                return true;
        budget--;
    }
    return false;
}

/* The functions that are looked for by name. */
enum function { DLOPEN, DLMOPEN, SETLOCALE, NEWLOCALE, ICONV_OPEN, INSIDE_GLIBC, FUNCTIONS };

/* Stores the addresses of the functions that the symbol table has; 0: none. Returns false
   if the program is stripped. */
static bool find_functions(const struct elf_object *object, uint64_t *addresses)
{
    static const char *const names[] = {
        [DLOPEN] = "dlopen",       [DLMOPEN] = "dlmopen",       [SETLOCALE] = "setlocale",
        [NEWLOCALE] = "newlocale", [ICONV_OPEN] = "iconv_open", [INSIDE_GLIBC] = "_dl_open",
    };
    struct elf_symbols symbols;
    const Elf64_Shdr *section = NULL;
    for (uint64_t i = 0; i < object->section_count && !section; i++)
        if (object->sections[i].sh_type == SHT_SYMTAB)
            section = &object->sections[i];
    if (!section || !elf_symbols_open(&symbols, object, section, NULL))
        return false;
    for (uint64_t i = 1; i < symbols.table.count; i++) {
        Elf64_Sym symbol = elf_symbol_at(&symbols.table, i);
        struct elf_text name = elf_bytes_string(symbols.strings, symbol.st_name);
        if (symbol.st_shndx == SHN_UNDEF || !name.start)
            continue;
        for (size_t j = 0; j < FUNCTIONS; j++)
            if (elf_text_is(name, names[j]))
                addresses[j] = symbol.st_value;
    }
    return true;
}

/* Says whether the function at ADDRESS is called; 0: it is not there. */
static bool is_called(const struct elf_object *object, uint64_t address)
{
    return address != 0 && calls_reach(object, (struct calls_target){address, address + 1});
}

struct traces traces_look(const struct elf_object *object)
{
    static const struct traces_path services = {"/etc/nsswitch", ".conf"};
    static const struct traces_path data[TRACES_DATA] = {{"/etc/pass", "wd"},
                                                         {"/etc/gro", "up"},
                                                         {"/etc/hos", "ts"},
                                                         {"/etc/resolv", ".conf"},
                                                         {"/etc/servi", "ces"}};
    struct traces traces = {.opens = false};
    uint64_t addresses[FUNCTIONS] = {0};
    if (!find_functions(object, addresses)) {
        traces.opens = calls_stripped_dlopen(object);
    } else if (addresses[INSIDE_GLIBC] != 0) {
        traces.opens =
            is_called(object, addresses[DLOPEN]) || is_called(object, addresses[DLMOPEN]);
        traces.locales =
            is_called(object, addresses[SETLOCALE]) || is_called(object, addresses[NEWLOCALE]);
        traces.charsets = addresses[ICONV_OPEN] != 0;
    }
    traces.names = find_string(object->bytes, services) != 0;
    for (size_t i = 0; !traces.names && i < TRACES_DATA; i++)
        if (find_string(object->bytes, data[i]) != 0)
            traces.data[traces.data_count++] = data[i];
    return traces;
}

bool traces_found(const struct traces *traces)
{
    return traces->opens || traces->names || traces->locales || traces->charsets ||
           traces->data_count > 0;
}
