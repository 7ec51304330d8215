/* future-loader.c: stands in for the loader of that glibc. */
extern int _dl_future;

int _dl_future = 1;
