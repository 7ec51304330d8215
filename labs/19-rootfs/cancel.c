/* cancel.c: starts a thread that waits, and cancels it. */
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

/* What the thread does: it waits for a signal that never comes. */
static void *wait_forever(void *nothing)
{
    for (;;)
        pause();
    return nothing;
}

int main(void)
{
    pthread_t thread;

    if (dlopen(NULL, RTLD_NOW) == NULL) /* the program itself: this always succeeds */
        return 1;
    if (pthread_create(&thread, NULL, wait_forever, NULL) != 0)
        return 1;
    if (pthread_cancel(thread) != 0 || pthread_join(thread, NULL) != 0)
        return 1;
    printf("the thread is cancelled\n");
    return 0;
}
