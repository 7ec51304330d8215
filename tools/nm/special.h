/*
 * special.h: symbols that a machine's assembler makes for other tools, not for people.
 *
 * On AArch64, Arm and RISC-V each stretch of code begins with a local symbol `$x` and each
 * stretch of data among code with `$d`, so that a disassembler can tell them apart: mapping
 * symbols. nm leaves them out, with what else a machine's tools put into the symbol table for
 * themselves, unless --special-syms asks for them.
 *
 * What counts is only a symbol's name, as in GNU nm: a name that somebody chose is left out too
 * when it looks like one of these.
 */
#ifndef NM_SPECIAL_H
#define NM_SPECIAL_H

#include "elf/bytes.h"

/* Says whether a symbol of this name is special. */
typedef bool (*special_rule)(struct elf_text name);

/* Returns the rule of the machine (e_machine), to be asked for once a file; NULL: its files have
   no special symbols. */
special_rule special_rule_of(uint16_t machine);

#endif
