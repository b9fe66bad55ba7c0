// The trap vector for RISC-V: reports and ends QEMU ("The RISC-V Instruction Set Manual, volume
// II", version 20211203, 3.1.14 to 3.1.16). Nothing is saved: no trap returns.

#if defined(__riscv)

#if __riscv_xlen == 64
#define STORE sd
#define WORD 8
#else
#define STORE sw
#define WORD 4
#endif

  .section .text.vectors, "ax"
  .balign 4
  .global _qx_vectors
  .type _qx_vectors, @function
_qx_vectors:
  lla sp, _qx_trap_stack_top
  addi sp, sp, -4 * WORD
  csrr t0, mcause
  STORE t0, 0 * WORD(sp)
  STORE t0, 3 * WORD(sp)
  csrr t0, mepc
  STORE t0, 1 * WORD(sp)
  csrr t0, mtval
  STORE t0, 2 * WORD(sp)
  mv a0, sp
  li s0, 0
  li ra, 0
  tail _qx_report_trap
  .size _qx_vectors, . - _qx_vectors

#endif
