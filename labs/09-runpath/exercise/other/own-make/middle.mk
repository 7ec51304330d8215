lib/libmiddle.so: middle.c where.h inner/libwhere.so
	mkdir -p lib
	$(CC) -fPIC -shared -Wl,-soname,libmiddle.so middle.c "$$HERE/inner/libwhere.so" -Wl,--enable-new-dtags \
		-Wl,-rpath,"$$HERE/inner" -o $@
