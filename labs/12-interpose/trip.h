/* trip.h: what libround, libchart and libmap offer. */
#ifndef TRIP_H
#define TRIP_H

void round_up(void);
void chart(void);
void map(void);

#endif
