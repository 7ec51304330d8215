/* order.c: a program that needs menu(). */
void menu(void);

int main(void)
{
    menu();
    return 0;
}
