/*
 * phrase.c: see phrase.h.
 *
 * A phrase is cut into parts: text, placeholders, gaps. A line is searched from each of its
 * places on, shortest first, and a table remembers from which place which part has been tried
 * in vain: so the time is the product of both lengths, whatever they contain.
 */
#include "lab/words/phrase.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "lab/words/plain.h"

/* What a placeholder takes. */
enum taking {
    TAKES_PATH,   /* anything but quotes and ": " */
    TAKES_WORD,   /* letters, digits, _ . + - */
    TAKES_DIGITS, /* digits */
};

static const struct placeholder {
    const char *name;
    enum taking taking;
} placeholders[] = {
    {"PROGRAM", TAKES_PATH}, {"LIBRARY", TAKES_PATH},    {"FILE", TAKES_PATH},
    {"SYMBOL", TAKES_PATH},  {"DIRECTORY", TAKES_PATH},  {"NUMBER", TAKES_DIGITS},
    {"NAME", TAKES_WORD},    {"RELOCATION", TAKES_WORD}, {"VERSION", TAKES_WORD},
};

/* A part of a phrase: a placeholder, or text; neither is a gap. */
struct part {
    const struct placeholder *placeholder;
    char *text; /* in lower case */
};

/* Whether BYTE would make a word in capitals another word. */
static bool is_capital(char byte)
{
    return isupper((unsigned char)byte) || isdigit((unsigned char)byte) || byte == '_';
}

/* The placeholder that stands at AT in STRING, NULL if there is none. */
static const struct placeholder *placeholder_at(const char *string, size_t at)
{
    size_t length = 0;
    if (!isupper((unsigned char)string[at]) || (at > 0 && is_capital(string[at - 1])))
        return NULL;
    while (is_capital(string[at + length]))
        length++;
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
        if (strlen(placeholders[i].name) == length &&
            memcmp(placeholders[i].name, string + at, length) == 0)
            return &placeholders[i];
    return NULL;
}

/* Adds the part that PLACEHOLDER or TEXT is, which is taken over; neither is a gap. */
static void add_part(struct phrase *phrase, const struct placeholder *placeholder, char *text)
{
    phrase->part = memory_grow(phrase->part, (phrase->count + 1) * sizeof *phrase->part);
    phrase->part[phrase->count++] = (struct part){placeholder, text};
    for (char *at = text; at != NULL && *at != '\0'; at++) {
        phrase->weight += *at != ' ';
        *at = (char)tolower((unsigned char)*at);
    }
}

void phrase_read(struct phrase *phrase, const char *quoted)
{
    char *plain = plain_line(quoted, strlen(quoted));
    struct text text = {0};
    *phrase = (struct phrase){0};
    for (size_t at = 0; plain[at] != '\0' && phrase->count + 2 < PHRASE_PARTS_MOST;) {
        const struct placeholder *placeholder = placeholder_at(plain, at);
        bool gap = starts_with(plain + at, "...") || starts_with(plain + at, "…");
        if (placeholder == NULL && !gap) {
            text_append(&text, plain + at++, 1);
            continue;
        }
        while (gap && text.length > 0 && text.bytes[text.length - 1] == ' ')
            text.bytes[--text.length] = '\0'; /* a gap takes the blanks around it */
        if (text.length > 0)
            add_part(phrase, NULL, string_copy(text_string(&text)));
        text_clear(&text);
        add_part(phrase, placeholder, NULL);
        at += gap ? 3 : strlen(placeholder->name);
        at += gap ? strspn(plain + at, " ") : 0;
    }
    if (text.length > 0)
        add_part(phrase, NULL, string_copy(text_string(&text)));
    text_free(&text);
    free(plain);
}

void phrase_free(struct phrase *phrase)
{
    for (size_t i = 0; i < phrase->count; i++)
        free(phrase->part[i].text);
    free(phrase->part);
    *phrase = (struct phrase){0};
}

/* A line that is searched. */
struct search {
    const struct phrase *phrase;
    const char *line;
    size_t length;
    unsigned char *failed; /* a bit for each place of the line and each part */
    size_t first;          /* the part to begin with: 1 where the line has no name in front */
    size_t start[PHRASE_PARTS_MOST], end[PHRASE_PARTS_MOST];
};

/* Whether a placeholder that takes TAKING may take the byte of LINE at AT. */
static bool may_take(enum taking taking, const char *line, size_t at)
{
    unsigned char byte = (unsigned char)line[at];
    switch (taking) {
    case TAKES_DIGITS: return isdigit(byte);
    case TAKES_WORD: return isalnum(byte) || (byte != '\0' && strchr("_.+-", byte) != NULL);
    case TAKES_PATH: break;
    }
    return byte != '\0' && byte != '\'' && !(byte == ':' && (line[at + 1] == ' ' || !line[at + 1]));
}

