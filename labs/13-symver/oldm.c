/* oldm.c: stands in for the mathematics library of an old glibc. */
double pow(double base, double exponent);

double pow(double base, double exponent)
{
    double result = 1;
    while (exponent-- > 0)
        result *= base;
    return result;
}
