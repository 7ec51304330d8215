/* future.c: stands in for the C library of a glibc that is not written yet. It has what
   report.c and the start files of the compiler need, and as every glibc, it relies on its
   own loader. */
_Noreturn void abort(void);
int puts(const char *line);
int __libc_start_main(int (*program)(int, char **, char **));

extern int _dl_future; /* in the loader of the same release: future-loader.c */

_Noreturn void abort(void)
{
    for (;;)
        continue;
}

int puts(const char *line)
{
    return line[0];
}

int __libc_start_main(int (*program)(int, char **, char **))
{
    return _dl_future + program(0, 0, 0);
}
