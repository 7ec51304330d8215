/* relocations_x86_64.c: the relocation types of x86-64.
   System V ABI, AMD64 Architecture Processor Supplement, "Relocation". */
#include "elf/names_relocation.h"

static const struct elf_name types[] = {
    {0, "R_X86_64_NONE", "Does nothing."},
    {1, "R_X86_64_64", "The 64-bit address of a symbol."},
    {2, "R_X86_64_PC32", "The 32-bit distance from here to a symbol."},
    {3, "R_X86_64_GOT32",
     "The 32-bit offset of the symbol's entry within the global offset table."},
    {4, "R_X86_64_PLT32",
     "The 32-bit distance from here to a function, by way of the procedure linkage table if "
     "needed."},
    {5, "R_X86_64_COPY",
     "Copy the library's initial value of a variable into the program, where it will live."},
    {6, "R_X86_64_GLOB_DAT", "Put the address of a symbol into the global offset table."},
    {7, "R_X86_64_JUMP_SLOT",
     "Put the address of a function into its slot for calls, now or at the first call."},
    {8, "R_X86_64_RELATIVE",
     "The address of something in this file: the load address plus the addend."},
    {9, "R_X86_64_GOTPCREL",
     "The 32-bit distance from here to the symbol's entry in the global offset table."},
    {10, "R_X86_64_32",
     "The address of a symbol in 32 bits, which must be enough for it as an unsigned number."},
    {11, "R_X86_64_32S",
     "The address of a symbol in 32 bits, which must be enough for it as a signed number."},
    {12, "R_X86_64_16", "The address of a symbol in 16 bits."},
    {13, "R_X86_64_PC16", "The 16-bit distance from here to a symbol."},
    {14, "R_X86_64_8", "The address of a symbol in 8 bits."},
    {15, "R_X86_64_PC8", "The 8-bit distance from here to a symbol."},
    {16, "R_X86_64_DTPMOD64", "The number of the file that a thread variable belongs to."},
    {17, "R_X86_64_DTPOFF64", "The offset of a thread variable within its file's block of them."},
    {18, "R_X86_64_TPOFF64", "The offset of a thread variable from the thread pointer."},
    {19, "R_X86_64_TLSGD",
     "The distance from here to the pair in the global offset table for a thread variable, its "
     "file and offset."},
    {20, "R_X86_64_TLSLD",
     "The distance from here to the pair in the global offset table that names this file's thread "
     "variables."},
    {21, "R_X86_64_DTPOFF32",
     "The 32-bit offset of a thread variable within its file's block of them."},
    {22, "R_X86_64_GOTTPOFF",
     "The distance from here to the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer."},
    {23, "R_X86_64_TPOFF32", "The 32-bit offset of a thread variable from the thread pointer."},
    {24, "R_X86_64_PC64", "The 64-bit distance from here to a symbol."},
    {25, "R_X86_64_GOTOFF64", "The 64-bit distance from the global offset table to a symbol."},
    {26, "R_X86_64_GOTPC32", "The 32-bit distance from here to the global offset table."},
    {27, "R_X86_64_GOT64",
     "The 64-bit offset of the symbol's entry within the global offset table."},
    {28, "R_X86_64_GOTPCREL64",
     "The 64-bit distance from here to the symbol's entry in the global offset table."},
    {29, "R_X86_64_GOTPC64", "The 64-bit distance from here to the global offset table."},
    {30, "R_X86_64_GOTPLT64",
     "Deprecated: the 64-bit offset of a function's entry within the global offset table; the "
     "function gets one in the procedure linkage table too."},
    {31, "R_X86_64_PLTOFF64",
     "The 64-bit distance from the global offset table to a function's linkage table entry."},
    {32, "R_X86_64_SIZE32", "The size of a symbol in 32 bits."},
    {33, "R_X86_64_SIZE64", "The size of a symbol in 64 bits."},
    {34, "R_X86_64_GOTPC32_TLSDESC",
     "The distance from here to the descriptor of a thread variable."},
    {35, "R_X86_64_TLSDESC_CALL",
     "Marks the call of the function in a thread variable's descriptor, which the linker may "
     "replace."},
    {36, "R_X86_64_TLSDESC",
     "Fill in the descriptor of a thread variable: a function and its argument."},
    {37, "R_X86_64_IRELATIVE",
     "Call the function at this address, and put the address it returns here."},
    {38, "R_X86_64_RELATIVE64",
     "Add the load address to a 64-bit place, in a file with 32-bit pointers."},
    {39, "R_X86_64_PC32_BND",
     "Deprecated: the 32-bit distance from here to a symbol, in an instruction with a BND prefix."},
    {40, "R_X86_64_PLT32_BND",
     "Deprecated: the 32-bit distance from here to a function, in an instruction with a BND "
     "prefix; by way of the procedure linkage table if needed."},
    {41, "R_X86_64_GOTPCRELX",
     "The 32-bit distance from here to the symbol's entry in the global offset table; the linker "
     "may replace the load by a direct access."},
    {42, "R_X86_64_REX_GOTPCRELX",
     "The 32-bit distance from here to the symbol's entry in the global offset table, in an "
     "instruction with a REX prefix; the linker may replace the load by a direct access."},
    {43, "R_X86_64_CODE_4_GOTPCRELX",
     "The 32-bit distance from here to the symbol's entry in the global offset table, in an "
     "instruction that begins 4 bytes before it (with a REX2 prefix); the linker may replace the "
     "load by a direct access."},
    {44, "R_X86_64_CODE_4_GOTTPOFF",
     "The distance from here to the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in an instruction that begins 4 bytes before it "
     "(with a REX2 prefix)."},
    {45, "R_X86_64_CODE_4_GOTPC32_TLSDESC",
     "The distance from here to the descriptor of a thread variable, in an instruction that begins "
     "4 bytes before it (with a REX2 prefix)."},
    {46, "R_X86_64_CODE_5_GOTPCRELX",
     "The 32-bit distance from here to the symbol's entry in the global offset table, in an "
     "instruction that begins 5 bytes before it; the linker may replace the load by a direct "
     "access."},
    {47, "R_X86_64_CODE_5_GOTTPOFF",
     "The distance from here to the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in an instruction that begins 5 bytes before it."},
    {48, "R_X86_64_CODE_5_GOTPC32_TLSDESC",
     "The distance from here to the descriptor of a thread variable, in an instruction that begins "
     "5 bytes before it."},
    {49, "R_X86_64_CODE_6_GOTPCRELX",
     "The 32-bit distance from here to the symbol's entry in the global offset table, in an "
     "instruction that begins 6 bytes before it (with an EVEX prefix); the linker may replace the "
     "load by a direct access."},
    {50, "R_X86_64_CODE_6_GOTTPOFF",
     "The distance from here to the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in an instruction that begins 6 bytes before it "
     "(with an EVEX prefix)."},
    {51, "R_X86_64_CODE_6_GOTPC32_TLSDESC",
     "The distance from here to the descriptor of a thread variable, in an instruction that begins "
     "6 bytes before it (with an EVEX prefix)."},
    {250, "R_X86_64_GNU_VTINHERIT",
     "For the linker: from which table of virtual functions this one is derived."},
    {251, "R_X86_64_GNU_VTENTRY",
     "For the linker: this entry of a table of virtual functions is used."},
};
const struct elf_names elf_relocations_x86_64 = ELF_NAMES(types);
