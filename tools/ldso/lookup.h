/*
 * lookup.h: what one object answers to a question for a symbol.
 *
 * A relocation asks for a name, perhaps for a version, and has a class. The
 * object looks into its hash table (S6, S7), judges every symbol of that name in
 * the order of the table (S8), and compares versions (S11, S12). The first symbol
 * that passes is its answer; that the first object with an answer wins is the
 * business of bind.h.
 */
#ifndef LDSO_LOOKUP_H
#define LDSO_LOOKUP_H

#include "base/budget.h"
#include "elf/search.h"
#include "elf/versions.h"
#include "ldso/facts.h"

/* The class of a relocation decides which symbols satisfy it (S4). */
enum ldso_class {
    LDSO_CLASS_DATA, /* the address of a function or variable */
    LDSO_CLASS_PLT,  /* a call, or a thread-local variable: needs a real definition */
    LDSO_CLASS_COPY, /* the variable's original, for a copy in the program */
    LDSO_CLASSES,
};

/* How symbols are judged, as far as loaders differ. */
struct ldso_manner {
    bool musl;                 /* U18, U20 to U25 */
    bool base_is_fallback;     /* glibc 2.42, or its fixes in 2.39 to 2.41: the base version is
                                  the second choice, if it comes once (S11) */
    bool unversioned_is_fatal; /* glibc before 2.41: an assertion (S11) */
    bool dynamic_weak;         /* LD_DYNAMIC_WEAK is set (S13) */
    struct budget *budget;     /* of all look-ups together; where it is spent nothing is found */
};

struct ldso_version {
    const char *name; /* NULL: no version has this index, or only the base one */
    uint32_t hash;    /* as the file has it; 0 where NAME is NULL. Nobody can ask for a version
                         whose hash is 0: ldso_symbols_version() does not give it */
    bool hidden;      /* bit 15 of vna_other */
    const char *file; /* from whom it is wanted (vn_file); NULL: it is defined here */
};

/* The dynamic symbols of one object. The memory is the object's, if not said. */
struct ldso_symbols {
    struct elf_search search;
    const struct ldso_object *object;
    struct elf_table table;   /* as far as the segment reaches: no tag tells the end */
    struct elf_bytes strings; /* the same */
    bool symbolic;            /* DT_SYMBOLIC, DF_SYMBOLIC (S2) */

    struct elf_versions indices;   /* owned; only the index of each symbol is used */
    struct ldso_version *versions; /* by index, both needed and defined; owned */
    size_t version_count;          /* 0: there is no version table */
};

struct ldso_reference {
    const char *name;
    size_t length;
    struct elf_name_hash hash;          /* the System V one only when a table wants it */
    const struct ldso_version *version; /* NULL: any */
    enum ldso_class class;
};

/* What became of a symbol, or of an object without one, in a search. */
enum ldso_verdict {
    LDSO_TAKEN,           /* it is the definition */
    LDSO_TAKEN_FALLBACK,  /* the same: no other version is visible here (S11, S12) */
    LDSO_KEPT_IN_RESERVE, /* weak, with LD_DYNAMIC_WEAK: if no other comes (S13) */
    LDSO_TOO_LATE,        /* it would do, but an earlier object has won (S13) */
    LDSO_LEFT_OUT,        /* the program itself, for a copy relocation (S10) */
    LDSO_NO_SUCH_NAME,    /* the object has no symbol of this name in its hash table (S6) */
    LDSO_NO_TABLE,        /* it has no hash table, or a broken one (S6) */
    LDSO_ONLY_ASKS,       /* undefined here too, without a value (S8) */
    LDSO_NO_VALUE,        /* defined with the value 0 (S8) */
    LDSO_ONLY_STANDS_IN,  /* undefined, with a value: not for calls (S8, S9) */
    LDSO_WRONG_TYPE,      /* a section, a file or the like (S8) */
    LDSO_OTHER_VERSION,   /* its version is not the one wanted (S11) */
    LDSO_ONLY_BASE,       /* it has the base version, which is not the one wanted: only if it is
                             alone (S11) */
    LDSO_OLD_VERSION,     /* no version is wanted, and this is not a default one (S12) */
    LDSO_LATER_VERSION,   /* no version is wanted; it is a default, but not the base or the
                             first version: only if it is alone (S12) */
    LDSO_HIDDEN,          /* its visibility is hidden or internal (S13) */
    LDSO_LOCAL,           /* its binding is local or unknown (S13) */
};

/* Opens the dynamic symbols of OBJECT. What is broken in it is as if it were not there;
   false only if memory runs out. Release with ldso_symbols_close(). */
bool ldso_symbols_open(struct ldso_symbols *symbols, const struct ldso_object *object);

/* Frees what ldso_symbols_open() allocated. */
void ldso_symbols_close(struct ldso_symbols *symbols);

/* Returns the string at OFFSET of the object's dynamic strings, and its length unless
   LENGTH is NULL; NULL: it is not there, or has no end. */
const char *ldso_symbols_string(const struct ldso_symbols *symbols, uint64_t offset,
                                size_t *length);

/* Returns the version with which the symbol INDEX is asked for, or under which it is
   defined; NULL: none, or one whose hash is 0 (S5). */
const struct ldso_version *ldso_symbols_version(const struct ldso_symbols *symbols, uint64_t index);

/* Says whether the string at OFFSET of the object's dynamic strings is NAME, of LENGTH bytes.
   The time that takes counts in BUDGET, unless that is NULL; where it is spent, it is not. */
bool ldso_symbols_is_name(const struct ldso_symbols *symbols, uint64_t offset, const char *name,
                          size_t length, struct budget *budget);

/* Says whether the symbol INDEX is a definition that others can find, of whatever version. */
bool ldso_symbols_defines(const struct ldso_symbols *symbols, uint64_t index);

/* Returns what it costs to make a question for a name of LENGTH bytes, and to look whether it
   was asked before. */
static inline uint64_t ldso_reference_cost(uint64_t length)
{
    return 3 * length + 2 * budget_compare(length);
}

/* Makes the question for the name of LENGTH bytes. */
struct ldso_reference ldso_reference_make(const char *name, size_t length,
                                          const struct ldso_version *version,
                                          enum ldso_class class);

/* Somebody who wants to hear about every symbol of the name, and why it was not taken. */
struct ldso_listener {
    void (*hear)(struct ldso_listener *listener, const struct ldso_symbols *symbols, uint64_t index,
                 enum ldso_verdict verdict);
};

/* What an object has to say. */
struct ldso_answer {
    uint64_t index; /* of the symbol; 0: no answer */
    unsigned char binding, visibility;
    enum ldso_verdict verdict; /* LDSO_TAKEN or LDSO_TAKEN_FALLBACK, if there is an answer */
    bool assertion; /* it has no versions: glibc ends here if it is asked for one by name */
};

/* Looks for REFERENCE in one object. LISTENER may be NULL; it hears of the refused
   symbols only. */
struct ldso_answer ldso_symbols_find(const struct ldso_symbols *symbols,
                                     struct ldso_reference *reference,
                                     const struct ldso_manner *manner,
                                     struct ldso_listener *listener);

#endif
