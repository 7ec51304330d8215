bye.o: bye.c demo.h
