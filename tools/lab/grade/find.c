/* find.c: see find.h. */
#include "lab/grade/find.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/words/text.h"

char *find_exercise(const char *named, const char *folder)
{
    if (named != NULL)
        return string_copy(named);
    char *real = realpath(folder, NULL), *found = NULL;
    if (real != NULL)
        found = string_format("labs/%s", basename(real));
    if (found == NULL || access(found, F_OK) < 0) {
        message_error(folder, "%s",
                      real == NULL ? strerror(errno)
                                   : "which exercise is this? --exercise labs/03-shared");
        free(found);
        found = NULL;
    }
    free(real);
    return found;
}

bool find_folder(const char *path)
{
    struct stat status;
    bool is = stat(path, &status) == 0;
    if (is && !S_ISDIR(status.st_mode)) {
        errno = ENOTDIR;
        is = false;
    }
    if (!is)
        message_error(path, "%s", strerror(errno));
    return is;
}
