/* stock.c: another program, which knows libback.a and has never heard of libfront.a. */
void store(void);

int main(void)
{
    store();
    return 0;
}
