/* bye.c: libbye.so, a plugin. It says goodbye, and needs the mathematics library. */
#include <math.h>
#include <stdio.h>

void bye(const char *name, int visits);

/* Says goodbye to NAME. The more visits, the longer the pause until the next. */
void bye(const char *name, int visits)
{
    printf("Goodbye, %s! Come back in %.0f days.\n", name, pow(2, visits));
}
