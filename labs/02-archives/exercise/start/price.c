/* price.c: the prices. The program order does not need them. */
int price(int pieces);

int price(int pieces)
{
    return 3 * pieces;
}
