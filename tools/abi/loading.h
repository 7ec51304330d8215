/*
 * loading.h: what the loader does with a library as a whole, apart from its symbols.
 */
#ifndef ABI_LOADING_H
#define ABI_LOADING_H

#include "abi/interface.h"

struct abi_loading {
    bool stack;          /* asks for an executable stack */
    bool noopen;         /* DF_1_NOOPEN */
    bool symbolic;       /* DT_SYMBOLIC, DF_SYMBOLIC */
    bool variables;      /* exports variables that can be written to */
    uint64_t static_tls; /* bytes (DF_STATIC_TLS) */
};

/* Returns it for LIBRARY. */
struct abi_loading abi_loading_of(const struct abi_interface *library);

#endif
