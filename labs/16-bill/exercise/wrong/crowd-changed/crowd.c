/*
 * crowd.c: how much memory do many processes take together?
 *
 *   crowd NAME COUNT PROGRAM...
 *
 * Starts COUNT processes, of the programs in turn, and waits until all of them are ready.
 * Then it reads /proc/PID/smaps of each and sums up what the mappings of files whose name
 * contains NAME take. Rss is what is present. Pss counts each page by the part that falls
 * to this process: a page that ten processes share is a tenth of a page for each.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Starts PROGRAM with READY as its descriptor 3 and HOLD as its descriptor 4. */
static pid_t start(char *program, const int ready[2], const int hold[2])
{
    pid_t pid = fork();
    if (pid == 0) {
        /* By way of high numbers, so that neither stands in the other's way. */
        int to = dup2(ready[1], 13), from = dup2(hold[0], 14);
        close(ready[0]);
        close(ready[1]);
        close(hold[0]);
        close(hold[1]);
        dup2(to, 3);
        dup2(from, 4);
        close(to);
        close(from);
        execl(program, program, (char *)NULL);
        perror(program);
        _exit(127);
    }
    return pid;
}

/* Adds up, in kB, what the mappings of files like NAME take in the process PID. */
static void add(pid_t pid, const char *name, long *rss, long *pss)
{
    char path[64], line[4096];
    int counts = 0;
    long value;
    snprintf(path, sizeof path, "/proc/%ld/smaps", (long)pid);
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(1);
    }
    while (fgets(line, sizeof line, file)) {
        unsigned long from, to;
        if (sscanf(line, "%lx-%lx ", &from, &to) == 2) {
            const char *slash = strrchr(line, '/');
            counts = slash && strstr(slash, name);
        } else if (counts && sscanf(line, "Rss: %ld", &value) == 1) {
            *rss += value;
        } else if (counts && sscanf(line, "Pss: %ld", &value) == 1) {
            *pss += value;
        }
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    int ready[2], hold[2], count = argc > 3 ? atoi(argv[2]) : 0;
    if (count < 1 || pipe(ready) != 0 || pipe(hold) != 0) {
        fprintf(stderr, "usage: crowd NAME COUNT PROGRAM...\n");
        return 2;
    }
    pid_t *pids = calloc((size_t)count, sizeof *pids);
    if (!pids)
        return 1;
    for (int i = 0; i < count; i++)
        pids[i] = start(argv[3 + i % (argc - 3)], ready, hold);
    close(ready[1]);
    close(hold[0]);
    int here = 0;
    char c;
    while (here < count && read(ready[0], &c, 1) == 1)
        here++;
    long rss = 0, pss = 0;
    for (int i = 0; here == count && i < count; i++)
        add(pids[i], argv[1], &rss, &pss);
    close(hold[1]); /* now they read the end of the file, and end */
    for (int i = 0; i < count; i++)
        waitpid(pids[i], NULL, 0);
    free(pids);
    if (here < count) {
        fprintf(stderr, "crowd: only %d of %d processes came up\n", here, count);
        return 1;
    }
    printf("%d %ld %ld\n", count, rss / count, pss / 10);
    return 0;
}
