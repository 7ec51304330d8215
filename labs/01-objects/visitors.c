/* visitors.c: has a static variable named calls, as mod2.c of libdemo has. */
static int calls;

int visitors(void)
{
    return ++calls;
}
