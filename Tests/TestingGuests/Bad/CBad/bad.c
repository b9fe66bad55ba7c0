#include "bad.h"

#if defined(__riscv)
/// 1 where firmware has started the program, in supervisor mode: the linker script's.
extern char _qx_supervisor_mode[] __attribute__((weak));
#endif

_Noreturn void exit(int code);

void qx_bad_exit(int code) { exit(code); }

void qx_bad_disable_interrupts(void) {
#if defined(__aarch64__)
  __asm__ volatile("msr daifset, #15");
#elif defined(__ARM_ARCH_4T__)
  __asm__ volatile("mrs r0, cpsr\n\torr r0, r0, #0xc0\n\tmsr cpsr_c, r0" ::: "r0");
#elif defined(__arm__)
  __asm__ volatile("cpsid i");
#elif defined(__riscv)
  if (_qx_supervisor_mode) {
    __asm__ volatile("csrci sstatus, 2");
  } else {
    __asm__ volatile("csrci mstatus, 8");
  }
#elif defined(__x86_64__) || defined(__i386__)
  __asm__ volatile("cli");
#endif
}
