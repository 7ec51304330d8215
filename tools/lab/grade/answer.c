/* answer.c: see answer.h. */
#include "lab/grade/answer.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/copy.h"
#include "lab/files/remove.h"

/* For copy_folder: a wrong answer's EXPECT is not part of the answer. */
static bool takes_answer(const struct copy *copy, int folder, const char *name, int depth,
                         const struct stat *status)
{
    (void)copy;
    (void)folder;
    (void)status;
    return depth > 0 || strcmp(name, "EXPECT") != 0;
}

int answer_make(const struct exercise *exercise, const char *const *layers,
                const struct lines *deleted, const char *where, const char *folder)
{
    const struct copy layer = {.takes = takes_answer, .replaces = true};
    int result = 0;
    for (; *layers != NULL && result == 0; layers++) {
        char *from = string_format("%s/%s", exercise->folder, *layers);
        result = copy_folder(&layer, from, folder);
        if (result < 0)
            message_error(from, "%s", strerror(errno));
        free(from);
    }
    for (size_t i = 0; deleted != NULL && i < deleted->count; i++) {
        char *file = string_format("%s/%s", folder, deleted->item[i]);
        if (result == 0 && access(file, F_OK) < 0) {
            message_error(where, "EXPECT deletes %s, which is not there", deleted->item[i]);
            result = -1;
        }
        folder_remove(file);
        free(file);
    }
    return result;
}