/* Where a placeholder ends that begins at AT and is the last part. */
static size_t last_end(const struct search *search, const struct placeholder *placeholder,
                       size_t at)
{
    const char *line = search->line;
    int depth = 0;
    for (; may_take(placeholder->taking, line, at); at++) {
        if (starts_with(line + at, " (") || (depth <= 0 && starts_with(line + at, ", ")))
            break;
        depth += (line[at] == '(') - (line[at] == ')');
        if (depth < 0) /* it stands in parentheses that were opened before */
            break;
    }
    return at;
}

/* The text of part NUMBER as the line is to have it: what comes after a name that is not
   there does not begin with a colon. NULL if the part is no text. */
static const char *text_of(const struct search *search, size_t number)
{
    const char *text = search->phrase->part[number].text;
    return search->first == 1 && number == 1 ? text + strlen(": ") : text;
}

/* Whether the line has TEXT at AT, in whatever case. */
static bool has_text(const struct search *search, size_t at, const char *text)
{
    size_t i = 0;
    while (text[i] != '\0' && tolower((unsigned char)search->line[at + i]) == text[i])
        i++;
    return text[i] == '\0';
}

/* Whether the parts from NUMBER on fit the line from AT on. */
static bool fits_from(struct search *search, size_t number, size_t at)
{
    if (number == search->phrase->count)
        return true;
    const struct part *part = &search->phrase->part[number];
    size_t bit = at * PHRASE_PARTS_MOST + number, end = at;
    bool last = number + 1 == search->phrase->count, fits = false;
    if (search->failed[bit / 8] & (1u << bit % 8))
        return false;
    search->start[number] = at;
    if (part->text != NULL) {
        const char *text = text_of(search, number);
        end += strlen(text);
        fits = has_text(search, at, text) && fits_from(search, number + 1, end);
    } else if (part->placeholder == NULL) {
        for (fits = last; !fits && end <= search->length; end++)
            fits = fits_from(search, number + 1, end);
    } else if (last) {
        end = last_end(search, part->placeholder, at);
        fits = end > at;
    } else {
        while (!fits && may_take(part->placeholder->taking, search->line, end))
            fits = fits_from(search, number + 1, ++end);
    }
    search->end[number] = end;
    if (!fits)
        search->failed[bit / 8] = (unsigned char)(search->failed[bit / 8] | 1u << bit % 8);
    return fits;
}

/* Whether PHRASE begins with a placeholder, a colon and more: the line need not have it. */
static bool begins_with_name(const struct phrase *phrase)
{
    return phrase->count > 1 && phrase->part[0].placeholder != NULL &&
           phrase->part[1].text != NULL && starts_with(phrase->part[1].text, ": ") &&
           phrase->part[1].text[2] != '\0';
}

/* Whether a name may begin at AT: it is not cut out of a longer one. */
static bool is_beginning(const char *line, size_t at)
{
    return at == 0 || line[at - 1] == ' ' || strchr("'(=[", line[at - 1]) != NULL;
}

/* Notes what the placeholders took. */
static void note_names(const struct search *search, struct names *names)
{
    *names = (struct names){0};
    for (size_t i = search->first; i < search->phrase->count; i++) {
        const struct placeholder *placeholder = search->phrase->part[i].placeholder;
        struct name *name = names->item;
        while (placeholder != NULL && name < names->item + names->count &&
               name->placeholder != placeholder->name)
            name++;
        if (placeholder == NULL || name < names->item + names->count)
            continue;
        name->placeholder = placeholder->name;
        name->value = string_format("%.*s", (int)(search->end[i] - search->start[i]),
                                    search->line + search->start[i]);
        names->count++;
    }
}

/* Whether the line has the longest text of PHRASE: quick, and mostly it has not. */
static bool may_fit(const struct phrase *phrase, const char *line)
{
    const char *longest = "";
    for (size_t i = 0; i < phrase->count; i++)
        if (phrase->part[i].text != NULL && strlen(phrase->part[i].text) > strlen(longest))
            longest = phrase->part[i].text;
    if (begins_with_name(phrase) && longest == phrase->part[1].text)
        longest += strlen(": ");
    return strcasestr(line, longest) != NULL;
}

