/*
 * json.c: everything about one file, as JSON (RFC 8259).
 *
 * One object for a file, on one line for each library: readable, and easy to cut.
 * JSON is Unicode: bytes of a name that are no UTF-8 become U+FFFD.
 */
#include "ldd/json.h"
#include "ldd/view.h"
#include "ldd/warn.h"
#include "ldd/words.h"
#include "ldso/loader.h"

#include <string.h>

/* Returns the length of the UTF-8 character at TEXT, 0 if there is none. */
static size_t character(const unsigned char *text)
{
    size_t length = *text < 0x80 ? 1 : *text >= 0xf0 ? 4 : *text >= 0xe0 ? 3 : 2;
    if (*text >= 0x80 && (*text < 0xc2 || *text > 0xf4))
        return 0;
    for (size_t i = 1; i < length; i++)
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    /* Overlong forms, surrogates, and what lies beyond Unicode. */
    if ((*text == 0xe0 && text[1] < 0xa0) || (*text == 0xed && text[1] > 0x9f) ||
        (*text == 0xf0 && text[1] < 0x90) || (*text == 0xf4 && text[1] > 0x8f))
        return 0;
    return length;
}

void json_string(struct output *output, const char *string)
{
    const unsigned char *text = (const unsigned char *)string;
    if (!string) {
        output_text(output, "null");
        return;
    }
    output_char(output, '"');
    while (*text) {
        size_t length = character(text);
        if (length == 0) {
            output_text(output, "\\ufffd");
            length = 1;
        } else if (*text == '"' || *text == '\\') {
            output_char(output, '\\');
            output_char(output, (char)*text);
        } else if (*text < ' ' || *text == 0x7f || (*text == 0xc2 && text[1] < 0xa0)) {
            /* Controls, of one byte or of two. */
            output_format(output, "\\u%04x", length == 1 ? *text : text[1]);
        } else {
            output_bytes(output, text, length);
        }
        text += length;
    }
    output_char(output, '"');
}

/* Prints , "KEY": VALUE. */
static void field(struct output *output, const char *key, const char *value)
{
    output_format(output, ", \"%s\": ", key);
    json_string(output, value);
}

/* Prints one candidate. */
static void print_candidate(struct output *output, const struct ldso_candidate *candidate)
{
    output_text(output, "{\"path\": ");
    json_string(output, candidate->path);
    field(output, "stage", words_stage_id(candidate->stage));
    field(output, "outcome", words_outcome_id(candidate->outcome));
    if (candidate->directory)
        field(output, "element", candidate->directory);
    if (candidate->owner)
        output_format(output, ", \"owner\": %zu", candidate->owner->number);
    if (candidate->subdirectory && *candidate->subdirectory)
        field(output, "subdirectory", candidate->subdirectory);
    if (candidate->reason)
        field(output, "reason", candidate->reason);
    if (candidate->error_number)
        field(output, "error", strerror(candidate->error_number));
    output_char(output, '}');
}

/* Prints one request with its candidates. */
static void print_request(struct output *output, const struct ldso_request *request)
{
    output_text(output, "\n        {\"kind\": ");
    json_string(output, words_tag_id(request->tag));
    field(output, "text", request->text);
    field(output, "name", request->name);
    if (request->object)
        output_format(output, ", \"object\": %zu", request->object->number);
    else
        output_text(output, ", \"object\": null");
    output_text(output, ", \"tried\": [");
    for (size_t i = 0; i < request->candidate_count; i++) {
        output_text(output, i == 0 ? "\n          " : ",\n          ");
        print_candidate(output, &request->candidates[i]);
    }
    output_text(output, "]}");
}

/* Prints one object with its requests. */
static void print_object(struct output *output, const struct ldso_object *object)
{
    static const char *const kinds[] = {
        [LDSO_MAIN] = "main",
        [LDSO_LOADER] = "loader",
        [LDSO_LIBRARY] = "library",
        [LDSO_MISSING] = "missing",
    };
    output_format(output, "\n    {\"number\": %zu", object->number);
    field(output, "kind", kinds[object->kind]);
    field(output, "name", object->name);
    field(output, "path", object->path);
    field(output, "soname", object->soname);
    field(output, "rpath", object->rpath);
    field(output, "runpath", object->runpath);
    if (object->parent)
        output_format(output, ", \"parent\": %zu", object->parent->number);
    else
        output_text(output, ", \"parent\": null");
    output_text(output, ", \"requests\": [");
    for (size_t i = 0; i < object->request_count; i++) {
        if (i > 0)
            output_char(output, ',');
        print_request(output, &object->requests[i]);
    }
    output_text(output, "]}");
}

/* Prints a warning, for warnings_each(). */
static void print_warning(void *context, const struct warning *warning)
{
    struct output *output = context;
    output_text(output, warning->number == 0 ? "\n    {\"kind\": " : ",\n    {\"kind\": ");
    json_string(output, warning->id);
    field(output, "text", warning->text);
    output_char(output, '}');
}

void json_print(const struct view *view, int status)
{
    struct output *output = view->output;
    const struct ldso_closure *closure = view->closure;
    output_text(output, "{\"file\": ");
    json_string(output, view->file);
    output_format(output, ", \"status\": %d", status);
    field(output, "loader", closure->loader->path);
    field(output, "libc", closure->loader->musl ? "musl" : "glibc");
    output_format(output, ", \"secure\": %s", closure->secure ? "true" : "false");
    field(output, "fatal", closure->fatal);
    if (view->options->whatif.changed)
        field(output, "what-if", view->options->whatif.description);
    output_text(output, ",\n  \"objects\": [");
    for (size_t i = 0; i < closure->loaded_count; i++) {
        if (i > 0)
            output_char(output, ',');
        print_object(output, closure->loaded[i]);
    }
    output_text(output, "],\n  \"scope\": [");
    for (size_t i = 0; i < closure->scope_count; i++)
        output_format(output, i > 0 ? ", %zu" : "%zu", closure->scope[i]->number);
    output_text(output, "],\n  \"warnings\": [");
    warnings_each(view, true, print_warning, output);
    output_text(output, "]}\n");
}
