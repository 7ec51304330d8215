/* blue.c: defines colour() as well, and shape(). */
const char *colour(void);
const char *shape(void);

const char *colour(void)
{
    return "blue";
}

const char *shape(void)
{
    return "round";
}
