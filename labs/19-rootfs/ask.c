/* ask.c: asks the web server at a port of this machine for its page, and prints it. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static const char request[] = "GET / HTTP/1.0\r\n\r\n";
    struct sockaddr_in address = {.sin_family = AF_INET};
    int server = socket(AF_INET, SOCK_STREAM, 0);
    char line[256];
    int in_page = 0;

    if (argc != 2) {
        fprintf(stderr, "usage: ask PORT\n");
        return 2;
    }
    address.sin_port = htons((unsigned short)atoi(argv[1]));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(server, (struct sockaddr *)&address, sizeof address) < 0 ||
        write(server, request, strlen(request)) < 0) {
        perror("ask");
        return 1;
    }
    FILE *answer = fdopen(server, "r");
    while (answer != NULL && fgets(line, sizeof line, answer) != NULL)
        if (in_page)
            fputs(line, stdout);
        else
            in_page = strcmp(line, "\r\n") == 0; /* an empty line ends the headers */
    return in_page ? 0 : 1;
}
