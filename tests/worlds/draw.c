/* draw.c: the generator is SplitMix64: an addition, then a mix of the bits. */
#include "draw.h"

/* Returns the next 64 bits. */
static uint64_t next(struct draw *draw)
{
    uint64_t mixed = draw->state += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

void draw_start(struct draw *draw, uint64_t seed, uint64_t number)
{
    draw->state = seed;
    draw->state = next(draw) ^ (number * 0xd1342543de82ef95u);
    next(draw);
}

unsigned draw_below(struct draw *draw, unsigned below)
{
    return (unsigned)((next(draw) >> 32) * below >> 32);
}

bool draw_chance(struct draw *draw, unsigned percent)
{
    return draw_below(draw, 100) < percent;
}
