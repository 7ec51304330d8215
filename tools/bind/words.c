/* words.c: see words.h. */
#include "bind/words.h"

const char *words_verdict(enum ldso_verdict verdict)
{
    switch (verdict) {
    case LDSO_TAKEN: return "TAKEN: the first definition in the list wins";
    case LDSO_TAKEN_FALLBACK:
        return "TAKEN: the first definition in the list wins; it has no better version of "
               "this name";
    case LDSO_KEPT_IN_RESERVE:
        return "weak, and LD_DYNAMIC_WEAK is set: taken only if no other comes";
    case LDSO_TOO_LATE: return "defines it too, but too late: interposed";
    case LDSO_LEFT_OUT: return "left out: the program wants a copy of somebody else's variable";
    case LDSO_NO_SUCH_NAME: return "does not define it";
    case LDSO_NO_TABLE: return "has no hash table, so it defines nothing";
    case LDSO_ONLY_ASKS: return "passed over: it only asks for the symbol itself";
    case LDSO_NO_VALUE: return "passed over: its symbol has the value 0";
    case LDSO_ONLY_STANDS_IN:
        return "passed over: it has only an entry of its PLT that stands in for the function";
    case LDSO_WRONG_TYPE: return "passed over: its symbol is a section, a file or the like";
    case LDSO_OTHER_VERSION: return "passed over: it defines another version";
    case LDSO_ONLY_BASE:
        return "passed over: the base version, not the one asked for, unless it is the only one";
    case LDSO_OLD_VERSION: return "passed over: not the default version, and none is asked for";
    case LDSO_LATER_VERSION:
        return "passed over: neither the base nor the first version, unless it is the only one";
    case LDSO_HIDDEN: return "passed over: its symbol is hidden";
    case LDSO_LOCAL: return "passed over: its symbol is local";
    }
    return "";
}

bool words_taken(enum ldso_verdict verdict)
{
    return verdict == LDSO_TAKEN || verdict == LDSO_TAKEN_FALLBACK ||
           verdict == LDSO_KEPT_IN_RESERVE;
}

const char *words_class_id(enum ldso_class class)
{
    static const char *const ids[] = {"data", "plt", "copy"};
    return ids[class];
}

const char *words_remark(const struct view *view, const struct ldso_binding *binding)
{
    if (binding->to.place == LDSO_NOBODY) {
        if (binding->weak)
            return "weak: its address is 0";
        if (view->plugin && !binding->version)
            return binding->lazy ? "its host must define it before the first call"
                                 : "its host must define it";
        if (view->plugin)
            return binding->lazy ? "fails at the first call" : "dlopen fails";
        return binding->lazy ? "fails at the first call" : "fails at the start";
    }
    Elf64_Sym definition = view_definition(view, binding->to);
    if (binding->class == LDSO_CLASS_COPY)
        return "copied into the program";
    if (binding->kept)
        return "protected: its own, against the search";
    if (definition.st_shndx == SHN_UNDEF)
        return "an entry of the program's PLT stands in for the function";
    if (binding->unique)
        return "unique: one in the whole process";
    return binding->lazy ? "at the first call" : NULL;
}
