app/lib/demo/libdemo.so: mod1.c mod2.c mod3.c demo.h internal.h
	mkdir -p app/lib/demo
	$(CC) -fPIC -shared mod1.c mod2.c mod3.c -o "$$HERE/$@"
