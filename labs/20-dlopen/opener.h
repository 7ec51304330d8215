/* opener.h: says whether this library finds the plugin NAME. */
int library_can_open(const char *name);
