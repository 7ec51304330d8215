/* relocations_aarch64.c: the relocation types of AArch64.
   ELF for the Arm 64-bit Architecture, "Relocation". */
#include "elf/names_relocation.h"

static const struct elf_name types[] = {
    {0, "R_AARCH64_NONE",
     "Changes nothing; it only keeps the section that a symbol is in from being left out."},
    {1, "R_AARCH64_P32_ABS32", "The 32-bit address of a symbol."},
    {2, "R_AARCH64_P32_ABS16", "The address of a symbol in 16 bits."},
    {3, "R_AARCH64_P32_PREL32", "The 32-bit distance from here to a symbol."},
    {4, "R_AARCH64_P32_PREL16", "The 16-bit distance from here to a symbol."},
    {5, "R_AARCH64_P32_MOVW_UABS_G0", "Bits 0 to 15 of the address of a symbol."},
    {6, "R_AARCH64_P32_MOVW_UABS_G0_NC",
     "Bits 0 to 15 of the address of a symbol; overflow is not checked."},
    {7, "R_AARCH64_P32_MOVW_UABS_G1", "Bits 16 to 31 of the address of a symbol."},
    {8, "R_AARCH64_P32_MOVW_SABS_G0",
     "Bits 0 to 15 of the address of a symbol, as a signed number."},
    {9, "R_AARCH64_P32_LD_PREL_LO19", "The distance from here to a symbol, in a load."},
    {10, "R_AARCH64_P32_ADR_PREL_LO21",
     "The distance from here to a symbol, in an ADR instruction."},
    {11, "R_AARCH64_P32_ADR_PREL_PG_HI21", "The distance in pages of 4 KiB from here to a symbol."},
    {12, "R_AARCH64_P32_ADD_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol; overflow is not checked."},
    {13, "R_AARCH64_P32_LDST8_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 8 bits; overflow is not "
     "checked."},
    {14, "R_AARCH64_P32_LDST16_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 16 bits; overflow is not "
     "checked."},
    {15, "R_AARCH64_P32_LDST32_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 32 bits; overflow is not "
     "checked."},
    {16, "R_AARCH64_P32_LDST64_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 64 bits; overflow is not "
     "checked."},
    {17, "R_AARCH64_P32_LDST128_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 128 bits; overflow is not "
     "checked."},
    {18, "R_AARCH64_P32_TSTBR14", "The distance to jump, in a test-bit branch."},
    {19, "R_AARCH64_P32_CONDBR19", "The distance to jump, in a conditional branch."},
    {20, "R_AARCH64_P32_JUMP26", "The distance to jump, in a branch."},
    {21, "R_AARCH64_P32_CALL26", "The distance to a function, in a call."},
    {22, "R_AARCH64_P32_MOVW_PREL_G0", "Bits 0 to 15 of the distance from here to a symbol."},
    {23, "R_AARCH64_P32_MOVW_PREL_G0_NC",
     "Bits 0 to 15 of the distance from here to a symbol; overflow is not checked."},
    {24, "R_AARCH64_P32_MOVW_PREL_G1", "Bits 16 to 31 of the distance from here to a symbol."},
    {25, "R_AARCH64_P32_GOT_LD_PREL19",
     "The distance from here to the symbol's entry in the global offset table, in a load."},
    {26, "R_AARCH64_P32_ADR_GOT_PAGE",
     "The distance in pages of 4 KiB from here to the symbol's entry in the global offset table."},
    {27, "R_AARCH64_P32_LD32_GOT_LO12_NC",
     "The low 12 bits of the address of the symbol's entry in the global offset table, in a load; "
     "overflow is not checked."},
    {28, "R_AARCH64_P32_LD32_GOTPAGE_LO14",
     "The distance from the page where the global offset table begins to the symbol's entry in it, "
     "in a load."},
    {80, "R_AARCH64_P32_TLSGD_ADR_PREL21",
     "The distance from here to the pair in the global offset table for a thread variable, its "
     "file and offset."},
    {81, "R_AARCH64_P32_TLSGD_ADR_PAGE21",
     "The distance in pages of 4 KiB from here to the pair in the global offset table for a thread "
     "variable, its file and offset."},
    {82, "R_AARCH64_P32_TLSGD_ADD_LO12_NC",
     "The low 12 bits of the address of the pair in the global offset table for a thread variable, "
     "its file and offset; overflow is not checked."},
    {83, "R_AARCH64_P32_TLSLD_ADR_PREL21",
     "The distance from here to the pair in the global offset table that names this file's thread "
     "variables."},
    {84, "R_AARCH64_P32_TLSLD_ADR_PAGE21",
     "The distance in pages of 4 KiB from here to the pair in the global offset table that names "
     "this file's thread variables."},
    {85, "R_AARCH64_P32_TLSLD_ADD_LO12_NC",
     "The low 12 bits of the address of the pair in the global offset table that names this file's "
     "thread variables; overflow is not checked."},
    {87, "R_AARCH64_P32_TLSLD_MOVW_DTPREL_G1",
     "Bits 16 to 31 of the offset of a thread variable within its file's block."},
    {88, "R_AARCH64_P32_TLSLD_MOVW_DTPREL_G0",
     "Bits 0 to 15 of the offset of a thread variable within its file's block."},
    {89, "R_AARCH64_P32_TLSLD_MOVW_DTPREL_G0_NC",
     "Bits 0 to 15 of the offset of a thread variable within its file's block; overflow is not "
     "checked."},
    {90, "R_AARCH64_P32_TLSLD_ADD_DTPREL_HI12",
     "Bits 12 to 23 of the offset of a thread variable within its file's block."},
    {91, "R_AARCH64_P32_TLSLD_ADD_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block."},
    {92, "R_AARCH64_P32_TLSLD_ADD_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block; overflow is not "
     "checked."},
    {103, "R_AARCH64_P32_TLSIE_ADR_GOTTPREL_PAGE21",
     "The distance in pages of 4 KiB from here to the entry in the global offset table that holds "
     "a thread variable's offset from the thread pointer."},
    {104, "R_AARCH64_P32_TLSIE_LD32_GOTTPREL_LO12_NC",
     "The low 12 bits of the address of the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in a load; overflow is not checked."},
    {105, "R_AARCH64_P32_TLSIE_LD_GOTTPREL_PREL19",
     "The distance from here to the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in a load."},
    {106, "R_AARCH64_P32_TLSLE_MOVW_TPREL_G1",
     "Bits 16 to 31 of the offset of a thread variable from the thread pointer."},
    {107, "R_AARCH64_P32_TLSLE_MOVW_TPREL_G0",
     "Bits 0 to 15 of the offset of a thread variable from the thread pointer."},
    {108, "R_AARCH64_P32_TLSLE_MOVW_TPREL_G0_NC",
     "Bits 0 to 15 of the offset of a thread variable from the thread pointer; overflow is not "
     "checked."},
    {109, "R_AARCH64_P32_TLSLE_ADD_TPREL_HI12",
     "Bits 12 to 23 of the offset of a thread variable from the thread pointer."},
    {110, "R_AARCH64_P32_TLSLE_ADD_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer."},
    {111, "R_AARCH64_P32_TLSLE_ADD_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer; overflow is not "
     "checked."},
    {112, "R_AARCH64_P32_TLSLE_LDST8_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 8 bits."},
    {113, "R_AARCH64_P32_TLSLE_LDST8_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 8 bits; overflow is not checked."},
    {114, "R_AARCH64_P32_TLSLE_LDST16_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 16 bits."},
    {115, "R_AARCH64_P32_TLSLE_LDST16_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 16 bits; overflow is not checked."},
    {116, "R_AARCH64_P32_TLSLE_LDST32_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 32 bits."},
    {117, "R_AARCH64_P32_TLSLE_LDST32_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 32 bits; overflow is not checked."},
    {118, "R_AARCH64_P32_TLSLE_LDST64_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 64 bits."},
    {119, "R_AARCH64_P32_TLSLE_LDST64_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 64 bits; overflow is not checked."},
    {122, "R_AARCH64_P32_TLSDESC_LD_PREL19",
     "The distance from here to a thread variable's descriptor, in a load."},
    {123, "R_AARCH64_P32_TLSDESC_ADR_PREL21",
     "The distance from here to a thread variable's descriptor."},
    {124, "R_AARCH64_P32_TLSDESC_ADR_PAGE21",
     "The distance in pages of 4 KiB from here to a thread variable's descriptor."},
    {125, "R_AARCH64_P32_TLSDESC_LD32_LO12_NC",
     "The low 12 bits of the address of a thread variable's descriptor, in a load; overflow is not "
     "checked."},
    {126, "R_AARCH64_P32_TLSDESC_ADD_LO12_NC",
     "The low 12 bits of the address of a thread variable's descriptor; overflow is not checked."},
    {127, "R_AARCH64_P32_TLSDESC_CALL",
     "Marks the call of the function in a thread variable's descriptor, which the linker may "
     "replace."},
    {180, "R_AARCH64_P32_COPY",
     "Copy the library's initial value of a variable into the program, where it will live."},
    {181, "R_AARCH64_P32_GLOB_DAT", "Put the address of a symbol into the global offset table."},
    {182, "R_AARCH64_P32_JUMP_SLOT",
     "Put the address of a function into its slot for calls, now or at the first call."},
    {183, "R_AARCH64_P32_RELATIVE",
     "The address of something in this file: the load address plus the addend."},
    {184, "R_AARCH64_P32_TLS_DTPMOD", "The number of the file that a thread variable belongs to."},
    {185, "R_AARCH64_P32_TLS_DTPREL",
     "The offset of a thread variable within its file's block of them."},
    {186, "R_AARCH64_P32_TLS_TPREL", "The offset of a thread variable from the thread pointer."},
    {187, "R_AARCH64_P32_TLSDESC",
     "Fill in the descriptor of a thread variable: a function and its argument."},
    {188, "R_AARCH64_P32_IRELATIVE",
     "Call the function at this address, and put the address it returns here."},
    {256, "R_AARCH64_NULL", "Changes nothing: an old number for NONE."},
    {257, "R_AARCH64_ABS64", "The 64-bit address of a symbol."},
    {258, "R_AARCH64_ABS32", "The 32-bit address of a symbol."},
    {259, "R_AARCH64_ABS16", "The address of a symbol in 16 bits."},
    {260, "R_AARCH64_PREL64", "The 64-bit distance from here to a symbol."},
    {261, "R_AARCH64_PREL32", "The 32-bit distance from here to a symbol."},
    {262, "R_AARCH64_PREL16", "The 16-bit distance from here to a symbol."},
    {263, "R_AARCH64_MOVW_UABS_G0", "Bits 0 to 15 of the address of a symbol."},
    {264, "R_AARCH64_MOVW_UABS_G0_NC",
     "Bits 0 to 15 of the address of a symbol; overflow is not checked."},
    {265, "R_AARCH64_MOVW_UABS_G1", "Bits 16 to 31 of the address of a symbol."},
    {266, "R_AARCH64_MOVW_UABS_G1_NC",
     "Bits 16 to 31 of the address of a symbol; overflow is not checked."},
    {267, "R_AARCH64_MOVW_UABS_G2", "Bits 32 to 47 of the address of a symbol."},
    {268, "R_AARCH64_MOVW_UABS_G2_NC",
     "Bits 32 to 47 of the address of a symbol; overflow is not checked."},
    {269, "R_AARCH64_MOVW_UABS_G3", "Bits 48 to 63 of the address of a symbol."},
    {270, "R_AARCH64_MOVW_SABS_G0", "Bits 0 to 15 of the address of a symbol, as a signed number."},
    {271, "R_AARCH64_MOVW_SABS_G1",
     "Bits 16 to 31 of the address of a symbol, as a signed number."},
    {272, "R_AARCH64_MOVW_SABS_G2",
     "Bits 32 to 47 of the address of a symbol, as a signed number."},
    {273, "R_AARCH64_LD_PREL_LO19", "The distance from here to a symbol, in a load."},
    {274, "R_AARCH64_ADR_PREL_LO21", "The distance from here to a symbol, in an ADR instruction."},
    {275, "R_AARCH64_ADR_PREL_PG_HI21", "The distance in pages of 4 KiB from here to a symbol."},
    {276, "R_AARCH64_ADR_PREL_PG_HI21_NC",
     "The distance in pages of 4 KiB from here to a symbol; overflow is not checked."},
    {277, "R_AARCH64_ADD_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol; overflow is not checked."},
    {278, "R_AARCH64_LDST8_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 8 bits; overflow is not "
     "checked."},
    {279, "R_AARCH64_TSTBR14", "The distance to jump, in a test-bit branch."},
    {280, "R_AARCH64_CONDBR19", "The distance to jump, in a conditional branch."},
    {282, "R_AARCH64_JUMP26", "The distance to jump, in a branch."},
    {283, "R_AARCH64_CALL26", "The distance to a function, in a call."},
    {284, "R_AARCH64_LDST16_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 16 bits; overflow is not "
     "checked."},
    {285, "R_AARCH64_LDST32_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 32 bits; overflow is not "
     "checked."},
    {286, "R_AARCH64_LDST64_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 64 bits; overflow is not "
     "checked."},
    {287, "R_AARCH64_MOVW_PREL_G0", "Bits 0 to 15 of the distance from here to a symbol."},
    {288, "R_AARCH64_MOVW_PREL_G0_NC",
     "Bits 0 to 15 of the distance from here to a symbol; overflow is not checked."},
    {289, "R_AARCH64_MOVW_PREL_G1", "Bits 16 to 31 of the distance from here to a symbol."},
    {290, "R_AARCH64_MOVW_PREL_G1_NC",
     "Bits 16 to 31 of the distance from here to a symbol; overflow is not checked."},
    {291, "R_AARCH64_MOVW_PREL_G2", "Bits 32 to 47 of the distance from here to a symbol."},
    {292, "R_AARCH64_MOVW_PREL_G2_NC",
     "Bits 32 to 47 of the distance from here to a symbol; overflow is not checked."},
    {293, "R_AARCH64_MOVW_PREL_G3", "Bits 48 to 63 of the distance from here to a symbol."},
    {299, "R_AARCH64_LDST128_ABS_LO12_NC",
     "The low 12 bits of the address of a symbol, in a load or store of 128 bits; overflow is not "
     "checked."},
    {300, "R_AARCH64_MOVW_GOTOFF_G0",
     "Bits 0 to 15 of the offset of the symbol's entry within the global offset table."},
    {301, "R_AARCH64_MOVW_GOTOFF_G0_NC",
     "Bits 0 to 15 of the offset of the symbol's entry within the global offset table; overflow is "
     "not checked."},
    {302, "R_AARCH64_MOVW_GOTOFF_G1",
     "Bits 16 to 31 of the offset of the symbol's entry within the global offset table."},
    {303, "R_AARCH64_MOVW_GOTOFF_G1_NC",
     "Bits 16 to 31 of the offset of the symbol's entry within the global offset table; overflow "
     "is not checked."},
    {304, "R_AARCH64_MOVW_GOTOFF_G2",
     "Bits 32 to 47 of the offset of the symbol's entry within the global offset table."},
    {305, "R_AARCH64_MOVW_GOTOFF_G2_NC",
     "Bits 32 to 47 of the offset of the symbol's entry within the global offset table; overflow "
     "is not checked."},
    {306, "R_AARCH64_MOVW_GOTOFF_G3",
     "Bits 48 to 63 of the offset of the symbol's entry within the global offset table."},
    {307, "R_AARCH64_GOTREL64", "The 64-bit distance from the global offset table to a symbol."},
    {308, "R_AARCH64_GOTREL32", "The 32-bit distance from the global offset table to a symbol."},
    {309, "R_AARCH64_GOT_LD_PREL19",
     "The distance from here to the symbol's entry in the global offset table, in a load."},
    {310, "R_AARCH64_LD64_GOTOFF_LO15",
     "The offset of the symbol's entry within the global offset table, in a load."},
    {311, "R_AARCH64_ADR_GOT_PAGE",
     "The distance in pages of 4 KiB from here to the symbol's entry in the global offset table."},
    {312, "R_AARCH64_LD64_GOT_LO12_NC",
     "The low 12 bits of the address of the symbol's entry in the global offset table, in a load; "
     "overflow is not checked."},
    {313, "R_AARCH64_LD64_GOTPAGE_LO15",
     "The distance from the page where the global offset table begins to the symbol's entry in it, "
     "in a load."},
    {512, "R_AARCH64_TLSGD_ADR_PREL21",
     "The distance from here to the pair in the global offset table for a thread variable, its "
     "file and offset."},
    {513, "R_AARCH64_TLSGD_ADR_PAGE21",
     "The distance in pages of 4 KiB from here to the pair in the global offset table for a thread "
     "variable, its file and offset."},
    {514, "R_AARCH64_TLSGD_ADD_LO12_NC",
     "The low 12 bits of the address of the pair in the global offset table for a thread variable, "
     "its file and offset; overflow is not checked."},
    {515, "R_AARCH64_TLSGD_MOVW_G1",
     "Bits 16 to 31 of the offset within the global offset table of the pair for a thread "
     "variable, its file and offset."},
    {516, "R_AARCH64_TLSGD_MOVW_G0_NC",
     "Bits 0 to 15 of the offset within the global offset table of the pair for a thread variable, "
     "its file and offset; overflow is not checked."},
    {517, "R_AARCH64_TLSLD_ADR_PREL21",
     "The distance from here to the pair in the global offset table that names this file's thread "
     "variables."},
    {518, "R_AARCH64_TLSLD_ADR_PAGE21",
     "The distance in pages of 4 KiB from here to the pair in the global offset table that names "
     "this file's thread variables."},
    {519, "R_AARCH64_TLSLD_ADD_LO12_NC",
     "The low 12 bits of the address of the pair in the global offset table that names this file's "
     "thread variables; overflow is not checked."},
    {520, "R_AARCH64_TLSLD_MOVW_G1",
     "Bits 16 to 31 of the offset within the global offset table of the pair that names this "
     "file's thread variables."},
    {521, "R_AARCH64_TLSLD_MOVW_G0_NC",
     "Bits 0 to 15 of the offset within the global offset table of the pair that names this file's "
     "thread variables; overflow is not checked."},
    {522, "R_AARCH64_TLSLD_LD_PREL19",
     "The distance from here to the pair in the global offset table that names this file's thread "
     "variables, in a load."},
    {523, "R_AARCH64_TLSLD_MOVW_DTPREL_G2",
     "Bits 32 to 47 of the offset of a thread variable within its file's block."},
    {524, "R_AARCH64_TLSLD_MOVW_DTPREL_G1",
     "Bits 16 to 31 of the offset of a thread variable within its file's block."},
    {525, "R_AARCH64_TLSLD_MOVW_DTPREL_G1_NC",
     "Bits 16 to 31 of the offset of a thread variable within its file's block; overflow is not "
     "checked."},
    {526, "R_AARCH64_TLSLD_MOVW_DTPREL_G0",
     "Bits 0 to 15 of the offset of a thread variable within its file's block."},
    {527, "R_AARCH64_TLSLD_MOVW_DTPREL_G0_NC",
     "Bits 0 to 15 of the offset of a thread variable within its file's block; overflow is not "
     "checked."},
    {528, "R_AARCH64_TLSLD_ADD_DTPREL_HI12",
     "Bits 12 to 23 of the offset of a thread variable within its file's block."},
    {529, "R_AARCH64_TLSLD_ADD_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block."},
    {530, "R_AARCH64_TLSLD_ADD_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block; overflow is not "
     "checked."},
    {531, "R_AARCH64_TLSLD_LDST8_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 8 bits."},
    {532, "R_AARCH64_TLSLD_LDST8_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 8 bits; overflow is not checked."},
    {533, "R_AARCH64_TLSLD_LDST16_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 16 bits."},
    {534, "R_AARCH64_TLSLD_LDST16_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 16 bits; overflow is not checked."},
    {535, "R_AARCH64_TLSLD_LDST32_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 32 bits."},
    {536, "R_AARCH64_TLSLD_LDST32_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 32 bits; overflow is not checked."},
    {537, "R_AARCH64_TLSLD_LDST64_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 64 bits."},
    {538, "R_AARCH64_TLSLD_LDST64_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 64 bits; overflow is not checked."},
    {539, "R_AARCH64_TLSIE_MOVW_GOTTPREL_G1",
     "Bits 16 to 31 of the offset within the global offset table of the entry that holds a thread "
     "variable's offset from the thread pointer."},
    {540, "R_AARCH64_TLSIE_MOVW_GOTTPREL_G0_NC",
     "Bits 0 to 15 of the offset within the global offset table of the entry that holds a thread "
     "variable's offset from the thread pointer; overflow is not checked."},
    {541, "R_AARCH64_TLSIE_ADR_GOTTPREL_PAGE21",
     "The distance in pages of 4 KiB from here to the entry in the global offset table that holds "
     "a thread variable's offset from the thread pointer."},
    {542, "R_AARCH64_TLSIE_LD64_GOTTPREL_LO12_NC",
     "The low 12 bits of the address of the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in a load; overflow is not checked."},
    {543, "R_AARCH64_TLSIE_LD_GOTTPREL_PREL19",
     "The distance from here to the entry in the global offset table that holds a thread "
     "variable's offset from the thread pointer, in a load."},
    {544, "R_AARCH64_TLSLE_MOVW_TPREL_G2",
     "Bits 32 to 47 of the offset of a thread variable from the thread pointer."},
    {545, "R_AARCH64_TLSLE_MOVW_TPREL_G1",
     "Bits 16 to 31 of the offset of a thread variable from the thread pointer."},
    {546, "R_AARCH64_TLSLE_MOVW_TPREL_G1_NC",
     "Bits 16 to 31 of the offset of a thread variable from the thread pointer; overflow is not "
     "checked."},
    {547, "R_AARCH64_TLSLE_MOVW_TPREL_G0",
     "Bits 0 to 15 of the offset of a thread variable from the thread pointer."},
    {548, "R_AARCH64_TLSLE_MOVW_TPREL_G0_NC",
     "Bits 0 to 15 of the offset of a thread variable from the thread pointer; overflow is not "
     "checked."},
    {549, "R_AARCH64_TLSLE_ADD_TPREL_HI12",
     "Bits 12 to 23 of the offset of a thread variable from the thread pointer."},
    {550, "R_AARCH64_TLSLE_ADD_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer."},
    {551, "R_AARCH64_TLSLE_ADD_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer; overflow is not "
     "checked."},
    {552, "R_AARCH64_TLSLE_LDST8_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 8 bits."},
    {553, "R_AARCH64_TLSLE_LDST8_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 8 bits; overflow is not checked."},
    {554, "R_AARCH64_TLSLE_LDST16_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 16 bits."},
    {555, "R_AARCH64_TLSLE_LDST16_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 16 bits; overflow is not checked."},
    {556, "R_AARCH64_TLSLE_LDST32_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 32 bits."},
    {557, "R_AARCH64_TLSLE_LDST32_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 32 bits; overflow is not checked."},
    {558, "R_AARCH64_TLSLE_LDST64_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 64 bits."},
    {559, "R_AARCH64_TLSLE_LDST64_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 64 bits; overflow is not checked."},
    {560, "R_AARCH64_TLSDESC_LD_PREL19",
     "The distance from here to a thread variable's descriptor, in a load."},
    {561, "R_AARCH64_TLSDESC_ADR_PREL21",
     "The distance from here to a thread variable's descriptor."},
    {562, "R_AARCH64_TLSDESC_ADR_PAGE21",
     "The distance in pages of 4 KiB from here to a thread variable's descriptor."},
    {563, "R_AARCH64_TLSDESC_LD64_LO12",
     "The low 12 bits of the address of a thread variable's descriptor, in a load; overflow is not "
     "checked."},
    {564, "R_AARCH64_TLSDESC_ADD_LO12",
     "The low 12 bits of the address of a thread variable's descriptor; overflow is not checked."},
    {565, "R_AARCH64_TLSDESC_OFF_G1",
     "Bits 16 to 31 of the offset within the global offset table of a thread variable's "
     "descriptor."},
    {566, "R_AARCH64_TLSDESC_OFF_G0_NC",
     "Bits 0 to 15 of the offset within the global offset table of a thread variable's descriptor; "
     "overflow is not checked."},
    {567, "R_AARCH64_TLSDESC_LDR",
     "Marks the load of the function from a thread variable's descriptor, which the linker may "
     "replace."},
    {568, "R_AARCH64_TLSDESC_ADD",
     "Marks the addition that finds a thread variable's descriptor, which the linker may replace."},
    {569, "R_AARCH64_TLSDESC_CALL",
     "Marks the call of the function in a thread variable's descriptor, which the linker may "
     "replace."},
    {570, "R_AARCH64_TLSLE_LDST128_TPREL_LO12",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 128 bits."},
    {571, "R_AARCH64_TLSLE_LDST128_TPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable from the thread pointer, in a load or "
     "store of 128 bits; overflow is not checked."},
    {572, "R_AARCH64_TLSLD_LDST128_DTPREL_LO12",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 128 bits."},
    {573, "R_AARCH64_TLSLD_LDST128_DTPREL_LO12_NC",
     "The low 12 bits of the offset of a thread variable within its file's block, in a load or "
     "store of 128 bits; overflow is not checked."},
    {1024, "R_AARCH64_COPY",
     "Copy the library's initial value of a variable into the program, where it will live."},
    {1025, "R_AARCH64_GLOB_DAT", "Put the address of a symbol into the global offset table."},
    {1026, "R_AARCH64_JUMP_SLOT",
     "Put the address of a function into its slot for calls, now or at the first call."},
    {1027, "R_AARCH64_RELATIVE",
     "The address of something in this file: the load address plus the addend."},
    {1028, "R_AARCH64_TLS_DTPMOD64", "The number of the file that a thread variable belongs to."},
    {1029, "R_AARCH64_TLS_DTPREL64",
     "The offset of a thread variable within its file's block of them."},
    {1030, "R_AARCH64_TLS_TPREL64", "The offset of a thread variable from the thread pointer."},
    {1031, "R_AARCH64_TLSDESC",
     "Fill in the descriptor of a thread variable: a function and its argument."},
    {1032, "R_AARCH64_IRELATIVE",
     "Call the function at this address, and put the address it returns here."},
};
const struct elf_names elf_relocations_aarch64 = ELF_NAMES(types);
