all:
	$(CC) -flto -O2 -o $(PROGRAM) both.c -Llib -lwho -Wl,-Bstatic -ldemo -Wl,-Bdynamic
