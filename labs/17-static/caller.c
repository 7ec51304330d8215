/* caller.c: a program that uses the library of runs.c. */
void greet(void);

int main(void)
{
    greet();
    return 0;
}
