# inside.mk: copies the program that SERVICE becomes to RESULT. The line goes to a file, which
# is looked at until it is there or the service is gone.
all:
	: >ready
	LD_LIBRARY_PATH="$(LIBS)" $(SERVICE) >ready & pid=$$!; \
	while [ ! -s ready ] && kill -0 $$pid; do sleep 0.1; done; \
	cp /proc/$$pid/exe $(RESULT); status=$$?; kill $$pid; wait $$pid; rm ready; exit $$status

.PHONY: all
