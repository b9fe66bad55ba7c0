// What Swift has no words for.

#ifndef BAD_H
#define BAD_H

void qx_bad_disable_interrupts(void);
_Noreturn void qx_bad_exit(int code);

#endif
