/* part5.c: one of six parts. Before you read on: what does mini-nm say of the object file? */
void demo_reset(void);

static int count;

static int demo_calls(void)
{
    return count;
}

void demo_reset(void)
{
    count = demo_calls() - demo_calls();
}
