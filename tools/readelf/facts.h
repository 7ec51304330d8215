/*
 * facts.h: what a file is, and what holds for the whole of it.
 *
 * These are answers that several parts of the output need, most of them told from
 * more than one table. Nothing is printed here, and nothing remembered.
 */
#ifndef READELF_FACTS_H
#define READELF_FACTS_H

#include "readelf/report.h"

/* What a file is, as far as it can be told. */
enum file_kind {
    FILE_UNKNOWN, /* not looked yet */
    FILE_RELOCATABLE,
    FILE_MODULE,  /* relocatable, for the kernel */
    FILE_PROGRAM, /* names a loader */
    FILE_STATIC,  /* a program that names none */
    FILE_LIBRARY,
    FILE_CORE,
    FILE_DEBUG, /* has the sections of another file, and what debuggers need */
    FILE_OTHER,
};

/* Returns what the file is, never FILE_UNKNOWN. It goes through all sections: who
   asks often keeps the answer. */
enum file_kind find_file_kind(const struct report *report);

/* The room for what describe_file_type() writes, in bytes. */
enum { FILE_TYPE_SIZE = 48 };

/* Returns the description of e_type, as -h and -l print it; BUFFER (of
   FILE_TYPE_SIZE bytes) holds it where there is no name. */
const char *describe_file_type(const struct report *report, char *buffer);

/* Returns the first segment of TYPE, or NULL. */
const Elf64_Phdr *find_segment(const struct report *report, uint32_t type);

/* Returns the path in PT_INTERP, which is to become report->interpreter; its start is NULL if
   there is none. */
struct elf_text interpreter_path(const struct report *report);

/* Says whether the file is made for musl's loader. This and the next go through the whole
   dynamic section: who asks often keeps the answer. */
bool is_for_musl(const struct report *report);

/* Says whether all functions are looked up when the file is loaded. */
bool binds_now(const struct report *report);

/* Returns the name of the section that is loaded at ADDRESS; its start is NULL
   if there is none. */
struct elf_text loaded_section_name(const struct report *report, uint64_t address);

#endif
