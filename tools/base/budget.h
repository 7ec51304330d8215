/*
 * budget.h: how much work one file may make.
 *
 * A file of a few hundred kilobytes can be written so that its tables, all in order, make a
 * reader compare the same long names with each other for hours. Loops in which that can be
 * count their steps here, in one sum for all of them, and give up when it is used up: no
 * sound file comes near it.
 *
 * The unit is what takes a nanosecond or so: a byte that is hashed, sixteen that are compared,
 * a quarter of a step to a record that is somewhere else in memory.
 */
#ifndef BASE_BUDGET_H
#define BASE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

/* What a file may spend on one task: some tenths of a second. */
enum { BUDGET_MOST = 300 * 1000 * 1000 };

/* What a step to another record counts. */
enum { BUDGET_STEP = 4 };

struct budget {
    uint64_t left;
    bool spent; /* more was asked for than was left: nothing is given any more */
};

/* Starts a budget of AMOUNT. */
static inline void budget_start(struct budget *budget, uint64_t amount)
{
    *budget = (struct budget){amount, false};
}

/* Takes AMOUNT from BUDGET; false: so much is not left, and the task is given up. */
static inline bool budget_take(struct budget *budget, uint64_t amount)
{
    budget->spent = budget->spent || amount > budget->left;
    budget->left -= budget->spent ? budget->left : amount;
    return !budget->spent;
}

/* Returns what it costs to compare LENGTH bytes, or to look for the end of a name of LENGTH. */
static inline uint64_t budget_compare(uint64_t length)
{
    return BUDGET_STEP + length / 16;
}

#endif
