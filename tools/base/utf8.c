/* utf8.c: see utf8.h. */
#include "base/utf8.h"

int utf8_length(const unsigned char *bytes, size_t count)
{
    unsigned char first = bytes[0];
    if (first < 0x80)
        return 1;
    if (first < 0xc2 || first > 0xf4)
        return -1;
    int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    for (int i = 1; i < length; i++) {
        if ((size_t)i >= count)
            return 0;
        if ((bytes[i] & 0xc0) != 0x80)
            return -1;
    }
    bool overlong = (first == 0xe0 && bytes[1] < 0xa0) || (first == 0xf0 && bytes[1] < 0x90);
    bool surrogate = first == 0xed && bytes[1] >= 0xa0;
    bool too_large = first == 0xf4 && bytes[1] >= 0x90;
    return overlong || surrogate || too_large ? -1 : length;
}

bool utf8_is_control(const unsigned char *bytes)
{
    return bytes[0] < ' ' || bytes[0] == 0x7f || (bytes[0] == 0xc2 && bytes[1] < 0xa0);
}
