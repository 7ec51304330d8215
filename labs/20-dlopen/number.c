/* number.c: a library with one variable. */
int number = 1;
