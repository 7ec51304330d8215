/*
 * interrupt.h: the signals that ask the engine to stop.
 *
 * Whoever waits for something also waits for these: with poll(2) on the descriptor, or by
 * asking for the signal between two pieces of work.
 */
#ifndef LAB_PROCESS_INTERRUPT_H
#define LAB_PROCESS_INTERRUPT_H

/* Catches SIGINT, SIGTERM, SIGHUP and SIGQUIT from now on, so that the engine can end what
   it has started; ignores SIGPIPE, and SIGCHLD no longer. Call it once in main, and again in
   a process that was forked to work on its own: it then has a descriptor that others do not
   wake. */
void interrupt_catch(void);

/* The signal that was caught, 0 if none. */
int interrupt_signal(void);

/* A descriptor that becomes readable when a signal is caught. */
int interrupt_descriptor(void);

#endif
