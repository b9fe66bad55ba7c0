// The stack on which traps are reported, apart from the program's, which may be exhausted. Programs
// that aren't optimised and count what they execute take 1.8 KiB of it with 64 bits.

#if defined(__aarch64__) || defined(__arm__) || defined(__riscv) || defined(__x86_64__) || \
    defined(__i386__)
#if defined(__ELF__)
  .section .noinit.trap_stack, "aw", %nobits
  .balign 16
  .global _qx_trap_stack_limit
_qx_trap_stack_limit:
#if defined(__LP64__)
  .skip 4096
#else
  .skip 2048
#endif
  .global _qx_trap_stack_top
_qx_trap_stack_top:
#endif
#endif
