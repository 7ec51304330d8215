/* where.c: prints the address at which main() lies. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    printf("%#jx\n", (uintmax_t)(uintptr_t)main);
    return 0;
}
