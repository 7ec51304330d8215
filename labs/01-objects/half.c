/* half.c: a program that uses one of its two functions. */
int used(void);
int unused(void);

int used(void)
{
    return 0;
}

int unused(void)
{
    return 1;
}

int main(void)
{
    return used();
}
