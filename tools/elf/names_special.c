/* names_special.c: sections whose name says what they are for. gABI, "Special
   Sections"; GNU, LLVM and Arm extensions. */
#include "elf/names_special.h"

/* A name that ends with * stands for all that begin so; the first match counts. */
static const struct elf_name sections[] = {
    {0, ".text", "The machine code of functions."},
    {0, ".text.*",
     "Machine code in a section of its own, so that the linker can sort it or leave it out."},
    {0, ".init",
     "Code that runs when the program starts or the library is loaded; .init_array has mostly "
     "taken its place."},
    {0, ".fini",
     "Code that runs at exit, or when the library is unloaded; .fini_array has mostly taken its "
     "place."},
    {0, ".plt",
     "The procedure linkage table: a few instructions for each function that is called in another "
     "file. They jump to the address found in the global offset table."},
    {0, ".plt.got",
     "Like .plt, for functions that are never bound lazily; their addresses are in .got."},
    {0, ".plt.sec",
     "The part of the procedure linkage table that calls go through; .plt is only needed for the "
     "first call of each function."},
    {0, ".iplt", "Like .plt, for functions that choose their implementation at start (IFUNC)."},
    {0, ".got",
     "The global offset table: addresses of variables and functions, which the code reads from "
     "it."},
    {0, ".got.plt",
     "The part of the global offset table that .plt jumps through: one address for each function "
     "called in another file, filled in at the first call or at start."},
    {0, ".rodata", "Constants, such as strings."},
    {0, ".rodata.*", "Constants, in a section of their own that the linker joins with others."},
    {0, ".data", "Variables with an initial value."},
    {0, ".data1", "Variables with an initial value."},
    {0, ".data.rel.ro*",
     "Constants that hold addresses: writable only until the addresses have been filled in."},
    {0, ".data.rel*", "Variables whose initial value is an address."},
    {0, ".data.*", "Variables with an initial value, in a section of their own."},
    {0, ".bss", "Variables that begin as zeros; they take up memory, but no room in the file."},
    {0, ".bss.*", "Variables that begin as zeros, in a section of their own."},
    {0, ".tdata*", "The initial values of variables that each thread has its own copy of."},
    {0, ".tbss*", "Variables that each thread has its own copy of, and that begin as zeros."},
    {0, ".sdata*", "Small variables with an initial value, close together for short addresses."},
    {0, ".sbss*", "Small variables that begin as zeros, close together for short addresses."},
    {0, ".ldata*", "Large variables with an initial value, kept away from the others."},
    {0, ".lbss*", "Large variables that begin as zeros, kept away from the others."},
    {0, ".lrodata*", "Large constants, kept away from the others."},
    {0, ".interp", "The path of the loader, which the kernel reads when the program is started."},
    {0, ".dynamic", "The list from which the loader works; -d shows it."},
    {0, ".dynsym", "The dynamic symbols: what the loader needs to join this file with others."},
    {0, ".dynstr", "The names in the dynamic symbols and in the dynamic section."},
    {0, ".hash", "The classic hash table by which the loader finds dynamic symbols."},
    {0, ".gnu.hash", "GNU's faster hash table by which the loader finds dynamic symbols."},
    {0, ".gnu.version", "One number for each dynamic symbol: its version. -V shows it."},
    {0, ".gnu.version_d", "The symbol versions that this file defines; -V shows them."},
    {0, ".gnu.version_r", "The symbol versions that this file needs of others; -V shows them."},
    {0, ".gnu.liblist", "The libraries that a prelinked file was made for."},
    {0, ".gnu.conflict", "What prelinking a program could not settle in its libraries."},
    {0, ".rela.dyn",
     "Relocations of data: what has to be filled in when the file is loaded; -r shows them."},
    {0, ".rel.dyn",
     "Relocations of data: what has to be filled in when the file is loaded; -r shows them."},
    {0, ".rela.plt", "Relocations of the addresses that .plt jumps to; -r shows them."},
    {0, ".rel.plt", "Relocations of the addresses that .plt jumps to; -r shows them."},
    {0, ".relr.dyn",
     "Where the load address has to be added when the file is loaded, as a compact list."},
    {0, ".rela.*", "Relocations: places in the section of that name to fill in; -r shows them."},
    {0, ".rel.*", "Relocations: places in the section of that name to fill in; -r shows them."},
    {0, ".preinit_array",
     "Addresses of functions that run before those of any library; programs only."},
    {0, ".init_array*",
     "Addresses of functions to call when the program starts or the library is loaded: "
     "constructors."},
    {0, ".fini_array*",
     "Addresses of functions to call at exit, or when the library is unloaded: destructors."},
    {0, ".ctors*", "An older form of .init_array."},
    {0, ".dtors*", "An older form of .fini_array."},
    {0, ".jcr", "Classes of compiled Java programs; of no use any more."},
    {0, ".tm_clone_table", "Functions that have a second form, for transactional memory."},
    {0, ".symtab", "All symbols, for linkers and debuggers; strip removes it."},
    {0, ".strtab", "The names in .symtab; strip removes it."},
    {0, ".shstrtab", "The names of the sections."},
    {0, ".symtab_shndx", "The section numbers that are too large for .symtab."},
    {0, ".group", "Which sections the linker keeps or throws away together; -g shows it."},
    {0, ".comment", "The compilers that made the file; -p .comment shows them."},
    {0, ".note.GNU-stack",
     "Empty: unless it is marked executable (X), the code needs no "
     "executable stack."},
    {0, ".note.gnu.build-id", "A number for this very build, by which debuggers find its symbols."},
    {0, ".note.gnu.property", "Which features of the processor the code uses or needs."},
    {0, ".note.gnu.gold-version", "The version of the linker."},
    {0, ".note.ABI-tag", "The oldest version of the kernel that the file is made for."},
    {0, ".note.package", "Which package of a distribution the file belongs to."},
    {0, ".note.stapsdt", "Places in the code where tracing tools can look in."},
    {0, ".note*", "Notes about the file; -n shows them."},
    {0, ".stapsdt.base", "By this the tracing tools see whether the file was prelinked."},
    {0, ".probes", "Counters that tracing tools use."},
    {0, ".eh_frame",
     "How to walk up the stack from any instruction: for exceptions and debuggers."},
    {0, ".eh_frame_hdr", "The index of .eh_frame, sorted by address."},
    {0, ".sframe", "How to walk up the stack from any instruction, in a compact form."},
    {0, ".gcc_except_table*", "Which exceptions each function catches, and where."},
    {0, ".ARM.exidx*", "How to walk up the stack, on Arm: the index."},
    {0, ".ARM.extab*", "How to walk up the stack, on Arm: what does not fit the index."},
    {0, ".ARM.attributes", "The processor and the calling convention the code was compiled for."},
    {0, ".riscv.attributes", "The extensions of RISC-V that the code was compiled for."},
    {0, ".gnu.attributes", "Properties of the code that linked files must agree on."},
    {0, ".debug_info", "For debuggers: the types, variables and functions of the source."},
    {0, ".debug_line", "For debuggers: which source line each instruction comes from."},
    {0, ".debug_str", "For debuggers: the names in .debug_info."},
    {0, ".debug_abbrev", "For debuggers: the form of the entries in .debug_info."},
    {0, ".debug_gdb_scripts", "The names of scripts for the debugger gdb."},
    {0, ".debug*", "Information for debuggers (DWARF); strip removes it."},
    {0, ".zdebug*", "Information for debuggers (DWARF), compressed in an older way."},
    {0, ".gdb_index", "An index of the information for debuggers."},
    {0, ".stab*", "Information for debuggers, in an older form."},
    {0, ".gnu_debuglink", "The name of the separate file with the information for debuggers."},
    {0, ".gnu_debugaltlink", "The name of a file with debug information that packages share."},
    {0, ".gnu_debugdata", "A compressed table of symbols, for a stripped file."},
    {0, ".gnu.build.attributes*", "How the code was compiled, as notes."},
    {0, ".gnu.warning.*", "A warning that the linker prints when the symbol is used."},
    {0, ".gnu.linkonce.this_module",
     "What the kernel keeps about a module: its name, and where it begins and ends."},
    {0, ".gnu.linkonce.*", "Of all sections of this name, the linker keeps one."},
    {0, ".gnu.lto_*", "The code in the form of the compiler, for optimisation at link time."},
    {0, ".llvm_addrsig", "The symbols whose address matters; the linker may merge others."},
    {0, ".llvm.*", "Information for the tools of LLVM."},
    {0, ".modinfo", "What the kernel is told about a module: licence, author, parameters."},
    {0, ".gnu.prelink_undo", "What is needed to take prelinking back."},
    {0, "__libc_freeres_*", "The C library's own: how to free its memory, for memory checkers."},
    {0, "__libc_*", "The C library's own."},
};
const struct elf_names elf_special_sections = ELF_NAMES(sections);

const struct elf_name *elf_special_section(struct elf_text name)
{
    for (size_t i = 0; name.start && i < elf_special_sections.count; i++) {
        const char *pattern = sections[i].name;
        size_t length = strlen(pattern);
        bool prefix = pattern[length - 1] == '*';
        if (prefix ? name.length >= length - 1 && memcmp(name.start, pattern, length - 1) == 0
                   : elf_text_is(name, pattern))
            return &sections[i];
    }
    return NULL;
}
