/*
 * mini-abi: may the new release of a library replace the old one?
 *
 * two libraries → what each one offers and needs → the differences → the verdict.
 * A finding is a value with a rule; text, JSON and the programs that would notice
 * are views of the list of findings.
 */
#include "abi/json.h"
#include "abi/open.h"
#include "abi/options.h"
#include "abi/report.h"
#include "base/json.h"
#include "base/message.h"
#include "base/truncated.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FAILED = 1 };

/* Opens a library, or says why that cannot be: on OUTPUT, too, if JSON is wanted there. */
static bool open_library(struct output *output, bool json, struct abi_interface *library,
                         const char *path)
{
    struct elf_error error;
    if (abi_interface_open(library, path, &error) &&
        (abi_is_library(library) || elf_fail(&error, "not a shared library")))
        return true;
    if (json)
        output_json_failure(output, path, FAILED, error.text);
    output_flush(output);
    message_error(path, "%s", error.text);
    return false;
}

/* Reads the users. Returns how many could be read: a bad one does not stop the next. */
static size_t read_users(struct abi_user *users, const struct abi_options *options,
                         const struct abi_comparison *comparison)
{
    size_t count = 0;
    for (size_t i = 0; i < options->user_count; i++) {
        struct elf_error error;
        if (abi_user_read(&users[count], options->users[i], comparison, &error)) {
            count++;
        } else {
            message_error(options->users[i], "%s", error.text);
            abi_user_free(&users[count]);
        }
    }
    return count;
}

/* Compares the libraries and prints the result. Returns the exit status. */
static int report(struct output *output, const struct abi_options *options,
                  const struct abi_interface *old_library, const struct abi_interface *new_library)
{
    struct abi_comparison comparison;
    struct abi_user *users = calloc(options->user_count + 1, sizeof *users);
    if (!users || !abi_compare(&comparison, old_library, new_library))
        message_fatal(FAILED, NULL, "out of memory");
    size_t count = read_users(users, options, &comparison);
    struct output_limit limit =
        output_begin_file(output, old_library->file.bytes.size + new_library->file.bytes.size);
    if (options->json)
        abi_print_json(output, &comparison, users, count);
    else
        abi_print_text(output, &comparison, users, count,
                       usage_wants_color(options->color, output));
    bool whole = output_end_file(output, limit);
    if (!whole)
        message_error(new_library->path,
                      "many of its names are one: this would be more than %d times as long as the "
                      "files, and ends here",
                      OUTPUT_FACTOR);
    int status = count < options->user_count || !whole ? FAILED : (int)comparison.verdict;
    for (size_t i = 0; i < count; i++)
        abi_user_free(&users[i]);
    free(users);
    abi_comparison_free(&comparison);
    return status;
}

int main(int count, char **arguments)
{
    static struct output output; /* too large for some stacks */
    struct abi_options options;
    struct abi_interface libraries[2] = {0};
    abi_options_parse(&options, count, arguments);
    truncated_file_is_an_error();
    output_start(&output, STDOUT_FILENO);
    bool good = open_library(&output, options.json, &libraries[0], options.libraries[0]);
    good &= open_library(&output, options.json && good, &libraries[1], options.libraries[1]);
    int status = good ? report(&output, &options, &libraries[0], &libraries[1]) : FAILED;
    for (int i = 0; i < 2; i++)
        abi_interface_close(&libraries[i]);
    abi_options_free(&options);
    int failure = output_finish(&output);
    if (failure)
        message_fatal(FAILED, "standard output", "%s", strerror(failure));
    return status;
}
