/*
 * doctor.c: what this machine is like (see views.h).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "lab/document.h"
#include "lab/terminal.h"
#include "lab/views.h"

int view_doctor(const struct options *options)
{
    struct place place;
    (void)options;
    if (place_open(&place, &options->place) < 0)
        return 1;
    return 0;
}
