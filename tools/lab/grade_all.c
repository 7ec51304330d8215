#include "lab/grade_all.h"
int grade_all(const struct options *options) { (void)options; return 1; }
