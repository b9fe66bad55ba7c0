// The kinds of exception on x86, by vector ("Intel 64 and IA-32 Architectures Software Developer's
// Manual", volume 3, table 6-1).

#if defined(__x86_64__) || defined(__i386__)

#include "bare_metal.h"

const char *_qx_trap_kind(const struct qx_trap *trap) {
  switch (trap->number) {
  case 0: return "division by zero";
  case 1: return "debug exception";
  case 2: return "non-maskable interrupt";
  case 3: return "breakpoint instruction";
  case 4: return "overflow";
  case 5: return "bound range exceeded";
  case 6: return "undefined instruction";
  case 7: return "floating-point access";
  case 8: return "double fault";
  case 10: return "invalid task state";
  case 11: return "segment not present";
  case 12: return "stack fault";
  case 13: return "general protection fault";
  case 14: return "page fault";
  case 16: return "floating-point error";
  case 17: return "misaligned access";
  case 18: return "machine check";
  case 19: return "vector floating-point error";
  default: return "exception";
  }
}

#endif
