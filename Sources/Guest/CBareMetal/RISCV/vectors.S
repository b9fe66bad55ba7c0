// The trap vectors for RISC-V: report and end QEMU ("The RISC-V Instruction Set Manual, volume
// II", version 20211203, 3.1.14 to 3.1.16, 4.1.7 to 4.1.9). Nothing is saved: no trap returns, but
// the one of a guarded semihosting call, behind which it goes on.

#if defined(__riscv)

#if __riscv_xlen == 64
#define STORE sd
#define WORD 8
#else
#define STORE sw
#define WORD 4
#endif

  // \level: the letter that the names of a mode's registers begin with.
  .macro vectors name, level
  .section .text.vectors.\name, "ax"
  .balign 4
  .global \name
  .type \name, @function
\name:
  csrr t0, \level\()epc
  lla t1, _qx_guarded_trap
  bne t0, t1, 1f
  lla t1, _qx_guarded_trap_failed
  csrw \level\()epc, t1
  \level\()ret
1:
  lla sp, _qx_trap_stack_top
  addi sp, sp, -4 * WORD
  csrr t0, \level\()cause
  STORE t0, 0 * WORD(sp)
  STORE t0, 3 * WORD(sp)
  csrr t0, \level\()epc
  STORE t0, 1 * WORD(sp)
  csrr t0, \level\()tval
  STORE t0, 2 * WORD(sp)
  mv a0, sp
  li s0, 0
  li ra, 0
  tail _qx_report_trap
  .size \name, . - \name
  .endm

  vectors _qx_machine_vectors, m
  vectors _qx_supervisor_vectors, s

#endif
