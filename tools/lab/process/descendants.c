/*
 * descendants.c: see descendants.h.
 *
 * The engine is a child subreaper: a process whose parent has died becomes a
 * child of the engine, even one that has made a session of its own. So every
 * process that a lab has started is below the engine, and can be found by walking
 * up the parents in /proc.
 */
#include "lab/process/descendants.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/words/text.h"

struct process {
    pid_t id;
    pid_t parent;
    bool below; /* whether it is a descendant of the engine */
};

/* Reads the parent of the process ID. Returns false if it is gone or a zombie. One whose
   first thread has ended looks like a zombie, but has more threads. proc_pid_stat(5) */
static bool read_parent(const char *id, pid_t *parent)
{
    char path[64], text[512], state;
    int descriptor, number, threads;
    snprintf(path, sizeof path, "/proc/%.20s/stat", id);
    descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    ssize_t got = read(descriptor, text, sizeof text - 1);
    close(descriptor);
    text[got > 0 ? got : 0] = '\0';
    const char *after_name = strrchr(text, ')'); /* the name may hold anything */
    if (after_name == NULL ||
        sscanf(after_name, ") %c %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %d",
               &state, &number, &threads) != 3 ||
        (state == 'Z' && threads <= 1))
        return false;
    *parent = number;
    return true;
}

/* Lists all processes; returns how many, with the list in *LIST (to be freed). */
static size_t list_processes(struct process **list)
{
    DIR *folder = opendir("/proc");
    struct dirent *entry;
    size_t count = 0;
    *list = NULL;
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        struct process process = {0};
        if (!isdigit((unsigned char)entry->d_name[0]) ||
            !read_parent(entry->d_name, &process.parent))
            continue;
        process.id = atoi(entry->d_name);
        *list = memory_grow(*list, (count + 1) * sizeof **list);
        (*list)[count++] = process;
    }
    if (folder != NULL)
        closedir(folder);
    return count;
}

/* Marks the processes that are below this one. */
static void mark_descendants(struct process *list, size_t count)
{
    const pid_t self = getpid();
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < count; i++) {
            bool below = list[i].parent == self;
            for (size_t j = 0; !below && j < count; j++)
                below = list[j].below && list[j].id == list[i].parent;
            if (below && !list[i].below)
                changed = list[i].below = true;
        }
    }
}

/* Kills every descendant that /proc shows, and waits for those that are children. Returns
   whether there was one: its own children have become ours by now. */
static bool kill_descendants(void)
{
    struct process *list;
    size_t count = list_processes(&list);
    bool some = false;
    mark_descendants(list, count);
    /* One that may not be killed (set-user-ID) is left to itself. */
    for (size_t i = 0; i < count; i++)
        list[i].below = list[i].below && kill(list[i].id, SIGKILL) == 0;
    for (size_t i = 0; i < count; i++) {
        some = some || list[i].below;
        if (list[i].below && list[i].parent == getpid())
            while (waitpid(list[i].id, NULL, 0) < 0 && errno == EINTR)
                ;
    }
    free(list);
    return some;
}

/* Takes in those children that have ended. Returns whether there are others. */
static bool reap(void)
{
    pid_t gone;
    while ((gone = waitpid(-1, NULL, WNOHANG)) > 0)
        ;
    return gone == 0;
}

void descendants_end(void)
{
    /* Without a child there is no descendant either, and no need to read all of /proc. */
    if (!reap())
        return;
    /* The dead are taken in at the end: until then they count against the limit of those
       who fork on and on. */
    while (kill_descendants())
        ;
    (void)reap();
}
