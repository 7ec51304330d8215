/* thermo.h: the interface of libthermo, a thermometer. */
#ifndef THERMO_H
#define THERMO_H

/* Who made it. */
const char *maker(void);

/* The temperature: in degrees in release 1, in tenths of a degree in release 2, in
   hundredths of a degree from release 3 on. */
int temperature(void);

/* The humidity in percent; since release 2. */
int humidity(void);

/* The pressure of the air in hectopascal; since release 3. */
int pressure(void);

#endif
