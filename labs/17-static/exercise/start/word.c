/* word.c: a function. */
const char *word(void);

const char *word(void)
{
    return "hello";
}
