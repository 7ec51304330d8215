/*
 * relocate_rules.h: how the simple types of relocations are applied, on each machine.
 *
 * Only those are here of which debug information consists: an address or a distance that fills 1,
 * 2, 4 or 8 bytes.
 */
#ifndef READELF_RELOCATE_RULES_H
#define READELF_RELOCATE_RULES_H

#include <stddef.h>
#include <stdint.h>

/* What to do with the value at the place. */
enum relocate_action {
    RELOCATE_NOTHING,
    RELOCATE_SET,      /* the symbol's value and the addend */
    RELOCATE_DISTANCE, /* the same, less the address of the place */
    RELOCATE_ADD,      /* added to what is there */
    RELOCATE_SUBTRACT, /* subtracted from it */
};

/* How one type of relocation is applied. */
struct relocate_rule {
    uint16_t type;
    uint8_t size; /* bytes */
    uint8_t bits; /* of these bytes that change: 6, or all */
    enum relocate_action action;
};

struct relocate_rules {
    const struct relocate_rule *rules; /* NULL: none are known */
    size_t count;
};

/* Returns the rules for MACHINE (e_machine). */
struct relocate_rules relocate_rules_of(uint16_t machine);

/* Returns the one of RULES for TYPE, or NULL. */
const struct relocate_rule *relocate_rule_find(struct relocate_rules rules, uint32_t type);

#endif
