/* other_mod1.c: has nothing to do with libdemo, but its object file gets the
   same name as one of libdemo's. */
int other(void);

int other(void)
{
    return 0;
}
