/* relocations_riscv.c: the relocation types of RISC-V.
   RISC-V ELF Specification, "Relocations". */
#include "elf/names_relocation.h"

static const struct elf_name types[] = {
    {0, "R_RISCV_NONE", "Does nothing."},
    {1, "R_RISCV_32", "The 32-bit address of a symbol."},
    {2, "R_RISCV_64", "The 64-bit address of a symbol."},
    {3, "R_RISCV_RELATIVE",
     "The address of something in this file: the load address plus the addend."},
    {4, "R_RISCV_COPY",
     "Copy the library's initial value of a variable into the program, where it will live."},
    {5, "R_RISCV_JUMP_SLOT",
     "Put the address of a function into its slot for calls, now or at the first call."},
    {6, "R_RISCV_TLS_DTPMOD32", "The number of the file that a thread variable belongs to."},
    {7, "R_RISCV_TLS_DTPMOD64", "The number of the file that a thread variable belongs to."},
    {8, "R_RISCV_TLS_DTPREL32",
     "The offset of a thread variable within its file's block of them, less 0x800."},
    {9, "R_RISCV_TLS_DTPREL64",
     "The offset of a thread variable within its file's block of them, less 0x800."},
    {10, "R_RISCV_TLS_TPREL32", "The offset of a thread variable from the thread pointer."},
    {11, "R_RISCV_TLS_TPREL64", "The offset of a thread variable from the thread pointer."},
    {12, "R_RISCV_TLSDESC",
     "Fill in the descriptor of a thread variable: a function and its argument."},
    {16, "R_RISCV_BRANCH", "The distance to jump, in a conditional branch."},
    {17, "R_RISCV_JAL", "The distance to jump, in a jump-and-link instruction."},
    {18, "R_RISCV_CALL",
     "Deprecated in favour of CALL_PLT: the distance to a function, in the pair of instructions "
     "that calls it."},
    {19, "R_RISCV_CALL_PLT",
     "The distance to a function, in the pair of instructions that calls it; by way of the "
     "procedure linkage table if needed."},
    {20, "R_RISCV_GOT_HI20",
     "The high 20 bits of the distance from here to the symbol's entry in the global offset "
     "table."},
    {21, "R_RISCV_TLS_GOT_HI20",
     "The high 20 bits of the distance from here to the entry in the global offset table that "
     "holds a thread variable's offset from the thread pointer."},
    {22, "R_RISCV_TLS_GD_HI20",
     "The high 20 bits of the distance from here to the pair in the global offset table for a "
     "thread variable, its file and offset."},
    {23, "R_RISCV_PCREL_HI20",
     "The high 20 bits of the distance from here to a symbol, rounded, as the low 12 bits are "
     "signed."},
    {24, "R_RISCV_PCREL_LO12_I",
     "The low 12 bits of a distance whose high 20 bits are in the instruction at the symbol; in an "
     "addition or load."},
    {25, "R_RISCV_PCREL_LO12_S",
     "The low 12 bits of a distance whose high 20 bits are in the instruction at the symbol; in a "
     "store."},
    {26, "R_RISCV_HI20",
     "The high 20 bits of the address of a symbol, rounded, as the low 12 bits are signed."},
    {27, "R_RISCV_LO12_I", "The low 12 bits of the address of a symbol, in an addition or load."},
    {28, "R_RISCV_LO12_S", "The low 12 bits of the address of a symbol, in a store."},
    {29, "R_RISCV_TPREL_HI20",
     "The high 20 bits of a thread variable's offset from the thread pointer."},
    {30, "R_RISCV_TPREL_LO12_I",
     "The low 12 bits of a thread variable's offset from the thread pointer, in an addition or "
     "load."},
    {31, "R_RISCV_TPREL_LO12_S",
     "The low 12 bits of a thread variable's offset from the thread pointer, in a store."},
    {32, "R_RISCV_TPREL_ADD",
     "Marks the addition of the thread pointer to a thread variable's offset, which the linker may "
     "leave out."},
    {33, "R_RISCV_ADD8",
     "Add the address of a symbol to the 8 bits here: one half of a difference."},
    {34, "R_RISCV_ADD16",
     "Add the address of a symbol to the 16 bits here: one half of a difference."},
    {35, "R_RISCV_ADD32",
     "Add the address of a symbol to the 32 bits here: one half of a difference."},
    {36, "R_RISCV_ADD64",
     "Add the address of a symbol to the 64 bits here: one half of a difference."},
    {37, "R_RISCV_SUB8",
     "Subtract the address of a symbol from the 8 bits here: one half of a difference."},
    {38, "R_RISCV_SUB16",
     "Subtract the address of a symbol from the 16 bits here: one half of a difference."},
    {39, "R_RISCV_SUB32",
     "Subtract the address of a symbol from the 32 bits here: one half of a difference."},
    {40, "R_RISCV_SUB64",
     "Subtract the address of a symbol from the 64 bits here: one half of a difference."},
    {43, "R_RISCV_ALIGN",
     "Padding for alignment, which the linker cuts to size when code before it gets shorter."},
    {44, "R_RISCV_RVC_BRANCH", "The distance to jump, in a compressed conditional branch."},
    {45, "R_RISCV_RVC_JUMP", "The distance to jump, in a compressed jump."},
    {46, "R_RISCV_RVC_LUI",
     "Withdrawn from the ABI: the high bits of the address of a symbol, in a compressed "
     "instruction."},
    {47, "R_RISCV_GPREL_I",
     "Withdrawn from the ABI: the distance from the global pointer to a symbol, in an addition or "
     "load."},
    {48, "R_RISCV_GPREL_S",
     "Withdrawn from the ABI: the distance from the global pointer to a symbol, in a store."},
    {49, "R_RISCV_TPREL_I",
     "Withdrawn from the ABI: a thread variable's offset from the thread pointer, in an addition "
     "or load."},
    {50, "R_RISCV_TPREL_S",
     "Withdrawn from the ABI: a thread variable's offset from the thread pointer, in a store."},
    {51, "R_RISCV_RELAX", "The linker may replace the instructions here by shorter ones."},
    {52, "R_RISCV_SUB6",
     "Subtract the address of a symbol from the 6 bits here: one half of a difference."},
    {53, "R_RISCV_SET6", "Set the 6 bits here to the low bits of the address of a symbol."},
    {54, "R_RISCV_SET8", "Set the 8 bits here to the low bits of the address of a symbol."},
    {55, "R_RISCV_SET16", "Set the 16 bits here to the low bits of the address of a symbol."},
    {56, "R_RISCV_SET32", "Set the 32 bits here to the low bits of the address of a symbol."},
    {57, "R_RISCV_32_PCREL", "The 32-bit distance from here to a symbol."},
    {58, "R_RISCV_IRELATIVE",
     "Call the function at this address, and put the address it returns here."},
    {60, "R_RISCV_SET_ULEB128",
     "Set the number here, of variable length (ULEB128), to the address of a symbol: one half of a "
     "difference."},
    {61, "R_RISCV_SUB_ULEB128",
     "Subtract the address of a symbol from the number here, of variable length (ULEB128): one "
     "half of a difference."},
    {62, "R_RISCV_TLSDESC_HI20",
     "The high 20 bits of the distance from here to the descriptor of a thread variable."},
    {63, "R_RISCV_TLSDESC_LOAD_LO12",
     "The low 12 bits of the distance to a thread variable's descriptor whose high 20 bits are in "
     "the instruction at the symbol; in a load."},
    {64, "R_RISCV_TLSDESC_ADD_LO12",
     "The low 12 bits of the distance to a thread variable's descriptor whose high 20 bits are in "
     "the instruction at the symbol; in an addition."},
    {65, "R_RISCV_TLSDESC_CALL",
     "Marks the call of the function in a thread variable's descriptor, which the linker may "
     "replace."},
};
const struct elf_names elf_relocations_riscv = ELF_NAMES(types);
