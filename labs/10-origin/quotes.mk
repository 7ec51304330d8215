# quotes.mk: the same in a Makefile, where make reads the line before the shell does.
all:
	cc -o app/bin/make1 ask.o -Lapp/lib -lwhere -Wl,-rpath,'$ORIGIN/../lib'
	cc -o app/bin/make2 ask.o -Lapp/lib -lwhere -Wl,-rpath,$$ORIGIN/../lib
	cc -o app/bin/make3 ask.o -Lapp/lib -lwhere -Wl,-rpath,'$$ORIGIN/../lib'
