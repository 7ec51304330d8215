/* table.c: 4096 pointers into the library itself. */
static int value = 7;

#define FOUR(x)     x, x, x, x
#define SIXTEEN(x)  FOUR(x), FOUR(x), FOUR(x), FOUR(x)
#define SIXTY(x)    SIXTEEN(x), SIXTEEN(x), SIXTEEN(x), SIXTEEN(x)
#define THOUSAND(x) SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), \
                    SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x), SIXTY(x)

int *table[4096] = {THOUSAND(&value), THOUSAND(&value), THOUSAND(&value), THOUSAND(&value)};

int sum(void)
{
    return *table[0] + *table[4095];
}
