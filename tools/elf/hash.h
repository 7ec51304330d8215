/*
 * hash.h: the hash tables through which the loader finds symbols.
 *
 * DT_HASH is that of the gABI ("Hash Table"), DT_GNU_HASH the newer one. Apart
 * from look-ups they tell how many dynamic symbols there are, which the dynamic
 * section itself does not say.
 */
#ifndef ELF_HASH_H
#define ELF_HASH_H

#include "elf/dynamic.h"
#include "elf/symbols.h"

struct elf_hash {
    bool present; /* the tag is there and the table could be read */
    bool gnu;     /* DT_GNU_HASH */
    bool swap;
    size_t entry_size; /* bytes of a bucket: 4; 8 on Alpha and 64-bit S/390 */
    uint64_t bucket_count;
    uint64_t chain_count;
    uint64_t first_symbol; /* GNU: the first symbol that is in the table */
    struct elf_bytes buckets;
    struct elf_bytes chains; /* not owned */
    uint64_t symbol_count;   /* the number of dynamic symbols, as far as this table tells */
};

/* Opens the table of DT_HASH, or of DT_GNU_HASH. One that is not there is no
   error; then PRESENT is false. Nothing needs releasing. */
bool elf_hash_open(struct elf_hash *hash, const struct elf_object *object,
                   const struct elf_dynamic *dynamic, bool gnu, struct elf_error *error);

/* Returns how many symbols are in BUCKET, which must be below bucket_count. At
   most chain_count steps are taken. CORRUPT is set if the chain goes wrong. */
uint64_t elf_hash_chain_length(const struct elf_hash *hash, uint64_t bucket, bool *corrupt);

/* Opens the dynamic symbols as the loader finds them: by DT_SYMTAB; how many there
   are only the hash tables tell. False if there are none, or with the reason if they
   are not in the file. */
bool elf_symbols_open_dynamic(struct elf_symbols *symbols, const struct elf_object *object,
                              const struct elf_dynamic *dynamic, struct elf_error *error);

#endif
