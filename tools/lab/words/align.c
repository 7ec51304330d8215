/* align.c: see align.h. */
#include "lab/words/align.h"

#include <stdint.h>
#include <stdlib.h>

#include "lab/words/text.h"

/* Taking costs a little, so that a pattern for any lines does not swallow a line
   that stands where another pattern stood. */
enum { COST_TAKE = 1, COST_CHANGE = 4, MOST_PAIRS = 16 << 20 };

/* What align works on. cost[i * (items + 1) + j] is the price of the first I
   patterns and J items, step[] how its last step went. */
struct table {
    size_t patterns, items;
    uint32_t *cost;
    unsigned char *step;
};

/* Notes the step STEP to the cell AT, at COST, if it is cheaper than what is there. */
static void offer(struct table *table, size_t at, uint32_t cost, enum step step)
{
    if (cost < table->cost[at]) {
        table->cost[at] = cost;
        table->step[at] = (unsigned char)step;
    }
}

/* Follows the cheapest steps back from the last cell. */
static struct alignment trace(const struct table *table)
{
    struct alignment alignment = {memory_get(table->patterns + table->items + 1), 0};
    size_t i = table->patterns, j = table->items;
    while (i > 0 || j > 0) {
        enum step step = table->step[i * (table->items + 1) + j];
        alignment.step[alignment.count++] = (unsigned char)step;
        j -= step != STEP_DROP;
        i -= step != STEP_INSERT && step != STEP_TAKES;
    }
    for (size_t k = 0; k < alignment.count / 2; k++) {
        unsigned char other = alignment.step[k];
        alignment.step[k] = alignment.step[alignment.count - 1 - k];
        alignment.step[alignment.count - 1 - k] = other;
    }
    return alignment;
}

/* The alignment of lists that have nothing to do with each other. */
static struct alignment replace_all(size_t patterns, size_t items)
{
    struct alignment alignment = {memory_get(patterns + items + 1), 0};
    for (size_t i = 0; i < patterns; i++)
        alignment.step[alignment.count++] = STEP_DROP;
    for (size_t j = 0; j < items; j++)
        alignment.step[alignment.count++] = STEP_INSERT;
    return alignment;
}

struct alignment align(size_t patterns, size_t items,
                       bool (*fits)(const void *context, size_t i, size_t j),
                       bool (*takes_any)(const void *context, size_t i), const void *context)
{
    size_t width = items + 1;
    if ((patterns + 1) > MOST_PAIRS / width)
        return replace_all(patterns, items);
    struct table table = {patterns, items, memory_get((patterns + 1) * width * sizeof(uint32_t)),
                          memory_get((patterns + 1) * width)};
    for (size_t i = 0; i <= patterns; i++) {
        bool any = i > 0 && takes_any(context, i - 1),
             next_any = i < patterns && takes_any(context, i);
        for (size_t j = 0; j <= items; j++) {
            size_t at = i * width + j;
            if (at == 0)
                continue;
            table.cost[at] = UINT32_MAX;
            if (i > 0 && j > 0 && !any && fits(context, i - 1, j - 1))
                offer(&table, at, table.cost[at - width - 1], STEP_FITS);
            if (j > 0 && next_any)
                offer(&table, at, table.cost[at - 1] + COST_TAKE, STEP_TAKES);
            if (i > 0 && j > 0 && !any)
                offer(&table, at, table.cost[at - width - 1] + COST_CHANGE, STEP_REPLACE);
            if (i > 0)
                offer(&table, at, table.cost[at - width] + (any ? 0 : COST_CHANGE), STEP_DROP);
            if (j > 0)
                offer(&table, at, table.cost[at - 1] + COST_CHANGE, STEP_INSERT);
        }
    }
    struct alignment alignment = trace(&table);
    free(table.cost);
    free(table.step);
    return alignment;
}

void alignment_free(struct alignment *alignment)
{
    free(alignment->step);
    *alignment = (struct alignment){0};
}
