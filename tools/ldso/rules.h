/*
 * rules.h: what changed between the versions of glibc.
 *
 * The loader that a program names has a version, 2.MINOR, and the rules that
 * differ between versions are asked for by name. One table has them all.
 *
 * Behind each release stands a branch of fixes, from which distributions build their
 * packages without changing the version. In August 2025 the branches of 2.39, 2.40
 * and 2.41 got changes of rules which until then only later releases had; so the
 * version alone does not tell which rules a loader of these three follows.
 */
#ifndef LDSO_RULES_H
#define LDSO_RULES_H

#include <stdbool.h>

enum ldso_rule {
    LDSO_RULE_HWCAPS_FOLDERS,     /* L18: the subdirectories glibc-hwcaps/NAME */
    LDSO_RULE_OLD_FOLDERS,        /* L18: the subdirectories tls, platform, hwcap */
    LDSO_RULE_ROOT_FOLDER_LOST,   /* L15: "/" counts as missing after the first miss */
    LDSO_RULE_NOT_A_FOLDER_ENDS,  /* L16: ENOTDIR ends a list */
    LDSO_RULE_CACHE_OLD_HWCAPS,   /* C6: cache entries with old-style hwcap bits count */
    LDSO_RULE_LOADER_LISTED,      /* L27: ld.so is listed although nobody needs it */
    LDSO_RULE_PROTECTED_DATA,     /* S14: a class of its own for protected data */
    LDSO_RULE_UNVERSIONED_STOPS,  /* S11: a library that lost its versions stops the start */
    LDSO_RULE_BASE_IS_ANSWER,     /* S11: the base symbol answers a versioned reference at once */
    LDSO_RULE_LIBC_FIRST,         /* S16: libc is relocated before all others */
    LDSO_RULE_RELOADS_WITH_LIBC,  /* S21: ld.so is relocated again whenever libc is loaded */
    LDSO_RULE_RELR_NEEDS_VERSION, /* L33: DT_RELR asks for GLIBC_ABI_DT_RELR */
    LDSO_RULE_TAKES_RELR,         /* L33: DT_RELR is carried out at all */
    LDSO_RULE_ALIGNED_AS_STATED,  /* L24: segments are aligned as p_align says, or refused */
    LDSO_RULE_HOLES_CHECKED,      /* L24: a last segment inside the first has a message */
    LDSO_RULE_KERNEL_NOTE,        /* L24: what asks for a newer kernel is passed over */
    LDSO_RULE_STACK_STAYS,        /* dlopen refuses what asks for an executable stack */
    LDSO_RULES
};

/* The version whose rules hold where none can be found out: 2.36. */
enum { LDSO_MINOR_DEFAULT = 36 };

/* What the rules depend on. */
struct ldso_release {
    unsigned minor; /* glibc 2.MINOR */
    bool fixed;     /* built from its branch as it is since August 2025; for 2.39 to 2.41 */
};

/* Says whether RULE holds in a loader of RELEASE. */
bool ldso_rule_holds(enum ldso_rule rule, struct ldso_release release);

/* Says whether the branch of fixes of glibc 2.MINOR has changed a rule: then it matters
   whether a loader was built from it. */
bool ldso_rules_have_branch(unsigned minor);

/* Returns what RULE says in words, for explanations. */
const char *ldso_rule_text(enum ldso_rule rule);

#endif
