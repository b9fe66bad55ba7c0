#include "bad.h"

_Noreturn void exit(int code);

void qx_bad_exit(int code) { exit(code); }

void qx_bad_disable_interrupts(void) {
#if defined(__aarch64__)
  __asm__ volatile("msr daifset, #15");
#elif defined(__arm__)
  __asm__ volatile("cpsid i");
#elif defined(__riscv)
  __asm__ volatile("csrci mstatus, 8");
#elif defined(__x86_64__) || defined(__i386__)
  __asm__ volatile("cli");
#endif
}
