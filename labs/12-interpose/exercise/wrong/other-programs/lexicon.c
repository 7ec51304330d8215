/* lexicon.c: greets, and looks a word up in a lexicon. */
#include <stdio.h>

#include "demo.h"

const char *lexicon_word(void);

const char *lexicon_word(void)
{
    return "demo: a short recording of music";
}

int main(void)
{
    demo_greet("Bob");
    printf("%s\n", lexicon_word());
    return 0;
}
