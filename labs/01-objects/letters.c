/* letters.c: one symbol for each letter that mini-nm prints for C code. */

int text_global(void);
extern int undefined_function(void);
__attribute__((weak)) extern int undefined_weak(void);

int data_global = 1;
static int data_local = 2;
int zero_global = 0;
static int zero_local = 0;
const int readonly_global = 3;
static const int readonly_local = 4;
int tentative; /* defined without a value */

__attribute__((weak)) int weak_object = 5;

__attribute__((weak)) int weak_function(void)
{
    return 6;
}

static int text_local(const int *from)
{
    return *from;
}

int text_global(void)
{
    data_local++;
    zero_local++;
    if (undefined_weak)
        return undefined_weak();
    return text_local(&readonly_local) + undefined_function();
}
