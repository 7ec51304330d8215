# The course's front door. Plain "make" prints what there is.
#
#   BUILD   where everything built goes        (build)
#   WORK    where a student's work goes        (work)
#   CC      the compiler, for the tools and for the labs
#   CFLAGS  its options, for the tools only: a lab's commands run as they are written
#   STATIC  empty: links the tools with the shared C library in any case
#   V=1     shows the whole commands that build the tools
#   -jN     builds the tools in N jobs, and not one for each processor
#   PAUSE=0           lab3 does not stop;  FROM=3.6: lab3, step3 and shell3 begin at this step
#   PREFIX, DESTDIR   where "make install" puts the tools
#   MESSAGE='...'     what "make message" looks up

BUILD   ?= build
WORK    ?= work
CFLAGS   = -O2 -g
CPPFLAGS =
LDFLAGS  =
STATIC   = -static
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
PREFIX   = /usr/local
BINDIR   = $(PREFIX)/bin
MANDIR   = $(PREFIX)/share/man
DESTDIR  =
INSTALL  = install
BATS     = bats

ifneq ($(words $(BUILD) $(WORK)),2)
$(error BUILD and WORK name one folder each, without blanks: make cannot handle others)
endif

.DEFAULT_GOAL := help

# --- the tools ----------------------------------------------------------------

# A line end, to be replaced.
define newline


endef

# objects FOLDER: the object files of all sources in tools/FOLDER and the folders in it.
objects = $(patsubst tools/%.c,$(BUILD)/obj/%.o,$(wildcard $(addprefix tools/$(1)/,*.c */*.c */*/*.c)))

# flag LETTER: the letter, if make was called with this option (MAKEFLAGS begins with them).
flag = $(findstring $(1),$(filter-out -%,$(firstword $(MAKEFLAGS))))

# quiet TEXT: hides the command, unless V=1, and prints TEXT, unless the count is shown.
quiet = $(if $(V),,@$(if $(total)$(call flag,s),,echo "  $(1)";))

# count: says after every so many files how many have been begun. The recipe of each file has it
# first; what a line with + prints is seen at once, while the rest waits for the recipe's end.
count = $(if $(total),$(call show_count,$(eval begun += x)$(words $(begun))))
show_count = [ $$(($(1) % $(every))) -ne 0 ] || printf '  %s of %s$(end)' $(1) $(total)
total =
begun =

library = $(call objects,whatif) $(call objects,ldso) $(call objects,elf) $(call objects,base)
minis   = $(patsubst tools/%.c,%,$(wildcard tools/mini-*.c))
single  = enter $(minis)

# The tools are built by a make of their own, on all processors, while this one runs one lab
# after the other. A -j or -O that was given holds for both; MFLAGS is MAKEFLAGS without variables.
processors = $(shell nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
in_jobs    = $(if $(filter -j%,$(MFLAGS)),,-j$(processors))
build      = $(MAKE) --no-print-directory $(in_jobs) $(if $(filter -O%,$(MFLAGS)),,-Otarget) all-tools

# It is asked first how many files it would make: where there are none, all stays silent. On
# a terminal the count is one line that is written over, elsewhere a line for each quarter.
define build_and_tell
commands=$$($(build) -n) || exit; \
	total=$$(printf '%s\n' "$$commands" | grep -c '^echo "  cc ') || exit 0; \
	every=1 end='\r'; \
	[ -t 1 ] && [ "$${TERM:-dumb}" != dumb ] || every=$$((total / 4 + 1)) end='\n'; \
	echo "building the tools (files: $$total$(in_jobs:-j%=, processors: %))"; \
	$(build) total="$$total" every="$$every" end="$$end" && echo "the tools are in $(BUILD)/bin"
endef

tools:
	+@$(if $(strip $(V) $(foreach letter,n q s t,$(call flag,$(letter)))),$(build),$(build_and_tell))

all-tools: $(BUILD)/bin/lab $(single:%=$(BUILD)/bin/%)
	@$(if $(call flag,q),,:)

$(BUILD)/obj/%.o: tools/%.c
	+@$(count)
	@mkdir -p $(@D)
	$(call quiet,cc $<)$(CC) -std=c11 -D_GNU_SOURCE -Itools $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

$(BUILD)/bin/lab: $(call objects,lab) $(library)
	+@$(count)
	@mkdir -p $(@D)
	$(call quiet,cc -o $@)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^

# A tool has its main in tools/mini-NAME.c, and the rest, if any, in tools/NAME/; enter, which
# reads no ELF file, is tools/enter.c alone. It is linked statically where libc.a is installed:
# it then starts faster (make bench), works in a container that has no library at all, and
# whatever an exercise does to the dynamic linker.
define tool_rule
$(BUILD)/bin/$(1): $(BUILD)/obj/$(1).o $(call objects,$(1:mini-%=%)) $(if $(filter mini-%,$(1)),$(library),$(call objects,base))
	+@$$(count)
	@mkdir -p $$(@D)
	$$(call quiet,cc -o $$@)$$(if $$(STATIC),$$(CC) $$(STATIC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ 2>/dev/null ||) \
		$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^
endef
$(foreach name,$(single),$(eval $(call tool_rule,$(name))))

# Only who builds the tools has to know which headers they include.
ifneq ($(filter all-tools $(BUILD)/%,$(MAKECMDGOALS)),)
-include $(wildcard $(addprefix $(BUILD)/obj/,*.d */*.d */*/*.d */*/*/*.d))
endif

install: tools
	$(INSTALL) -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(MANDIR)/man1"
	$(INSTALL) -m 755 $(single:%=$(BUILD)/bin/%) "$(DESTDIR)$(BINDIR)"
	$(INSTALL) -m 644 $(single:%=tools/%.1) "$(DESTDIR)$(MANDIR)/man1"

# --- the labs -----------------------------------------------------------------

# The folders labs/01-objects … and the numbers 1 … without their leading zero.
lab_folders = $(sort $(notdir $(patsubst %/LAB.md,%,$(wildcard labs/[0-9]*/LAB.md))))
number      = $(patsubst 0%,%,$(firstword $(subst -, ,$(1))))
numbers     = $(foreach folder,$(lab_folders),$(call number,$(folder)))
lab_files   = $(lab_folders:%=labs/%/LAB.md)
lab         = $(BUILD)/bin/lab

