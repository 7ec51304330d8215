/* loading.c: see loading.h. */
#include "abi/loading.h"

#include "ldso/plugin.h"

/* Returns the flags under TAG; 0: there are none. */
static uint64_t flags_of(const struct elf_dynamic *dynamic, int64_t tag)
{
    uint64_t flags = 0;
    return elf_dynamic_find(dynamic, tag, &flags) ? flags : 0;
}

struct abi_loading abi_loading_of(const struct abi_interface *library)
{
    const struct elf_dynamic *dynamic = &library->dynamic;
    uint64_t value;
    struct abi_loading loading = {
        .stack = ldso_wants_executable_stack(&library->object),
        .noopen = flags_of(dynamic, DT_FLAGS_1) & DF_1_NOOPEN,
        .symbolic = flags_of(dynamic, DT_FLAGS) & DF_SYMBOLIC ||
                    elf_dynamic_find(dynamic, DT_SYMBOLIC, &value),
        .static_tls = ldso_static_tls(&library->object, dynamic),
    };
    for (size_t i = 0; i < library->symbol_count && !loading.variables; i++)
        loading.variables = library->symbols[i].kind == ABI_DATA && !library->symbols[i].read_only;
    return loading;
}
