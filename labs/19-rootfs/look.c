/* look.c: lists what is in the root of the file system that it runs in. */
#include <dirent.h>
#include <stdio.h>

int main(void)
{
    DIR *folder = opendir("/");
    struct dirent *entry;

    if (folder == NULL) {
        perror("/");
        return 1;
    }
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            printf("/%s\n", entry->d_name);
    return closedir(folder) == 0 ? 0 : 1;
}
