/*
 * key.c: see key.h.
 *
 * A key such as "up" sends ESC [ A. Escape alone is told from it by time: nothing follows.
 */
#include "lab/session/key.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "lab/process/interrupt.h"

/* How long the rest of a key's bytes may be on their way. */
enum { REST_MILLISECONDS = 100 };

bool key_mode_begin(struct termios *saved, bool quiet)
{
    if (tcgetattr(STDIN_FILENO, saved) < 0)
        return false;
    struct termios mode = *saved;
    mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | (quiet ? ISIG | IEXTEN : 0));
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    return tcsetattr(STDIN_FILENO, TCSANOW, &mode) == 0;
}

void key_mode_end(const struct termios *saved)
{
    tcsetattr(STDIN_FILENO, TCSANOW, saved);
}

/* Reads one byte, waiting at most MILLISECONDS, -1: for ever; 0 if none comes, at the end of
   input, and on an interrupt. */
static int read_byte(int milliseconds)
{
    struct pollfd wait[] = {{.fd = STDIN_FILENO, .events = POLLIN},
                            {.fd = interrupt_descriptor(), .events = POLLIN}};
    char byte;
    while (interrupt_signal() == 0) {
        int ready = poll(wait, 2, milliseconds);
        if (ready == 0 || (ready < 0 && errno != EINTR))
            return 0;
        if (ready < 0 || interrupt_signal() != 0 || !wait[0].revents)
            continue;
        return read(STDIN_FILENO, &byte, 1) == 1 ? (unsigned char)byte : 0;
    }
    return 0;
}

/* The key whose sequence has the number NUMBER and ends with the byte LAST. */
static int named_key(int number, int last)
{
    static const struct {
        int number, last, key;
    } keys[] = {
        {0, 'A', KEY_UP},        {0, 'B', KEY_DOWN}, {0, 'C', KEY_RIGHT},  {0, 'D', KEY_LEFT},
        {0, 'H', KEY_HOME},      {0, 'F', KEY_END},  {1, '~', KEY_HOME},   {7, '~', KEY_HOME},
        {4, '~', KEY_END},       {8, '~', KEY_END},  {3, '~', KEY_DELETE}, {5, '~', KEY_PAGE_UP},
        {6, '~', KEY_PAGE_DOWN},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].number == number && keys[i].last == last)
            return keys[i].key;
    return KEY_OTHER;
}

int key_read(void)
{
    int key = read_byte(-1), number = 0;
    if (key != '\033')
        return key;
    key = read_byte(REST_MILLISECONDS);
    if (key == 0)
        return KEY_ESCAPE;
    if (key != '[' && key != 'O')
        return KEY_OTHER;
    while ((key = read_byte(REST_MILLISECONDS)) != 0 && (key < '@' || key > '~'))
        if (key >= '0' && key <= '9' && number < 100)
            number = number * 10 + key - '0';
    return named_key(number, key);
}
