// The kinds of exception on AArch32, by the number that the vectors put in.

#if defined(__arm__)

#include "bare_metal.h"

#if defined(__ARM_ARCH_PROFILE) && __ARM_ARCH_PROFILE == 'M'

// "ARMv7-M Architecture Reference Manual", DDI 0403, B1.5.2. What ARMv6-M reports as a hard fault
// has kinds of its own on ARMv7-M, in CFSR (B3.2.15).
const char *_qx_trap_kind(const struct qx_trap *trap) {
  switch (trap->number) {
  case 2: return "non-maskable interrupt";
  case 3: return "hard fault";
  case 4: return "memory management fault";
  case 5: return "bus fault";
  case 6:
    if (trap->status & 1u << 16) return "undefined instruction";
    if (trap->status & 1u << 17) return "illegal execution state";
    if (trap->status & 1u << 19) return "floating-point access";
    if (trap->status & 1u << 24) return "misaligned access";
    if (trap->status & 1u << 25) return "division by zero";
    return "usage fault";
  case 11: return "supervisor call";
  case 12: return "debug monitor";
  case 14: return "pending supervisor call";
  case 15: return "system timer";
  default: return trap->number >= 16 ? "interrupt" : "exception";
  }
}

#else

// "Arm Architecture Reference Manual, ARMv7-A and ARMv7-R edition", DDI 0406, B1.8.1.
const char *_qx_trap_kind(const struct qx_trap *trap) {
  switch (trap->number) {
  case 0: return "reset";
  case 1: return "undefined instruction";
  case 2: return "supervisor call";
  case 3: return "prefetch abort";
  case 4: return "data abort";
  case 6: return "interrupt";
  case 7: return "fast interrupt";
  default: return "exception";
  }
}

#endif

#endif
