major = $(firstword $(subst ., ,$(RELEASE)))

../lib/libpurse.so.$(RELEASE): purse.o purse.map
	$(CC) -shared -Wl,-soname,libpurse.so.$(major) -Wl,--version-script,purse.map -o $@ purse.o

CFLAGS = -fPIC
purse.o: purse.c purse.h
