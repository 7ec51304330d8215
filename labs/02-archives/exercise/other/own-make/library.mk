# library.mk: makes LIBRARY of MODULES.

$(LIBRARY).stamp: $(MODULES)
	rm -f '$(LIBRARY)'
	ar rcs '$(LIBRARY)' $(MODULES)
	touch $@
