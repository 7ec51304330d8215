/* yesterday.c: the functions that old programs still ask for. */
#define FOR(version, function) __asm__(".symver " #function ", temperature@" #version)

int in_degrees(void);
int in_tenths(void);

FOR(THERMO_1, in_degrees);
FOR(THERMO_2, in_tenths);

int in_degrees(void)
{
    return 21;
}

int in_tenths(void)
{
    return 215;
}
