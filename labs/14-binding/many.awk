# many.awk: writes a library of n functions, or (main=1) a program that could call each.
BEGIN {
    for (i = 1; i <= n; i++)
        print main ? "void f" i "(void);" : "void f" i "(void) { }"
    if (main) {
        print "int main(int argc, char **argv) {\n    (void)argv;\n    if (argc > 1) {"
        for (i = 1; i <= n; i++)
            print "        f" i "();"
        print "    }\n    return 0;\n}"
    }
}
