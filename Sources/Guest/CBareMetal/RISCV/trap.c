// The kinds of trap on RISC-V, by mcause ("The RISC-V Instruction Set Manual, volume II", version
// 20211203, table 3.6).

#if defined(__riscv)

#include "bare_metal.h"

const char *_qx_trap_kind(const struct qx_trap *trap) {
  if ((intptr_t)trap->number < 0) return "interrupt";
  switch (trap->number) {
  case 0: return "misaligned program counter";
  case 1: return "instruction access fault";
  case 2: return "illegal instruction";
  case 3: return "breakpoint instruction";
  case 4: return "misaligned load";
  case 5: return "load access fault";
  case 6: return "misaligned store";
  case 7: return "store access fault";
  case 8:
  case 9:
  case 11: return "environment call";
  case 12: return "instruction page fault";
  case 13: return "load page fault";
  case 15: return "store page fault";
  default: return "exception";
  }
}

#endif
