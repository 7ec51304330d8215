/* draw.h: random numbers that are the same on every machine for the same seed. */
#ifndef WORLDS_DRAW_H
#define WORLDS_DRAW_H

#include <stdbool.h>
#include <stdint.h>

struct draw {
    uint64_t state;
};

/* The beginning of a world's own series: worlds do not depend on those before them. */
void draw_start(struct draw *draw, uint64_t seed, uint64_t number);

/* Returns a number from 0 to BELOW - 1. */
unsigned draw_below(struct draw *draw, unsigned below);

/* Returns true in PERCENT of 100 cases. */
bool draw_chance(struct draw *draw, unsigned percent);

#endif
