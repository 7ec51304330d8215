# image.mk: makes root and image.tar of the files OWN, every time.
image: system
	tar -C "$(CURDIR)/root" -cf "$(CURDIR)/image.tar" .

system: own
	for file in $$(mini-ldd --plain ./greet ./libbye.so | cut -f 2 | grep -v -F "$(CURDIR)/"); do \
	    install -D "$$file" "root$$file"; \
	done

own:
	rm -rf root
	for file in $(OWN); do install -D $$file root/app/$$file; done

.PHONY: image system own
