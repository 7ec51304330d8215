/* shop.c: a program that uses libtill: "shop" sells, "shop close" looks into the till too. */
#include <stdio.h>

#include "till.h"

int main(int argc, char **argv)
{
    /* Room for a sale, and what happens to lie behind it. */
    static struct {
        struct sale sale;
        char behind[12];
    } desk = {.behind = "my own"};
    const struct sale *sale = till_sale();

    (void)argv;
    till_fill(&desk.sale);
    printf("library's sale: %s for %d\n", sale->item, sale->price);
    printf("program's sale: %s, behind it: %s\n", desk.sale.item, desk.behind);
    printf("first price %d, tax on 100: %d\n", till_prices[0], till_tax(100));
    fflush(stdout);
    if (argc > 1)
        printf("in the till: %d\n", till_close());
    return 0;
}
