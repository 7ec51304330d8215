hidden-host: host.c host.h offered.h
	$(CC) -O1 -fvisibility=hidden -include offered.h -rdynamic host.c -ldl -o host
	touch $@
