# releases.mk: puts the sources of a release together, and makes it.
#
#   make RELEASE=1.1.0           the library, in the folder libdemo-1.1.0
#   make RELEASE=1.1.0 install   any other target, there
#   make RELEASE=1.1.0 sources   only the sources, to be looked at
#
# The sources here are release 1.0.1. A folder called like a release holds the files
# that it changed. They are laid over those of the release before: 1.0.2 over 1.0.1,
# 1.1.0 over 1.0.2, 2.0.0 over 1.1.0.

BEFORE_1.0.2 = 1.0.1
BEFORE_1.1.0 = 1.0.2
BEFORE_2.0.0 = 1.1.0

# The folders to lay over each other for the release $(1), the oldest first.
layers = $(if $(BEFORE_$(1)),$(call layers,$(BEFORE_$(1))) $(1))

FOLDER = libdemo-$(RELEASE)
GOALS  = $(or $(MAKECMDGOALS),all)

ifeq ($(filter 1.0.1 1.0.2 1.1.0 2.0.0,$(RELEASE)),)
$(error There is no release $(RELEASE); CHANGES lists those that there are)
endif

.DEFAULT_GOAL = all
.PHONY: sources $(GOALS)

# cp -p keeps the times, so that make builds again only what has changed. The Makefile
# gets the release's number, and loses what is about other releases.
sources:
	mkdir -p $(FOLDER)
	cp -p *.[ch] demo.map $(FOLDER)
	for layer in $(call layers,$(RELEASE)); do cp -p $$layer/* $(FOLDER) || exit 1; done
	sed -e 's/^VERSION = .*/VERSION = $(RELEASE)/' -e '/^ifneq/,/^else/d' -e '/^endif/d' \
	    -e '/RELEASE=/d' -e '/libdemo-/d' Makefile >$(FOLDER)/Makefile

$(filter-out sources,$(GOALS)): sources
	$(MAKE) -C $(FOLDER) RELEASE= $@
