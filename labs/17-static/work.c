/* work.c: works with the C library for a while; with an argument, it does nothing. */
#include <stdlib.h>
#include <string.h>

/* Orders two characters. */
static int compare(const void *a, const void *b)
{
    return *(const char *)a - *(const char *)b;
}

int main(int argc, char **argv)
{
    char text[64];
    (void)argv;
    for (int i = 0; argc == 1 && i < 1000; i++) {
        memset(text, 'a' + i % 26, sizeof text - 1);
        text[sizeof text - 1] = '\0';
        qsort(text, strlen(text), 1, compare);
    }
    return 0;
}
