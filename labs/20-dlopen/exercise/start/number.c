/* number.c: a library that is no plugin. */
int number = 1;
