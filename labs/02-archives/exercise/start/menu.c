/* menu.c: the menu. It needs store(). */
#include <stdio.h>

void menu(void);
void store(void);

void menu(void)
{
    puts("menu");
    store();
}
