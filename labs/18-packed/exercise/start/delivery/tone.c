/* tone.c: libtone, a library that libgreet needs. */
const char *tone(void);

const char *tone(void)
{
    return "kindly";
}
