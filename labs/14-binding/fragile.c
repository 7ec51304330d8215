/* fragile.c: a library with one good function, and one that needs a function nobody has. */
int nowhere(void);

int careful(void)
{
    return 1;
}

int careless(void)
{
    return nowhere();
}
