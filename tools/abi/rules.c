/* rules.c: see rules.h. */
#include "abi/rules.h"

static const struct abi_rule_text texts[ABI_RULES] = {
    [ABI_MACHINE] = {"machine", "made for another machine",
                     "a process loads only libraries that are made for its own machine"},
    [ABI_SONAME] = {"soname", "soname changed",
                    "a program asks for the soname that it was linked with, and does not find "
                    "the new library"},
    [ABI_VERSION_REMOVED] = {"version-removed", "version removed",
                             "a program that needs it does not start: the loader looks for every "
                             "version before anything runs"},
    [ABI_VERSIONS_DROPPED] = {"versions-dropped", "no versions any more",
                              "a program that needs one is started by glibc 2.41 and later, with "
                              "a warning: no version information available; older ones end it by "
                              "an assertion"},
    [ABI_SYMBOL_REMOVED] = {"symbol-removed", "symbol removed",
                            "a program that uses it fails: at start, or at the first call"},
    [ABI_WEAK_REMOVED] = {"weak-removed", "weak C++ symbol removed",
                          "most are inline functions and templates, of which programs have copies "
                          "of their own; one that has none fails: see --used-by"},
    [ABI_SYMBOL_MOVED] = {"symbol-moved", "symbol moved to another version",
                          "a program asks for the name with the version that it was linked with"},
    [ABI_KIND] = {"kind", "kind changed",
                  "a program was compiled to call it, or to read and write it, and cannot do the "
                  "other"},
    [ABI_SIZE] = {"size", "size changed",
                  "a program may hold a copy of it, with room for the old size only (copy "
                  "relocation)"},
    [ABI_TLS_SHRUNK] = {"tls-shrunk", "thread-local variable smaller",
                        "a program may use what is no longer there"},
    [ABI_READ_ONLY] = {"read-only", "variable became read-only",
                       "a program that writes to it is ended by a signal"},
    [ABI_PROTECTED_DATA] = {"protected-data", "variable became protected",
                            "a program may hold a copy of it (copy relocation), which the library "
                            "no longer uses"},
    [ABI_SYMBOLIC_DATA] = {"symbolic-data", "linked with -Bsymbolic now, and exports variables",
                           "a program may hold a copy of a variable (copy relocation), which the "
                           "library no longer uses"},
    [ABI_STACK] = {"executable-stack", "asks for an executable stack now",
                   "from glibc 2.41 on dlopen refuses it, and every plugin that needs it: 'cannot "
                   "enable executable stack as shared object requires'"},
    [ABI_TLS_RESERVE] = {"static-tls-reserve", "more static TLS than plugins can have",
                         "dlopen refuses it, and every plugin that needs it: 'cannot allocate "
                         "memory in static TLS block'"},
    [ABI_NOOPEN] = {"noopen", "linked with -z nodlopen now",
                    "dlopen refuses it, and every plugin that needs it: 'shared object cannot be "
                    "dlopen()ed'"},
    [ABI_VERSION_ADDED] = {"version-added", "version added",
                           "a program that needs it does not start with the old library"},
    [ABI_SYMBOL_ADDED] = {"symbol-added", "symbol added", "no program can have used it so far"},
    [ABI_SYMBOL_ADDED_LATE] = {"symbol-added-late", "symbol added to an old version",
                               "a program that uses it starts with the old library too, and fails "
                               "later: better give it a version of its own"},
    [ABI_SYMBOL_ELSEWHERE] = {"symbol-elsewhere", "symbol moved to a library that is needed",
                              "programs find it there, as long as that library is installed; those "
                              "that are linked from now on may have to name it"},
    [ABI_VERSION_GIVEN] = {"version-given", "symbol has a version now",
                           "a program that asks for no version gets the default one, or else the "
                           "first"},
    [ABI_VERSION_LOST] = {"version-lost", "symbol without a version now",
                          "a program that asks for the version is content with it"},
    [ABI_NOT_DEFAULT] = {"not-default", "no longer the default version",
                         "programs keep it; those that are linked from now on get another, or "
                         "cannot be linked"},
    [ABI_MADE_DEFAULT] = {"made-default", "the default version now",
                          "programs that are linked from now on get this one"},
    [ABI_PROTECTED_FUNCTION] = {"protected-function", "function became protected",
                                "the library calls its own, and no longer one that a program or "
                                "LD_PRELOAD puts in front"},
    [ABI_NOT_PROTECTED] = {"not-protected", "no longer protected",
                           "a program or LD_PRELOAD can put another definition in front, for the "
                           "library's own use too"},
    [ABI_BINDING] = {"binding", "binding changed",
                     "the loader takes the first definition, weak or not; a unique one is there "
                     "once in a process"},
    [ABI_SYMBOLIC] = {"symbolic", "linked with -Bsymbolic now",
                      "the library calls its own functions, and no longer those that a program or "
                      "LD_PRELOAD puts in front"},
    [ABI_STATIC_TLS] =
        {"static-tls", "uses static TLS now, or more of it",
         "dlopen takes it out of a reserve that all plugins of a process share; when "
         "that is used up, it fails"},
    [ABI_TLS_GROWN] = {"tls-grown", "thread-local variable larger",
                       "it stays in the library: no program holds a copy"},
    [ABI_NEEDED_ADDED] = {"needed-added", "library needed",
                          "it has to be installed too, or no program starts"},
    [ABI_NEEDED_REMOVED] = {"needed-removed", "library no longer needed",
                            "a program that used it without naming it when it was linked may miss "
                            "it"},
    [ABI_REQUIREMENT_ADDED] = {"requirement-added", "version needed of another library",
                               "on a system without it no program starts"},
    [ABI_REQUIREMENT_REMOVED] = {"requirement-removed", "version no longer needed",
                                 "the library is content with more systems than before"},
};

const char *const abi_unseen[] = {
    "the layout of structs that programs and library share",
    "the types of parameters, return values and variables, and the values of constants",
    "what functions do: the same name may mean something else",
    0,
};

const struct abi_rule_text *abi_rule_text(enum abi_rule rule)
{
    return &texts[rule];
}

bool abi_rule_is_of_build(enum abi_rule rule)
{
    return rule == ABI_STACK || rule == ABI_TLS_RESERVE || rule == ABI_NOOPEN;
}

enum abi_verdict abi_rule_verdict(enum abi_rule rule)
{
    return rule < ABI_VERSION_ADDED ? ABI_INCOMPATIBLE : ABI_COMPATIBLE;
}
