/* stub.c: a function for those who cannot do without one. */
int nowhere(void)
{
    return 0;
}
