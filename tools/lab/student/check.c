/* check.c: see check.h. */
#include "lab/student/check.h"

int check_desk(struct desk *desk, const struct single_options *options)
{
    struct lines hidden = {0};
    struct grade grade;
    lines_add(&hidden, desk->work);
    int result = single_report(options, &desk->exercise, &hidden, desk->folder, true, &grade);
    if (result == 0 && grade_verdict(&grade) != VERDICT_ERROR) {
        desk->points = grade_points(&grade, &desk->exercise, &desk->of);
        result = grade_verdict(&grade) == VERDICT_PASSED;
        desk->passed = desk->passed || result == 1;
        desk_save(desk);
    } else {
        result = -1;
    }
    grade_free(&grade);
    lines_free(&hidden);
    return result;
}

int check_work(const char *lab, const char *work, const struct single_options *options)
{
    struct desk desk;
    int result = -1;
    if (desk_open(&desk, work, lab) == 0 && desk_begun(&desk))
        result = check_desk(&desk, options);
    desk_close(&desk);
    return result < 0;
}
