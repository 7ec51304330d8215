/* rules.c: see rules.h. */
#include "ldso/rules.h"

#include <stddef.h>

#define EVER 0xffffu

/* A rule holds from glibc 2.FROM up to and including 2.UNTIL. In the branches of fixes of
   glibc 2.BRANCH and later ones it has changed since as it did in the release in which the
   change was new; EVER: no branch has the change. */
static const struct {
    unsigned from, until, branch;
    const char *text;
} rules[LDSO_RULES] = {
    [LDSO_RULE_HWCAPS_FOLDERS] = {33, EVER, EVER,
                                  "every folder is searched with its glibc-hwcaps first"},
    [LDSO_RULE_OLD_FOLDERS] = {0, 36, EVER,
                               "every folder is searched with tls and the platform first"},
    [LDSO_RULE_ROOT_FOLDER_LOST] = {0, 37, EVER,
                                    "the folder / is forgotten after the first miss in it"},
    [LDSO_RULE_NOT_A_FOLDER_ENDS] = {0, 38, EVER, "a file where a folder should be ends the list"},
    [LDSO_RULE_CACHE_OLD_HWCAPS] = {0, 39, EVER, "cache entries for old-style hwcaps are used"},
    [LDSO_RULE_LOADER_LISTED] = {41, EVER, 39, "ld.so is in the list although nobody needs it"},
    [LDSO_RULE_PROTECTED_DATA] = {0, 35, EVER,
                                  "copy relocations against protected data are followed"},
    [LDSO_RULE_UNVERSIONED_STOPS] = {0, 40, EVER,
                                     "a library without the versions asked of it is an error"},
    [LDSO_RULE_BASE_IS_ANSWER] = {0, 41, 39, "a base symbol answers a versioned reference at once"},
    [LDSO_RULE_LIBC_FIRST] = {39, EVER, EVER, "libc is relocated before all other libraries"},
    [LDSO_RULE_RELOADS_WITH_LIBC] = {41, EVER, 39,
                                     "ld.so is relocated again whenever libc is loaded"},
    [LDSO_RULE_RELR_NEEDS_VERSION] = {36, EVER, EVER,
                                      "DT_RELR needs the version GLIBC_ABI_DT_RELR"},
    [LDSO_RULE_TAKES_RELR] = {36, EVER, EVER, "the relocations in DT_RELR are carried out"},
    [LDSO_RULE_ALIGNED_AS_STATED] = {0, 34, EVER,
                                     "a segment that is not aligned as it says is refused"},
    [LDSO_RULE_HOLES_CHECKED] = {36, EVER, EVER,
                                 "a last segment that lies inside the first is reported as such"},
    [LDSO_RULE_KERNEL_NOTE] = {0, 35, EVER, "a library that needs a newer kernel is passed over"},
    [LDSO_RULE_STACK_STAYS] = {41, EVER, EVER, "dlopen makes no stack executable"},
};

/* The release that had all changes which the branches got. */
enum { BRANCHES_LIKE = 42 };

bool ldso_rule_holds(enum ldso_rule rule, struct ldso_release release)
{
    unsigned minor = release.minor;
    if (release.fixed && minor >= rules[rule].branch && minor < BRANCHES_LIKE)
        minor = BRANCHES_LIKE;
    return minor >= rules[rule].from && minor <= rules[rule].until;
}

bool ldso_rules_have_branch(unsigned minor)
{
    bool some = false;
    for (size_t i = 0; i < LDSO_RULES; i++)
        some = some || minor >= rules[i].branch;
    return some && minor < BRANCHES_LIKE;
}

const char *ldso_rule_text(enum ldso_rule rule)
{
    return rules[rule].text;
}
