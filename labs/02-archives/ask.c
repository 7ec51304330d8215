/* ask.c: a program that needs say(). */
void say(void);

int main(void)
{
    say();
    return 0;
}
