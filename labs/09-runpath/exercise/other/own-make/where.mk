inner/libwhere.so: where.c where.h
	mkdir -p inner
	$(CC) -fPIC -shared -Wl,-soname,libwhere.so where.c -o $@ -ldl
