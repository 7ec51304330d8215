/* desk.c: see desk.h. */
#include "lab/student/desk.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "lab/files/folder.h"

/* The name of the file with the notes; to be freed. */
static char *notes_name(const struct desk *desk)
{
    return string_format("%s/.progress/%s", desk->work, desk->exercise.name);
}

/* Reads the notes; what is not there or not understood counts as not noted. */
static void read_notes(struct desk *desk)
{
    struct text text = {0};
    struct lines lines = {0};
    char *file = notes_name(desk);
    int passed = 0;
    if (text_read_file(&text, file) == 0)
        lines_split(&lines, text_string(&text), text.length, true);
    for (size_t i = 0; i < lines.count; i++) {
        sscanf(lines.item[i], "hints=%d", &desk->hints);
        sscanf(lines.item[i], "points=%d/%d", &desk->points, &desk->of);
        sscanf(lines.item[i], "passed=%d", &passed);
    }
    desk->passed = passed == 1;
    lines_free(&lines);
    text_free(&text);
    free(file);
}

int desk_open(struct desk *desk, const char *work, const char *lab)
{
    *desk = (struct desk){.points = -1};
    if (exercise_open(&desk->exercise, lab) < 0)
        return -1;
    desk->work = string_copy(work != NULL ? work : "work");
    desk->folder = string_format("%s/%s", desk->work, desk->exercise.name);
    read_notes(desk);
    return 0;
}

void desk_close(struct desk *desk)
{
    exercise_close(&desk->exercise);
    free(desk->work);
    free(desk->folder);
    *desk = (struct desk){0};
}

int desk_save(const struct desk *desk)
{
    struct text text = {0};
    char *folder = string_format("%s/.progress", desk->work), *file = notes_name(desk);
    text_format(&text, "hints=%d\n", desk->hints);
    if (desk->points >= 0)
        text_format(&text, "points=%d/%d\n", desk->points, desk->of);
    text_format(&text, "passed=%d\n", desk->passed);
    int result = folder_make(folder) == 0 ? text_write_file(&text, file, 0644) : -1;
    if (result < 0)
        message_error(file, "%s", strerror(errno));
    text_free(&text);
    free(folder);
    free(file);
    return result;
}

bool desk_is_begun(const struct desk *desk)
{
    return access(desk->folder, F_OK) == 0;
}

bool desk_begun(const struct desk *desk)
{
    if (desk_is_begun(desk))
        return true;
    message_error(NULL, "exercise %d is not begun: 'make start%d' begins it",
                  exercise_number(&desk->exercise), exercise_number(&desk->exercise));
    return false;
}
