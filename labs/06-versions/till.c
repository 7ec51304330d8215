/* till.c: libtill. */
#include "till.h"

#include <string.h>

#ifdef GROWN
int till_prices[6] = {1, 2, 3, 4, 5, 6};
#else
int till_prices[4] = {1, 2, 3, 4};
#endif

void till_fill(struct sale *sale)
{
    sale->price = till_prices[2];
    strcpy(sale->item, "bread");
#ifdef INSERTED
    strcpy(sale->currency, "EUR");
#endif
#ifdef APPENDED
    strcpy(sale->thanks, "thank you");
#endif
}

const struct sale *till_sale(void)
{
    static struct sale sale;
    till_fill(&sale);
    return &sale;
}

int till_tax(int price)
{
#ifdef MEANING
    return price * 20; /* now in hundredths */
#else
    return price / 5;
#endif
}

#ifndef REMOVED
int till_close(void)
{
    return 40;
}
#endif

#ifdef ADDED
int till_customers(void)
{
    return 7;
}
#endif
