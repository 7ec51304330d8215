/* twice.c: loads a library into two namespaces, and changes the variable of one. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
    int *first = dlsym(dlmopen(LM_ID_NEWLM, "./number.so", RTLD_NOW), "number");
    int *second = dlsym(dlmopen(LM_ID_NEWLM, "./number.so", RTLD_NOW), "number");
    *first = 100;
    printf("first %d, second %d\n", *first, *second);
    return 0;
}
