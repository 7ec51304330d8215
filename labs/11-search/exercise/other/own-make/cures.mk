# The cures, one target each.
LISTED = -Wl,--enable-new-dtags,-rpath

fixed: ant bee cat dog eel fox

ant: # a name with a slash is looked for nowhere else
	rm -f mended/ant/libown.so && $(CC) -shared -o mended/ant/libown.so where.o -ldl
	$(CC) -o mended/ant/prog ask.o '$(CURDIR)/mended/ant/libown.so'
bee:
	cd mended/bee/lib && ln -sf libwhere.so.1.0 libwhere.so.1
cat:
	rm -rf mended/cat/first
dog:
	$(CC) -o mended/dog/prog ask.o libwhere.so.1.0 $(LISTED),'$(CURDIR)/mended/dog/lib'
eel:
	install -m 644 libwhere.so.1.0 mended/eel/lib/libwhere.so.1
fox:
	$(CC) -o mended/fox/prog far.o mended/fox/lib/libmiddle.so -Wl,--no-as-needed libwhere.so.1.0 $(LISTED),'$$ORIGIN/lib'

.PHONY: fixed ant bee cat dog eel fox
