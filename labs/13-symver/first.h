/* first.h: FIRST_VERSION, the oldest version that glibc has for this kind of processor:
   that of the release that brought the first port to it. */
#ifndef FIRST_H
#define FIRST_H

#ifdef __aarch64__
#define FIRST_VERSION "GLIBC_2.17"
#else
#define FIRST_VERSION "GLIBC_2.2.5" /* x86-64 */
#endif

#endif
