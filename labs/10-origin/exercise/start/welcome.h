/* welcome.h: what libparty offers. */
#ifndef WELCOME_H
#define WELCOME_H

/* Welcomes GUEST on standard output. */
void welcome(const char *guest);

#endif
