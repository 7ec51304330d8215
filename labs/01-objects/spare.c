/* spare.c: a second definition of demo_calls, which mod2.c of libdemo defines too. */
int demo_calls(void)
{
    return 0;
}
