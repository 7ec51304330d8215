/* outsider.c: a program that tries to read the static variable of another module. */
extern int calls;

int main(void)
{
    return calls;
}
