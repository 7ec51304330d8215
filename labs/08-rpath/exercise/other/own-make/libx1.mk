parts/near/libx1.so: x1.c x.h parts/far/libx2.so
	mkdir -p parts/near
	$(CC) -fPIC -shared -Wl,-soname,libx1.so x1.c '$(HERE)/parts/far/libx2.so' -Wl,-rpath,"$$HERE/parts/far" -o $@
