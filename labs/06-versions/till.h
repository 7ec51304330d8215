/* till.h: the interface of libtill, a library for shops. Each of the words in capitals
   is a change that a later release might make. */
#ifndef TILL_H
#define TILL_H

struct sale {
    int price;
#ifdef INSERTED
    char currency[4];
#endif
    char item[12];
#ifdef APPENDED
    char thanks[12];
#endif
};

/* Fills in SALE, for which the program has made room. */
void till_fill(struct sale *sale);

/* Returns a sale for which the library has made room. */
const struct sale *till_sale(void);

#ifdef GROWN
extern int till_prices[6];
#else
extern int till_prices[4];
#endif

/* Returns the tax for PRICE. */
int till_tax(int price);

#ifndef REMOVED
/* Returns how much is in the till. */
int till_close(void);
#endif

#ifdef ADDED
/* Returns how many have bought something. */
int till_customers(void);
#endif

#endif
