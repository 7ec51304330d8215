so    := libdemo.so
major := $(so).$(word 1,$(subst ., ,$(VERSION)))

# A link leads to the next name, and both are there or none.
$(so): $(major)
	rm -f $@; ln -s $< $@
$(major): $(so).$(VERSION)
	rm -f $@; ln -s $< $@

CFLAGS = -fPIC
modules = mod1.o mod2.o mod3.o bye.o
$(so).$(VERSION): $(modules)
	$(CC) -shared -Wl,-soname,$(major) $(modules) -o $@
$(modules): demo.h internal.h bye.h
