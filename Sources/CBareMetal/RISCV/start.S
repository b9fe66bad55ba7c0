// Start-up for RISC-V: from the first instruction to `_qx_run`, in machine mode.

#if defined(__riscv)

  .section .text.start, "ax"
  .global _start
  .type _start, @function
_start:
  .option push
  .option norelax
  lla gp, __global_pointer$
  .option pop

  // Harts other than the first wait for ever.
  csrr t0, mhartid
  beqz t0, 2f
1:
  wfi
  j 1b
2:
  // Nothing may be accessed in the 64 KiB below the stack, so that an overflow traps: memory
  // protection entry 0, a power of two, without permissions and locked, which makes it count in
  // machine mode ("The RISC-V Instruction Set Manual, volume II", version 20211203, 3.7.1). A
  // processor without the registers traps here, and goes on.
  lla t0, 3f
  csrw mtvec, t0
  lla t0, _qx_stack_limit
  li t1, 64 << 10
  sub t0, t0, t1
  srli t0, t0, 2
  li t1, (64 << 10) / 8 - 1
  or t0, t0, t1
  csrw pmpaddr0, t0
  li t0, 0x98
  csrw pmpcfg0, t0
  .balign 4
3:
  // Traps ("The RISC-V Instruction Set Manual, volume II", version 20211203, 3.1.7 mtvec), and
  // access to the floating-point registers (3.1.6.6 mstatus.FS = Initial).
  lla t0, _qx_vectors
  csrw mtvec, t0
  li t0, 1 << 13
  csrs mstatus, t0

  lla sp, _qx_stack_top
  li s0, 0
  li ra, 0
  tail _qx_run
  .size _start, . - _start

#endif
