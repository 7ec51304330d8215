/* lookup.c: asks the C library for the user USER and the host HOST. With a third
   argument it then waits until it is told to end. */
#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>

/* Prints who USER is. */
static void look_up_user(const char *user)
{
    const struct passwd *entry = getpwnam(user);
    printf("%s: %s\n", user, entry ? entry->pw_gecos : "unknown");
}

/* Prints the address of HOST. */
static void look_up_host(const char *host)
{
    struct addrinfo *found, hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM};
    char text[INET_ADDRSTRLEN] = "unknown";
    if (getaddrinfo(host, NULL, &hints, &found) == 0) {
        const void *address = &((struct sockaddr_in *)(void *)found->ai_addr)->sin_addr;
        inet_ntop(AF_INET, address, text, sizeof text);
        freeaddrinfo(found);
    }
    printf("%s: %s\n", host, text);
}

int main(int argc, char **argv)
{
    sigset_t end;
    int signal_number;
    sigemptyset(&end);
    sigaddset(&end, SIGTERM);
    sigprocmask(SIG_BLOCK, &end, NULL);
    if (argc > 1)
        look_up_user(argv[1]);
    if (argc > 2)
        look_up_host(argv[2]);
    fflush(stdout);
    return argc > 3 ? sigwait(&end, &signal_number) : 0;
}
