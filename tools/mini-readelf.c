/*
 * mini-readelf: shows what is in ELF files.
 *
 * options → the files → for each object the tables → the parts asked for.
 * Options and output are those of GNU readelf, so that what one learns with
 * either holds for both.
 */
#include "base/message.h"
#include "base/output.h"
#include "base/truncated.h"
#include "readelf/files.h"

#include <string.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    static struct output output; /* too large for some stacks */
    struct options options;
    int first = options_parse(&options, count, arguments);
    bool good = true, heading = count - first > 1;

    truncated_file_is_an_error();
    output_start(&output, STDOUT_FILENO);
    for (int i = first; i < count; i++)
        good &= report_file(&output, &options, arguments[i], &heading);
    options_free(&options);
    int error = output_finish(&output);
    if (error)
        message_fatal(1, "standard output", "%s", strerror(error));
    return good ? 0 : 1;
}
