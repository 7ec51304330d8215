/* who.c: a library of one function, which needs no other library. */
const char *who(void);

const char *who(void)
{
    return "the library";
}
