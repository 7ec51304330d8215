# The course's front door. Plain "make" prints what there is.
#
#   BUILD   where everything built goes        (build)
#   WORK    where a student's work goes        (work)
#   CC      the compiler, for the tools and for the labs
#   CFLAGS  its options, for the tools only: a lab's commands run as they are written

BUILD ?= build
WORK  ?= work
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion

.DEFAULT_GOAL := help

# --- the tools ----------------------------------------------------------------

base_objects = $(patsubst tools/%.c,$(BUILD)/obj/%.o,$(wildcard tools/base/*.c))
elf_objects  = $(patsubst tools/%.c,$(BUILD)/obj/%.o,$(wildcard tools/elf/*.c))
lab_objects  = $(patsubst tools/%.c,$(BUILD)/obj/%.o,$(wildcard tools/lab/*.c))
minis        = $(patsubst tools/%.c,$(BUILD)/bin/%,$(wildcard tools/mini-*.c))

tools: $(BUILD)/bin/lab $(minis)

$(BUILD)/obj/%.o: tools/%.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_GNU_SOURCE -Itools $(CPPFLAGS) $(CFLAGS) $(WARNINGS) -MMD -MP -c -o $@ $<

$(BUILD)/bin/lab: $(lab_objects) $(elf_objects) $(base_objects)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^

$(BUILD)/bin/mini-%: $(BUILD)/obj/mini-%.o $(elf_objects) $(base_objects)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^

-include $(wildcard $(BUILD)/obj/*.d $(BUILD)/obj/*/*.d)

.PHONY: help tools
help:
	@sed -n 's/^# \(Lab [0-9]*: .*\)/\1/p' labs/*/LAB.md
