/*
 * mini-nm: lists the symbols in ELF files.
 *
 * options → the files → for each object its symbols → sort → print. Options
 * and output are those of GNU nm, so that what one learns with either holds
 * for both.
 */
#include "base/message.h"
#include "base/output.h"
#include "base/truncated.h"
#include "nm/files.h"

#include <string.h>
#include <unistd.h>

/* Says that two options together leave nothing to print. */
static int nothing_to_print(void)
{
    message_error(NULL, "Using the --size-sort and --undefined-only options together");
    message_error(NULL, "will produce no output, since undefined symbols have no size.");
    return 0;
}

int main(int count, char **arguments)
{
    static struct output output; /* too large for some stacks */
    struct options options;
    int first = options_parse(&options, count, arguments);
    int failed = 0;
    if (options.order == ORDER_SIZE && options.only_undefined)
        return nothing_to_print();

    truncated_file_is_an_error();
    output_start(&output, STDOUT_FILENO);
    if (first == count)
        failed += !list_file(&output, &options, "a.out");
    for (int i = first; i < count; i++)
        failed += !list_file(&output, &options, arguments[i]);
    int error = output_finish(&output);
    if (error)
        message_fatal(1, "standard output", "%s", strerror(error));
    /* As GNU nm: the number of files that could not be listed. It must not wrap
       around to 0. */
    return failed < 255 ? failed : 255;
}
