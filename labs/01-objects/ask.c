/* ask.c: a program that asks another module what to say. */
void say(void);

int main(void)
{
    say();
    return 0;
}