# The verbs that take a lab's number, and those of them that are about its exercise.
exercise_verbs = start check watch hint solution reset
lab_verbs      = lab step notes shell $(exercise_verbs)

define exercise_rule
$(1)$(3): tools
	@$$(lab) $(1) --build $$(BUILD) --work $$(WORK) labs/$(2)
endef

define lab_rules
lab$(2): tools
	@$$(lab) demo --build $$(BUILD) labs/$(1)/LAB.md
step$(2): tools
	@$$(lab) step --build $$(BUILD) labs/$(1)/LAB.md
notes$(2): tools
	@$$(lab) demo --speaker --build $$(BUILD) labs/$(1)/LAB.md
shell$(2): tools
	@$$(lab) shell --build $$(BUILD) labs/$(1)/LAB.md
$(foreach verb,$(exercise_verbs),$(call exercise_rule,$(verb),$(1),$(2))
)
.PHONY: $(lab_verbs:%=%$(2))
endef
$(foreach folder,$(lab_folders),$(eval $(call lab_rules,$(folder),$(call number,$(folder)))))

# What was asked for with a number that no lab has.
known     = labs $(foreach verb,$(lab_verbs),$(numbers:%=$(verb)%))
unknown  := $(filter-out $(known),$(filter $(lab_verbs:%=%%),$(MAKECMDGOALS)))

ifneq ($(unknown),)
$(unknown):
	@echo "make: there is no lab '$(strip $(foreach verb,$(lab_verbs),$(patsubst $(verb)%,%,$(filter $(verb)%,$@))))'; the labs are: $(numbers)" >&2
	@exit 2
endif

progress: tools
	@$(lab) progress --build $(BUILD) --work $(WORK) $(lab_folders:%=labs/%)

