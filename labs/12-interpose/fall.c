/* fall.c: calls libhole. */
#include "hole.h"

int main(void)
{
    return hole();
}
