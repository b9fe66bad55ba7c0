// A counter that advances by one for each instruction where QEMU runs with `-icount shift=0`: then
// virtual time is what counts, a nanosecond for each instruction. SysTick counts at the processor's
// clock: 40 instructions a tick on MPS2 with AN386 and AN500, 50 with AN505, 62.5 on the micro:bit.
// QEMU 7.2 and 10.0 have no cycle counter there.
//
// ARMv4T and ARMv6 have none: QEMU's ARM1176 reads 0 from its own (c15), and the timer of the
// Versatile/PB advances once in a thousand instructions.

#include "guest_testing.h"

#if defined(__aarch64__)

void _qx_counter_prepare(void) {
  // PMCR_EL0.E and .C, and bit 31 of PMCNTENSET_EL0 (DDI 0487, D19.5): the cycle counter.
  __asm__ volatile("msr pmcr_el0, %0" ::"r"(0x45ul));
  __asm__ volatile("msr pmcntenset_el0, %0" ::"r"(1ul << 31));
  __asm__ volatile("isb");
}

uint64_t _qx_counter_read(void) {
  uint64_t value;
  __asm__ volatile("isb\n\tmrs %0, pmccntr_el0" : "=r"(value)::"memory");
  return value;
}

#elif defined(__riscv)

void _qx_counter_prepare(void) {}

uint64_t _qx_counter_read(void) {
#if __riscv_xlen == 64
  uint64_t value;
  __asm__ volatile("csrr %0, 0xc02" : "=r"(value)::"memory");
  return value;
#else
  uint32_t low, high, again;
  do {
    __asm__ volatile("csrr %0, 0xc82\n\tcsrr %1, 0xc02\n\tcsrr %2, 0xc82"
                     : "=r"(high), "=r"(low), "=r"(again)::"memory");
  } while (high != again);
  return (uint64_t)high << 32 | low;
#endif
}

#elif defined(__x86_64__) || defined(__i386__)

void _qx_counter_prepare(void) {}

uint64_t _qx_counter_read(void) {
  uint32_t low, high;
  __asm__ volatile("rdtsc" : "=a"(low), "=d"(high)::"memory");
  return (uint64_t)high << 32 | low;
}

#elif defined(__arm__) && defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

// SysTick (DDI 0403, B3.3): counts down from 24 bits at the processor's clock.
#define SYST_CSR (*(volatile uint32_t *)0xe000e010)
#define SYST_RVR (*(volatile uint32_t *)0xe000e014)
#define SYST_CVR (*(volatile uint32_t *)0xe000e018)

void _qx_counter_prepare(void) {
  SYST_RVR = 0xffffff;
  SYST_CVR = 0;
  SYST_CSR = 5;
}

uint64_t _qx_counter_read(void) { return 0xffffff - (SYST_CVR & 0xffffff); }

#define COUNTER_MASK 0xffffff

#elif defined(__ARM_ARCH_7A__)

void _qx_counter_prepare(void) {
  // PMCR.E and .C, PMCNTENSET.C (DDI 0406, B4.1.113 and B4.1.117).
  __asm__ volatile("mcr p15, 0, %0, c9, c12, 0" ::"r"(5u));
  __asm__ volatile("mcr p15, 0, %0, c9, c12, 1" ::"r"(1u << 31));
}

uint64_t _qx_counter_read(void) {
  uint32_t value;
  __asm__ volatile("mrc p15, 0, %0, c9, c13, 0" : "=r"(value)::"memory");
  return value;
}

#define COUNTER_MASK 0xffffffff

#else

void _qx_counter_prepare(void) {}
uint64_t _qx_counter_read(void) { return 0; }

#endif

#ifndef COUNTER_MASK
#define COUNTER_MASK UINT64_MAX
#endif

uint64_t _qx_counter_mask(void) { return COUNTER_MASK; }
