libdemo.so: mod1.o mod2.o mod3.o
	$(CC) -shared -Wl,-soname,libdemo.so mod1.o mod2.o mod3.o -o libdemo.so

mod1.o mod2.o mod3.o: demo.h internal.h
	$(CC) -O1 -fPIC -c -o $@ $(@:.o=.c)
mod1.o: mod1.c
mod2.o: mod2.c
mod3.o: mod3.c
