/* work_makefile.c: see work_makefile.h. */
#include "lab/course/work_makefile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char own_name[] = "GNUmakefile";

/* By this the file is known. */
static const char first_line[] = "# The course's verbs, for this directory.\n";

static const char text[] =
    "# make check, make hint, make watch, make solution and make reset are about the exercise,\n"
    "# make lab, make step and make shell about its lab; make progress, make doctor and make\n"
    "# message are as everywhere. With a number they are about another lab: make start4.\n"
    "# Your rules are in Makefile, and make everything else, as if this file were not here.\n"
    "\n"
    "verbs   = lab step shell notes start check watch hint solution reset\n"
    "digits  = 0 1 2 3 4 5 6 7 8 9\n"
    "numbers = $(digits) $(foreach ten,$(digits),$(digits:%=$(ten)%))\n"
    "course_goals = $(verbs) $(foreach verb,$(verbs),$(numbers:%=$(verb)%)) progress doctor "
    "message\n"
    "\n"
    "ifeq ($(filter $(course_goals),$(MAKECMDGOALS)),)\n"
    "include Makefile\n"
    "else\n"
    ".PHONY: $(MAKECMDGOALS)\n"
    "\n"
    "$(filter-out $(course_goals),$(MAKECMDGOALS)):\n"
    "\t@$(MAKE) --no-print-directory -f Makefile $@\n"
    "\n";

/* Adds STRING as a word of a shell in a recipe. */
static void add_word(struct text *to, const char *string)
{
    struct text word = {0};
    text_add_quoted(&word, string);
    for (const char *at = text_string(&word); *at != '\0'; at++) {
        text_append(to, at, 1);
        text_add(to, *at == '$' ? "$" : "");
    }
    text_free(&word);
}

/* PATH, which the user has given, as it is to be given to a make in COURSE; to be freed. */
static char *seen_from(const char *course, const char *path)
{
    char *here = realpath(".", NULL);
    bool same = here != NULL && strcmp(here, course) == 0;
    char *real = path[0] == '/' || same ? NULL : realpath(path, NULL);
    free(here);
    return real != NULL ? real : string_copy(path);
}

/* Adds the variable NAME, a directory, to a command of make, unless it is the DEFAULT. */
static void add_variable(struct text *to, const char *course, const char *name, const char *value,
                         const char *default_value)
{
    char *seen = value != NULL ? seen_from(course, value) : string_copy(default_value);
    if (strcmp(seen, default_value) != 0) {
        text_format(to, " %s=", name);
        add_word(to, seen);
    }
    free(seen);
}

/* The course's directory as it is seen from FOLDER: a course that is moved takes the work in it
   along. To be freed. */
static char *course_from(const char *course, const char *folder)
{
    char *real = realpath(folder, NULL);
    size_t length = strlen(course);
    bool below = real != NULL && strncmp(real, course, length) == 0 && real[length] == '/';
    struct text up = {0};
    for (const char *at = below ? real + length : ""; *at != '\0'; at++)
        if (*at == '/')
            text_add(&up, up.length > 0 ? "/.." : "..");
    free(real);
    char *path = string_copy(below ? text_string(&up) : course);
    text_free(&up);
    return path;
}

int work_makefile_write(const struct exercise *exercise, const char *folder, const char *work,
                        const char *build)
{
    char *file = string_format("%s/%s", folder, own_name);
    char *lab = realpath(exercise->lab, NULL);
    int result = 0;
    for (int i = 0; i < 2 && lab != NULL && strrchr(lab, '/') != NULL; i++)
        *strrchr(lab, '/') = '\0'; /* of /course/labs/03-shared */
    if (lab != NULL && access(file, F_OK) < 0) {
        const char *course = lab[0] != '\0' ? lab : "/", *name = exercise->name;
        int number = exercise_number(exercise);
        char *path = course_from(course, folder);
        struct text to = {0};
        text_add(&to, first_line);
        text_add(&to, text);
        text_format(&to,
                    "$(filter $(course_goals),$(MAKECMDGOALS)):\n"
                    "\t@is_here() { [ \"$$(basename \"$$(pwd -P)\")\" = %s ]; }; \\\n"
                    "\tis_here || { echo \"make: this is a copy; the exercise is done in the "
                    "directory %s\" >&2; exit 2; }; \\\n"
                    "\t[ -f ",
                    name, name);
        add_word(&to, path);
        text_format(&to,
                    "/labs/%s/LAB.md ] || { echo \"make: the course is not where it was: type make "
                    "$@$(if $(filter $(verbs),$@),%d) in its directory\" >&2; exit 2; }; \\\n"
                    "\t$(MAKE) --no-print-directory -C ",
                    name, number);
        add_word(&to, path);
        text_format(&to, " $@$(if $(filter $(verbs),$@),%d)", number);
        add_variable(&to, course, "WORK", work, "work");
        add_variable(&to, course, "BUILD", build, "build");
        text_format(&to,
                    " || exit; \\\n"
                    "\tis_here || echo \"Your shell is still in the directory that was put aside: "
                    "cd ../%s\"\n"
                    "endif\n",
                    name);
        result = text_write_file(&to, file, 0644);
        text_free(&to);
        free(path);
    }
    free(lab);
    free(file);
    return result;
}

bool work_makefile_is(int folder, const char *name, const struct stat *status)
{
    char start[sizeof first_line] = "";
    if (strcmp(name, own_name) != 0 || !S_ISREG(status->st_mode))
        return false;
    int descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t got = descriptor >= 0 ? read(descriptor, start, sizeof start - 1) : -1;
    if (descriptor >= 0)
        close(descriptor);
    return got == sizeof start - 1 && memcmp(start, first_line, sizeof start - 1) == 0;
}
