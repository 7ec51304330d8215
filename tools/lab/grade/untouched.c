/* untouched.c: see untouched.h. */
#include "lab/grade/untouched.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lab/files/folder.h"

/* Whether FILE, of a stranger, holds what ORIGINAL does. What is no plain file, or has another
   size, is not even opened. */
static bool is_same_file(const char *original, const char *file)
{
    struct stat expected, found;
    struct text before = {0}, after = {0};
    bool same = lstat(original, &expected) == 0 && lstat(file, &found) == 0 &&
                S_ISREG(found.st_mode) && found.st_size == expected.st_size &&
                text_read_file(&before, original) == 0 && text_read_file(&after, file) == 0 &&
                before.length == after.length &&
                memcmp(text_string(&before), text_string(&after), before.length) == 0;
    text_free(&before);
    text_free(&after);
    return same;
}

/* Whether all that is in the folder ORIGINAL is in FOLDER. */
static bool is_same_folder(const char *original, const char *folder)
{
    struct lines names = {0};
    bool same = folder_is(folder);
    folder_list(original, &names);
    for (size_t i = 0; i < names.count && same; i++) {
        char *before = string_format("%s/%s", original, names.item[i]);
        char *after = string_format("%s/%s", folder, names.item[i]);
        same = folder_is(before) ? is_same_folder(before, after) : is_same_file(before, after);
        free(before);
        free(after);
    }
    lines_free(&names);
    return same;
}

bool is_untouched(const struct exercise *exercise, const char *folder)
{
    char *start = string_format("%s/start", exercise->folder);
    bool same = is_same_folder(start, folder);
    free(start);
    return same;
}
