/* among.c: three addresses among the code, as hand-written assembler may have them. */
__asm__(".text\n"
        ".dc.a demo_calls, demo_tick, demo_version\n");
