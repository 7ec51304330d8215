/* plain.c: work that reads and writes global variables all the time. */
unsigned plain_state = 1;
unsigned plain_table[256];

static unsigned plain_step(unsigned x)
{
    plain_state = plain_state * 1664525u + 1013904223u;
    return x ^ plain_table[plain_state >> 24];
}

unsigned plain_work(unsigned rounds)
{
    unsigned sum = 0;

    while (rounds-- > 0) {
        sum += plain_step(sum);
        plain_table[sum & 255] += sum;
    }
    return sum;
}
