/* who.c: a library of one function, which says how it was built. */
const char *who(void)
{
    return WHO;
}
