app/lib/party/libparty.so: welcome.c welcome.h demo.h app/lib/demo/libdemo.so
	mkdir -p app/lib/party
	$(CC) -fPIC -shared welcome.c -L"$$HERE/app/lib/demo" -ldemo -Wl,-z,origin,-rpath,'$$ORIGIN/../../lib/demo' -o "$$HERE/$@"
