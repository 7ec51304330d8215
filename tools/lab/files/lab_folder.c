/*
 * lab_folder.c: see lab_folder.h.
 *
 * A lab never writes into the course: it works on copies. What a build has left
 * among the sources is not copied, or `make` would find nothing to do.
 */
#include "lab/files/lab_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/copy.h"
#include "lab/files/folder.h"
#include "lab/files/remove.h"
#include "lab/words/text.h"

/* For copy_folder: at the top of a lab its text and exercise stay behind, and
   everywhere what begins with a dot and what was built. */
static bool takes_source(const struct copy *copy, int folder, const char *name, int depth,
                         const struct stat *status)
{
    bool lab = copy->context != NULL;
    if (name[0] == '.' ||
        (lab && depth == 0 && (!strcmp(name, "LAB.md") || !strcmp(name, "exercise"))))
        return false;
    return !is_built(folder, name, status);
}

/* Copies the parts of the course that a lab works with. Only a file called LAB.md
   owns what lies around it. */
static int fill(const struct lab_folder *folder, bool owns_sources)
{
    static const char *const parts[] = {"libdemo", "prog"};
    const struct copy lab = {.takes = takes_source, .context = folder};
    const struct copy part = {.takes = takes_source};
    int result = owns_sources ? copy_folder(&lab, folder->source, folder->path) : 0;
    for (size_t i = 0; result == 0 && i < 2; i++) {
        char *from = string_format("%s/%s", folder->course, parts[i]);
        char *to = string_format("%s/%s", folder->path, parts[i]);
        if (access(from, F_OK) == 0)
            result = copy_folder(&part, from, to);
        free(from);
        free(to);
    }
    return result;
}

/* Chooses the path of the folder. A demo's folder that another demo is using is
   left alone: this one gets a folder with a name of its own. A shell's can be used by several;
   while the first of them prepares it, the others wait. */
static int choose_path(struct lab_folder *folder, const char *build, enum folder_use use)
{
    char *labs = string_format("%s/labs", build);
    char *lock =
        string_format("%s/.%s%s.lock", labs, folder->name, use == FOLDER_SHELL ? ".shell" : "");
    int result = folder_make(labs);
    folder->lock = -1;
    if (use != FOLDER_TEST && result == 0) {
        folder->lock = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (folder->lock >= 0 && flock(folder->lock, LOCK_EX | LOCK_NB) < 0) {
            if (use == FOLDER_SHELL) {
                folder->shared = flock(folder->lock, LOCK_SH) == 0;
            } else {
                close(folder->lock);
                folder->lock = -1;
            }
        }
        if (folder->lock >= 0)
            folder->path =
                string_format("%s/%s%s", labs, folder->name, use == FOLDER_SHELL ? ".shell" : "");
    }
    if (folder->path == NULL && result == 0) {
        folder->path = string_format("%s/%s.XXXXXX", labs, folder->name);
        if (mkdtemp(folder->path) == NULL || chmod(folder->path, 0755) < 0)
            result = -1;
    }
    free(lock);
    free(labs);
    return result;
}

int lab_folder_open(struct lab_folder *folder, const char *build, const char *file,
                    enum folder_use use, bool fresh)
{
    *folder = (struct lab_folder){.lock = -1};
    char *real = realpath(file, NULL);
    if (real == NULL) {
        message_error(file, "%s", strerror(errno));
        return -1;
    }
    bool owns_sources = strcmp(basename(real), "LAB.md") == 0;
    folder->source = string_copy(dirname(real));
    folder->name = string_copy(basename(real));
    folder->course = string_copy(dirname(dirname(real)));
    free(real);
    if (choose_path(folder, build, use) < 0) {
        message_error(folder->path ? folder->path : build, "%s", strerror(errno));
        return -1;
    }
    folder->temporary = string_format("%s.tmp", folder->path);
    if (folder->shared && fresh) {
        message_error(folder->path, "another shell is in this directory; leave that one first");
        return -1;
    }
    folder->kept = use == FOLDER_SHELL && !fresh && access(folder->path, F_OK) == 0;
    if (!folder->shared)
        folder_remove(folder->temporary);
    if (!folder->kept)
        folder_remove(folder->path);
    if (folder_make(folder->temporary) < 0 || folder_make(folder->path) < 0 ||
        (!folder->kept && fill(folder, owns_sources) < 0)) {
        message_error(folder->path, "cannot copy the lab's sources: %s", strerror(errno));
        return -1;
    }
    if (use == FOLDER_SHELL) /* from here on, others may come in */
        (void)flock(folder->lock, LOCK_SH);
    return 0;
}

void lab_folder_close(struct lab_folder *folder, enum folder_use use)
{
    bool others = use == FOLDER_SHELL && flock(folder->lock, LOCK_EX | LOCK_NB) < 0;
    if (folder->temporary != NULL && !others)
        folder_remove(folder->temporary);
    if (folder->path != NULL && (use == FOLDER_TEST || (use == FOLDER_DEMO && folder->lock < 0)))
        folder_remove(folder->path);
    if (folder->lock >= 0)
        close(folder->lock);
    free(folder->source);
    free(folder->course);
    free(folder->name);
    free(folder->path);
    free(folder->temporary);
    *folder = (struct lab_folder){.lock = -1};
}
