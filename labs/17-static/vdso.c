/* vdso.c: copies the vDSO of this process from memory to standard output. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    char line[512];
    unsigned long long begin, end;
    while (maps && fgets(line, sizeof line, maps)) {
        if (!strstr(line, "[vdso]") || sscanf(line, "%llx-%llx", &begin, &end) != 2)
            continue;
        return fwrite((const void *)(uintptr_t)begin, (size_t)(end - begin), 1, stdout) != 1;
    }
    return 1;
}
