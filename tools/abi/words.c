/* words.c: see words.h. */
#include "abi/words.h"

const char *abi_kind_word(enum abi_kind kind)
{
    switch (kind) {
    case ABI_FUNCTION: return "function";
    case ABI_DATA: return "data";
    case ABI_TLS: return "thread-local data";
    }
    return "";
}

const char *abi_binding_word(unsigned binding)
{
    switch (binding) {
    case STB_GLOBAL: return "global";
    case STB_WEAK: return "weak";
    case STB_GNU_UNIQUE: return "unique";
    default: return "other";
    }
}
