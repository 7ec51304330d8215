/* rules.c: see rules.h. */
#include "ldso/rules.h"

#define EVER 0xffffu

/* A rule holds from glibc 2.FROM up to and including 2.UNTIL. */
static const struct {
    unsigned from, until;
    const char *text;
} rules[LDSO_RULES] = {
    [LDSO_RULE_HWCAPS_FOLDERS] = {33, EVER, "every folder is searched with its glibc-hwcaps first"},
    [LDSO_RULE_OLD_FOLDERS] = {0, 36, "every folder is searched with tls and the platform first"},
    [LDSO_RULE_ROOT_FOLDER_LOST] = {0, 37, "the folder / is forgotten after the first miss in it"},
    [LDSO_RULE_NOT_A_FOLDER_ENDS] = {0, 38, "a file where a folder should be ends the list"},
    [LDSO_RULE_CACHE_OLD_HWCAPS] = {0, 39, "cache entries for old-style hwcaps are used"},
    [LDSO_RULE_LOADER_LISTED] = {41, EVER, "ld.so is in the list although nobody needs it"},
    [LDSO_RULE_PROTECTED_DATA] = {0, 35, "copy relocations against protected data are followed"},
    [LDSO_RULE_UNVERSIONED_STOPS] = {0, 40,
                                     "a library without the versions asked of it is an error"},
    [LDSO_RULE_BASE_IS_ANSWER] = {0, 41, "a base symbol answers a versioned reference at once"},
    [LDSO_RULE_LIBC_FIRST] = {39, EVER, "libc is relocated before all other libraries"},
    [LDSO_RULE_RELOADS_WITH_LIBC] = {41, EVER, "ld.so is relocated again whenever libc is loaded"},
    [LDSO_RULE_RELR_NEEDS_VERSION] = {36, EVER, "DT_RELR needs the version GLIBC_ABI_DT_RELR"},
};

bool ldso_rule_holds(enum ldso_rule rule, unsigned minor)
{
    return minor >= rules[rule].from && minor <= rules[rule].until;
}

const char *ldso_rule_text(enum ldso_rule rule)
{
    return rules[rule].text;
}
