/*
 * map.h: draws a file to scale (--map).
 */
#ifndef READELF_MAP_H
#define READELF_MAP_H

#include "readelf/report.h"

/* Draws the parts of the file from top to bottom, and then the segments that lie
   inside others. As wide as the terminal; 80 columns where there is none. */
void print_map(struct report *report);

#endif
