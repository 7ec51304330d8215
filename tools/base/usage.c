/* usage.c: see usage.h. */
#include "base/usage.h"

#include "base/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void usage_print(const char *text, int failure)
{
    fputs(text, stdout);
    if (fflush(stdout) != 0)
        message_fatal(failure, NULL, "cannot write standard output");
    exit(0);
}

void usage_mistake(const char *text, int status)
{
    fputs(text, stderr);
    exit(status);
}

void usage_wrong(const char *text)
{
    message_fatal(2, NULL, "%s; see --help", text);
}

enum color usage_color(const char *when)
{
    if (!when || strcmp(when, "always") == 0)
        return COLOR_ALWAYS;
    if (strcmp(when, "auto") == 0)
        return COLOR_AUTO;
    if (strcmp(when, "never") == 0)
        return COLOR_NEVER;
    message_fatal(2, NULL, "--color=%s: it is auto, always or never; see --help", when);
}

bool usage_wants_color(enum color choice, const struct output *output)
{
    return choice == COLOR_AUTO ? output_wants_color(output) : choice == COLOR_ALWAYS;
}
