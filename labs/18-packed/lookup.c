/* lookup.c: asks the name service (NSS) for a user. */
#include <pwd.h>
#include <stdio.h>

int main(void)
{
    struct passwd *user = getpwnam("ada");
    printf("%s\n", user ? user->pw_gecos : "there is no ada");
    return 0;
}
