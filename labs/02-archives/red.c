/* red.c: defines colour(). */
const char *colour(void);

const char *colour(void)
{
    return "red";
}
