/*
 * play.c: plays a demonstration on a terminal, as somebody would who presses Enter at every
 * stop, and says how much it showed between two of them.
 *
 *   play ROWS COLUMNS COMMAND...
 *
 * COMMAND runs on a pseudo-terminal of that size. A stop is a pause line, with "[Enter]" in
 * it and no newline after it. Prints the number of stops and the most rows between two of
 * them, the pause line not counted. What was shown is copied to standard error. The status
 * is that of COMMAND, or 124 when there was no stop and no end for a minute.
 */
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

enum { MINUTE = 60 * 1000, LINE = 8192 };

/* What the terminal shows, as far as it matters. */
struct display {
    int columns;
    int rows, column; /* since the last stop */
    int most, stops;
    char line[LINE]; /* the line under way, without escape sequences */
    size_t length;
    int escape; /* inside an escape sequence */
};

/* Takes in a byte. */
static void take(struct display *display, unsigned char c)
{
    if (display->escape) {
        if (c >= '@' && c <= '~' && c != '[')
            display->escape = 0;
        if (c == 'H' && !display->escape)
            display->rows = 0; /* the screen was cleared: what is above is out of sight */
        return;
    }
    if (c == '\033') {
        display->escape = 1;
    } else if (c == '\n') {
        display->rows++;
        display->column = 0;
        display->length = 0;
    } else if (c == '\r') {
        display->column = 0;
        display->length = 0;
    } else if ((c & 0xc0) != 0x80) {
        int width = c == '\t' ? 8 - display->column % 8 : 1;
        if (display->column + width > display->columns) {
            display->rows++;
            display->column = 0;
        }
        display->column += width;
        if (display->length + 1 < LINE)
            display->line[display->length++] = (char)c;
    }
}

/* Whether the line under way is a pause line. */
static int is_stop(struct display *display)
{
    display->line[display->length] = '\0';
    return strstr(display->line, "[Enter]") != NULL && strstr(display->line, " of ") != NULL;
}

/* Becomes COMMAND on the terminal NAME. */
static void become(const char *name, struct winsize *size, char **command)
{
    setsid();
    int slave = open(name, O_RDWR); /* becomes the controlling terminal */
    if (slave < 0 || ioctl(slave, TIOCSWINSZ, size) < 0)
        _exit(126);
    for (int i = 0; i < 3; i++)
        dup2(slave, i);
    setenv("TERM", "xterm", 1);
    execvp(command[0], command);
    _exit(127);
}

int main(int count, char **arguments)
{
    if (count < 4)
        return 2;
    struct winsize size = {.ws_row = (unsigned short)atoi(arguments[1]),
                           .ws_col = (unsigned short)atoi(arguments[2])};
    struct display display = {.columns = size.ws_col};
    int status = 0, master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0 || grantpt(master) < 0 || unlockpt(master) < 0)
        return 2;
    pid_t child = fork();
    if (child == 0)
        become(ptsname(master), &size, arguments + 3);
    for (;;) {
        struct pollfd wait = {.fd = master, .events = POLLIN};
        char bytes[65536];
        if (poll(&wait, 1, MINUTE) <= 0) {
            fprintf(stderr, "\nplay: no stop for a minute\n");
            return 124;
        }
        ssize_t got = read(master, bytes, sizeof bytes);
        if (got <= 0)
            break;
        fwrite(bytes, 1, (size_t)got, stderr);
        for (ssize_t i = 0; i < got; i++)
            take(&display, (unsigned char)bytes[i]);
        if (!is_stop(&display))
            continue;
        display.stops++;
        if (display.rows > display.most)
            display.most = display.rows;
        display.rows = display.column = 0;
        display.length = 0;
        if (write(master, "\r", 1) != 1)
            break;
    }
    if (display.rows > display.most)
        display.most = display.rows;
    waitpid(child, &status, 0);
    printf("%d stops, at most %d rows\n", display.stops, display.most);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
