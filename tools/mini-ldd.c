/*
 * mini-ldd: says which libraries the loader will load for a file, and why.
 *
 * options → for each file its closure (tools/ldso) → one view of it. Nothing of
 * the file is run: the loader's rules are carried out here.
 */
#include "base/message.h"
#include "base/output.h"
#include "base/truncated.h"
#include "ldd/options.h"
#include "ldd/report.h"

#include <string.h>
#include <unistd.h>

int main(int count, char **arguments)
{
    static struct output output; /* too large for some stacks */
    struct options options;
    int first = options_parse(&options, count, arguments), status = 0;

    truncated_file_is_an_error();
    output_start(&output, STDOUT_FILENO);
    for (int i = first; i < count; i++) {
        int one = report_file(&output, &options, arguments[i], i + 1 == count);
        if (one > status)
            status = one;
    }
    options_free(&options);
    int error = output_finish(&output);
    if (error)
        message_fatal(2, "standard output", "%s", strerror(error));
    return status;
}