size_t phrase_fits(const struct phrase *phrase, const char *plain, struct names *names)
{
    bool fits = false;
    if (phrase->weight == 0 || !may_fit(phrase, plain))
        return 0;
    struct search search = {.phrase = phrase, .line = plain, .length = strlen(plain)};
    search.failed = memory_get((search.length + 1) * PHRASE_PARTS_MOST / 8);
    for (size_t at = 0; !fits && at <= search.length; at++)
        if (phrase->part[0].placeholder == NULL || is_beginning(plain, at))
            fits = fits_from(&search, 0, at);
    search.first = !fits && begins_with_name(phrase) ? 1 : 0;
    for (size_t at = 0; !fits && search.first == 1 && at <= search.length; at++)
        fits = fits_from(&search, 1, at);
    if (fits && names != NULL)
        note_names(&search, names);
    free(search.failed);
    return !fits ? 0 : phrase->weight - search.first; /* without the colon */
}

/* The next word of at least three letters and digits in *STRING, which is moved behind it;
   its length is in LENGTH. NULL if there is none. */
static const char *next_word(const char **string, size_t *length)
{
    while (**string != '\0') {
        const char *word = *string;
        while (isalnum((unsigned char)**string))
            ++*string;
        *length = (size_t)(*string - word);
        if (*length >= 3)
            return word;
        *string += **string != '\0';
    }
    return NULL;
}

/* Whether LINE has the word of LENGTH bytes at WORD as a word. */
static bool has_word(const char *line, const char *word, size_t length)
{
    size_t other;
    for (const char *found; (found = next_word(&line, &other)) != NULL;)
        if (other == length && strncasecmp(found, word, length) == 0)
            return true;
    return false;
}

unsigned phrase_nearness(const struct phrase *phrase, const char *plain)
{
    size_t all = 0, common = 0, length;
    for (size_t i = 0; i < phrase->count; i++) {
        const char *text = phrase->part[i].text != NULL ? phrase->part[i].text : "";
        for (const char *word; (word = next_word(&text, &length)) != NULL;) {
            all += length;
            common += has_word(plain, word, length) ? length : 0;
        }
    }
    for (const char *line = plain; next_word(&line, &length) != NULL;)
        all += length; /* twice what is common, of what both have */
    return all == 0 ? 0 : (unsigned)(2000 * common / all);
}

/* Appends VALUE to TO as a part of a word of the shell: of "libx.a(mod.o)" the archive, which
   is the file that there is. */
static void add_for_shell(struct text *to, const char *value)
{
    static const char harmless[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./+-,:@%=";
    const char *member = strstr(value, ".a(");
    char *word = member != NULL ? string_format("%.*s", (int)(member + 2 - value), value)
                                : string_copy(value);
    if (word[strspn(word, harmless)] == '\0')
        text_add(to, word);
    else
        text_add_quoted(to, word);
    free(word);
}

/* Adds NAME to LINES unless it is in there. */
static void add_once(struct lines *lines, const char *name)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->item[i], name) == 0)
            return;
    lines_add(lines, name);
}

/* Appends VALUE to TO where PLACEHOLDER stood in a command. */
static void add_to_command(struct text *to, const struct placeholder *placeholder,
                           const char *value)
{
    bool bare = strcmp(placeholder->name, "PROGRAM") == 0 && strchr(value, '/') == NULL;
    text_add(to, bare ? "\"$(command -v " : "");
    add_for_shell(to, value);
    text_add(to, bare ? ")\"" : "");
}

void phrase_fill(struct text *to, const char *pattern, const struct names *names, bool shell,
                 struct lines *missing)
{
    bool code = false; /* what is between back-quotes already */
    for (size_t at = 0, length; pattern[at] != '\0'; at += length) {
        const struct placeholder *placeholder = placeholder_at(pattern, at);
        const char *value = NULL;
        for (size_t i = 0; placeholder != NULL && i < names->count; i++)
            if (names->item[i].placeholder == placeholder->name)
                value = names->item[i].value;
        length = placeholder != NULL ? strlen(placeholder->name) : 1;
        code = code != (pattern[at] == '`');
        if (value == NULL)
            text_append(to, pattern + at, length);
        else if (shell)
            add_to_command(to, placeholder, value);
        else
            text_format(to, code ? "%s" : "`%s`", value);
        if (value == NULL && placeholder != NULL && missing != NULL)
            add_once(missing, placeholder->name);
    }
}

void names_add(struct names *names, const struct names *others)
{
    for (size_t i = 0; i < others->count; i++) {
        size_t j = 0;
        while (j < names->count && names->item[j].placeholder != others->item[i].placeholder)
            j++;
        if (j < names->count)
            continue;
        names->item[names->count++] =
            (struct name){others->item[i].placeholder, string_copy(others->item[i].value)};
    }
}

void names_free(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->item[i].value);
    *names = (struct names){0};
}
