/*
 * serve.c: a web server for one page, which lists the root of its file system.
 *
 *     serve [COUNT]     answers COUNT requests (1, if it is not said), then ends
 *
 * It listens on the loopback address only, at a port that the kernel chooses. Its one
 * line of output is the number of that port: whoever has read it knows that the server
 * can be asked. If nobody asks, it ends after 15 seconds.
 */
#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* Says what failed, and ends. */
static void fail(const char *what)
{
    perror(what);
    exit(1);
}

/* Opens a socket on 127.0.0.1 that waits for connections. */
static int open_socket(void)
{
    struct sockaddr_in address = {.sin_family = AF_INET};
    int listener = socket(AF_INET, SOCK_STREAM, 0);

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK); /* its port is 0: any free one */
    if (listener < 0)
        fail("socket");
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0)
        fail("bind");
    if (listen(listener, 5) < 0)
        fail("listen");
    return listener;
}

/* Prints the port that the kernel has chosen. */
static void announce(int listener)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;

    if (getsockname(listener, (struct sockaddr *)&address, &size) < 0)
        fail("getsockname");
    printf("%d\n", ntohs(address.sin_port));
    if (fflush(stdout) != 0)
        fail("standard output");
}

/* Writes the page: what there is in the root. */
static void write_page(FILE *page)
{
    DIR *folder = opendir("/");
    struct dirent *entry;

    if (folder == NULL)
        fail("/");
    fprintf(page, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n");
    fprintf(page, "This server runs in a file system that holds:\n");
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            fprintf(page, "/%s\n", entry->d_name);
    closedir(folder);
}

int main(int argc, char **argv)
{
    int count = argc > 1 ? atoi(argv[1]) : 1;
    int listener = open_socket();
    char request[4096];

    alarm(15);
    signal(SIGPIPE, SIG_IGN); /* a client that has gone ends nothing here */
    announce(listener);
    for (; count > 0; count--) {
        int client = accept(listener, NULL, NULL);
        FILE *page = client < 0 ? NULL : fdopen(client, "w");

        if (page == NULL)
            fail("accept");
        if (read(client, request, sizeof request) > 0)
            write_page(page);
        fclose(page);
    }
    return 0;
}
