/* spy.c: stands for a library that an administrator has loaded into every program. */
int spy_is_here = 1;
