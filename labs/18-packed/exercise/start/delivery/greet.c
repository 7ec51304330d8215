/* greet.c: libgreet, the library that the service needs. */
#include <stdio.h>

const char *tone(void);
void greet(const char *text);

void greet(const char *text)
{
    printf("%s, said %s\n", text, tone());
    fflush(stdout);
}
