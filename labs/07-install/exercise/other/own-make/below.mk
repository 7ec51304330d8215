# The names come from the environment, where the shell can read them, too.
installed:
	install -d "$$DESTDIR$$LIBDIR" "$$DESTDIR$$INCLUDEDIR"
	install -m 0644 -t "$$DESTDIR$$INCLUDEDIR" demo.h
	install -m 0644 -t "$$DESTDIR$$LIBDIR" "$$REAL"
	cd "$$DESTDIR$$LIBDIR" && ln -sf "$$SONAME" libdemo.so

registered:
	mkdir -p "$$DESTDIR/etc"
	grep -qsx -e "$$LIBDIR" "$$DESTDIR/etc/ld.so.conf" || printf '\n%s' "$$LIBDIR" >>"$$DESTDIR/etc/ld.so.conf"
	ldconfig -r "$$DESTDIR"
