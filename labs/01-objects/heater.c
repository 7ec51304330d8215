/* heater.c: a module with a global variable named level: the temperature. */
int level;

void heat(void)
{
    level = 21;
}
