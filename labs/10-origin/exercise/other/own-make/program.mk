app/bin/party: party.c welcome.h app/lib/party/libparty.so
	mkdir -p app/bin
	$(CC) party.c -L"$$HERE/app/lib/party" -lparty -Wl,-rpath,'$$ORIGIN/../lib/./party' -o "$$HERE/$@"
