/* service.c: a name service for NSS. It is called demo, so its library has to be called
   libnss_demo.so.2, and its functions _nss_demo_... It knows one user. */
#include <errno.h>
#include <nss.h>
#include <pwd.h>
#include <string.h>

static char name[] = "eve", password[] = "x", comment[] = "Eve of the service", folder[] = "/";

enum nss_status _nss_demo_getpwnam_r(const char *wanted, struct passwd *user, char *buffer,
                                     size_t length, int *error);

/* Fills in USER if it is the one that the service knows. */
enum nss_status _nss_demo_getpwnam_r(const char *wanted, struct passwd *user, char *buffer,
                                     size_t length, int *error)
{
    (void)buffer;
    (void)length;
    if (strcmp(wanted, name) != 0) {
        *error = ENOENT;
        return NSS_STATUS_NOTFOUND;
    }
    user->pw_name = name;
    user->pw_passwd = password;
    user->pw_uid = user->pw_gid = 1001;
    user->pw_gecos = comment;
    user->pw_dir = user->pw_shell = folder;
    return NSS_STATUS_SUCCESS;
}
