/* user.c: a program. */
#include <pwd.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    const struct passwd *user = argc > 1 ? getpwnam(argv[1]) : NULL;
    printf("hello, %s\n", user ? user->pw_gecos : "whoever you are");
    return 0;
}
