/* caller.c: calls func() of the library, and has no xyz(). */
#include "xyz.h"

int main(void)
{
    func();
    return 0;
}