exercises = $(patsubst %/exercise/check.md,%,$(wildcard labs/*/exercise/check.md))

# Does every exercise's grader tell right from wrong?
prove: tools
	@$(lab) prove --build $(BUILD) $(exercises)

# Does a grader notice when a right answer is damaged? It takes a while, and goes on where it ended.
mutants: tools
	@$(lab) prove --mutants --build $(BUILD) $(exercises)

doctor: tools
	@$(lab) doctor --build $(BUILD) $(lab_files)

lint: tools
	@$(lab) lint $(lab_files)

.PHONY: message

# MESSAGE='...' is what is looked up, as it is written; without it, what lab message reads.
message: tools
	@$(lab) message --guide GUIDE.md $(if $(value MESSAGE),-- '$(subst ','\'',$(subst $(newline), ,$(value MESSAGE)))')

labs: tools
	@$(lab) test --build $(BUILD) $(lab_files)

# --- libdemo and the programs, built apart from their sources --------------------

copies:
	@mkdir -p $(BUILD)/course
	cp -R libdemo prog $(BUILD)/course

libdemo: copies
	$(MAKE) -C $(BUILD)/course/libdemo

# prog's own Makefile builds the library when it is missing: one at a time, then.
prog: libdemo
	$(MAKE) -C $(BUILD)/course/prog

# --- tests --------------------------------------------------------------------

test tests: tools
	BUILD=$(BUILD) BATS=$(BATS) tests/run

# The labs and exercises with every compiler and linker that is installed.
test-matrix: tools
	BUILD=$(BUILD) EXERCISES=1 tests/matrix

# Over every ELF file and archive of this machine of up to PARITY_SIZE megabytes.
PARITY_SIZE = 20
PARITY_JOBS = $(processors)
parity: tools
	BUILD=$(BUILD) SIZE=$(PARITY_SIZE) tests/parity/run -m -b 40 -j $(PARITY_JOBS)

# mini-ldd and mini-bind against the loader, in WORLDS random worlds of the series SEED.
SEED   = 1
WORLDS = 10000
worlds: tools
	BUILD=$(BUILD) tests/worlds/run $(SEED) $(WORLDS)

bench: tools
	BUILD=$(BUILD) tests/bench/run

# COUNT=200000 broken files for each tool; tests/fuzz/run lists what else can be set.
fuzz:
	BUILD=$(BUILD) COUNT=$(COUNT) tests/fuzz/run

# The same, led by coverage; needs clang with libFuzzer.
fuzz-guided:
	BUILD=$(BUILD) COUNT=$(COUNT) GUIDED=1 tests/fuzz/run

claims: tests/claims.tsv
tests/claims.tsv: tests/claims.sh tests/claims.txt $(lab_files)
	tests/claims.sh >$@

# The table of what is commonly said, and is not so, comes from the comments in the labs; it is
# written between its two marks in GUIDE.md.
guide: tools
	@$(lab) popular $(lab_files) >$(BUILD)/popular.md
	@awk -v table=$(BUILD)/popular.md ' \
		/^<!-- table end/ { while ((getline row <table) > 0) print row; inside = 0 } \
		!inside { print } \
		/^<!-- table: popular/ { inside = 1 }' GUIDE.md >$(BUILD)/GUIDE.md
	@cmp -s $(BUILD)/GUIDE.md GUIDE.md || cp $(BUILD)/GUIDE.md GUIDE.md

clean:
	rm -rf $(BUILD)

# --- help ---------------------------------------------------------------------

help:
	@echo "A course on libraries and linking, run on your own machine."
	@echo
	@sed -n 's/^# Lab \([0-9]*\): \(.*\)/  lab \1   \2/p' $(lab_files) /dev/null
	@echo
	@echo "  make lab3      watch it: a demonstration that stops where you should predict"
	@echo "  make step3     go through it command by command"
	@echo "  make notes3    the teacher's view of lab3, in a second terminal"
	@echo "  make shell3    a shell in its folder, to type along with the text"
	@echo "  make start3    begin its exercise; then check3, hint3, watch3, solution3, reset3"
	@echo "  make progress  how far you are with the exercises"
	@echo "  make doctor    what this machine is like, and what it would skip"
	@echo "  make message   what does this error message mean? Paste it, or MESSAGE='...'"
	@echo "  make tools     build the tools into $(BUILD)/bin"
	@echo "  make test      run all tests (needs bats)"
	@echo
	@echo "Begin with GUIDE.md and 'make lab1'. PAUSE=0 make lab1 does not stop."

.PHONY: help doctor progress clean $(unknown)
.PHONY: tools all-tools install copies libdemo prog
.PHONY: labs lint prove mutants claims guide
.PHONY: test tests test-matrix parity worlds bench fuzz fuzz-guided
