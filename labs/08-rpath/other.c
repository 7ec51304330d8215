/* other.c: a library without the function x2(). */
void other(void);

void other(void)
{
}
