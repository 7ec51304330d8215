/*
 * special.c: see special.h.
 *
 * ELF for the Arm 64-bit Architecture, ELF for the Arm Architecture and the RISC-V ELF psABI,
 * "Mapping Symbols"; for what is loose in the rules, and for the other machines,
 * bfd_is_target_special_symbol() of GNU binutils.
 */
#include "nm/special.h"

#include <ctype.h>
#include <elf.h>

/* Says whether NAME is `$`, one of LETTERS, and nothing more or a dot and anything: `$d.12`. */
static bool is_marked(struct elf_text name, const char *letters)
{
    return name.length >= 2 && name.start[0] == '$' && name.start[1] != '\0' &&
           strchr(letters, name.start[1]) && (name.length == 2 || name.start[2] == '.');
}

/* `$x` and `$d` mark code and data; `$m`, `$f` and `$p` are tags of Arm's own tools. */
static bool is_special_aarch64(struct elf_text name)
{
    return is_marked(name, "xdmfp");
}

/* `$a`, `$t` and `$d` mark Arm code, Thumb code and data. Arm's old compilers wrote other
   letters as well, without a list of them. */
static bool is_special_arm(struct elf_text name)
{
    return is_marked(name, "abcdefghijklmnopqrstuvwxyz");
}

/* `$t` and `$d` mark code and data. */
static bool is_special_csky(struct elf_text name)
{
    return elf_text_is(name, "$t") || elf_text_is(name, "$d");
}

/* Anything with a dollar sign in front. */
static bool is_special_nds32(struct elf_text name)
{
    return elf_text_begins(name, "$");
}

/* Says whether NAME has one of the prefixes of the labels that compilers make. */
static bool is_compiler_label(struct elf_text name)
{
    return elf_text_begins(name, ".L") || elf_text_begins(name, "..") ||
           elf_text_begins(name, "_.L_");
}

/* Says whether NAME is a label that does not leave its file: a compiler's, or one that the
   assembler made up, `L0^A` and anything after it. (Numbered labels, `L1^B2`, GNU nm means to
   leave out too, and does not.) */
static bool is_local_label(struct elf_text name)
{
    enum { MADE_UP = 1 }; /* ^A */
    return is_compiler_label(name) ||
           (name.length >= 3 && name.start[0] == 'L' && isdigit((unsigned char)name.start[1]) &&
            name.start[2] == MADE_UP);
}

/* `$x` and `$d` mark code and data, `$xrv64gc` code for that set of instructions. The linker
   moves code while it links, so labels stay in object files, some without a name. */
static bool is_special_riscv(struct elf_text name)
{
    return name.length == 0 || elf_text_begins(name, "$x") || elf_text_begins(name, "$d") ||
           is_local_label(name);
}

special_rule special_rule_of(uint16_t machine)
{
    switch (machine) {
    case EM_AARCH64: return is_special_aarch64;
    case EM_ARM: return is_special_arm;
    case EM_RISCV: return is_special_riscv;
    case EM_MIPS:
    case EM_MSP430: return is_local_label;
    case EM_V850: return is_compiler_label;
    case EM_CSKY: return is_special_csky;
    case EM_NDS32: return is_special_nds32;
    default: return NULL;
    }
}
