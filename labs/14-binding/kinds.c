/* kinds.c: one relocation of every common kind. */
extern int outside_variable;
int outside_function(void);

static int own_variable = 4;
int *pointer_to_own = &own_variable;         /* the load address has to be added */
int *pointer_to_outside = &outside_variable; /* the address of a symbol has to be stored */

int read_outside(void)
{
    return outside_variable; /* through a slot of the GOT */
}

int call_outside(void)
{
    return outside_function() + 1; /* through the PLT, and a slot of the GOT */
}
