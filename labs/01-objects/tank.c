/* tank.c: a program with a global variable named level: litres of water. */
#include <stdio.h>

int level;

void heat(void);

int main(void)
{
    level = 5;
    heat();
    printf("the tank holds %d litres\n", level);
    return 0;
}
