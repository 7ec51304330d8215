/* alone.c: a library that needs nothing from anybody. */
int next_number(int number);

int next_number(int number)
{
    return number + 1;
}
