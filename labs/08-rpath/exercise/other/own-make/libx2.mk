parts/far/libx2.so: x2.c x.h
	mkdir -p parts/far
	$(CC) -fPIC -shared -Wl,-soname,libx2.so x2.c -o $@
