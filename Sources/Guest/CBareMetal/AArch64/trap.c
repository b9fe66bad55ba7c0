// The kinds of exception on AArch64, by ESR_ELx.EC ("Arm Architecture Reference Manual for
// A-profile architecture", DDI 0487, D24.2.40).

#if defined(__aarch64__)

#include "bare_metal.h"

const char *_qx_trap_kind(const struct qx_trap *trap) {
  switch (trap->number) {
  case 0x00: return "undefined instruction";
  case 0x07: return "floating-point access";
  case 0x0e: return "illegal execution state";
  case 0x15: return "supervisor call";
  case 0x16: return "hypervisor call";
  case 0x17: return "secure monitor call";
  case 0x18: return "system register access";
  case 0x20:
  case 0x21: return "instruction abort";
  case 0x22: return "misaligned program counter";
  case 0x24:
  case 0x25: return "data abort";
  case 0x26: return "misaligned stack pointer";
  case 0x2f: return "system error";
  case 0x3c: return "breakpoint instruction";
  default: return "exception";
  }
}

#endif
